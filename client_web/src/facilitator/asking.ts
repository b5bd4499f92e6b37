/** How a room stands, asked for as a stage would ask: one look, then the line is closed again. */
import { type Codec, loadCodec, SUBPROTOCOL } from "../wire/codec";
import { socketUrl } from "../wire/connection.svelte";
import { type PhaseSection, PROTOCOL, type Sections } from "../wire/types";

/** Null where the server does not have the room, or not any more. */
export type Standing = { readonly phase: PhaseSection["name"]; readonly round: number; readonly here: number } | null;

/** Rejects when the server cannot be reached, or will not say now. */
export async function askStanding(room: string, url: string = socketUrl()): Promise<Standing> {
  return ask(await loadCodec(), room, url);
}

function ask({ fromFrame, toFrame }: Codec, room: string, url: string): Promise<Standing> {
  return new Promise((stands, failed) => {
    const socket = new WebSocket(url, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    const seen: Partial<Sections> = {};
    socket.onopen = () => {
      socket.send(toFrame({ t: "hello", v: PROTOCOL, role: "stage", room }));
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      const answer = fromFrame(event.data);
      if (answer.t === "refused" && answer.slug === "room-unknown") stands(null);
      if (answer.t === "view") Object.assign(seen, answer.set);
      if (seen.phase !== undefined && seen.room !== undefined) {
        stands({ phase: seen.phase.name, round: seen.phase.round, here: seen.room.here });
      } else if (answer.t !== "refused" && answer.t !== "bye") return;
      socket.close();
    };
    socket.onclose = () => {
      failed(new Error("The server did not say how the room stands."));
    };
  });
}
