/** Opens a new room over a socket of its own; the facilitator says hello to it afterwards. */
import { t } from "../i18n/shared";
import { type Codec, loadCodec, SUBPROTOCOL } from "./codec";
import { PROTOCOL, type Refusal, type RoomWish } from "./types";

export interface OpenedRoom {
  readonly room: string;
  readonly key: string;
}

/** The server refused (its slug), or could not be reached (`unreachable`). */
export class RoomNotOpened extends Error implements Refusal {
  readonly slug: string;
  readonly say: string;

  constructor({ slug, say }: Refusal) {
    super(say);
    this.name = "RoomNotOpened";
    this.slug = slug;
    this.say = say;
  }
}

export async function openRoom(url: string, wish: RoomWish): Promise<OpenedRoom> {
  const codec = await loadCodec().catch(() => {
    throw unreachable();
  });
  return ask(codec, url, wish);
}

function ask({ fromFrame, toFrame }: Codec, url: string, wish: RoomWish): Promise<OpenedRoom> {
  return new Promise((opened, failed) => {
    const socket = new WebSocket(url, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      socket.send(toFrame({ t: "open", v: PROTOCOL, ...wish }));
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      const answer = fromFrame(event.data);
      if (answer.t === "opened") opened({ room: answer.room, key: answer.key });
      else if (answer.t === "refused" || answer.t === "bye") failed(new RoomNotOpened(answer));
      else return;
      socket.close();
    };
    socket.onclose = () => {
      failed(unreachable());
    };
  });
}

function unreachable(): RoomNotOpened {
  return new RoomNotOpened({ slug: "unreachable", say: t("unreachable") });
}
