/** Asks the server whether a deck can be played: one text at a time, and always the newest. */
import { type Codec, loadCodec, SUBPROTOCOL } from "../wire/codec";
import { socketUrl } from "../wire/connection.svelte";
import type { DeckChecked } from "../wire/types";

/** The server takes no longer text, and no frame above 256 KiB. */
const MOST_CHARACTERS = 200_000;
const MOST_BYTES = 250_000;
const PATIENCE_MS = 15_000;

export type Checked = DeckChecked | "offline" | "large";

export function isTooLarge(text: string): boolean {
  return Array.from(text).length > MOST_CHARACTERS || new TextEncoder().encode(text).length > MOST_BYTES;
}

/** One question on a socket of its own, which the server need not keep. */
export async function checkDeck(text: string, url: string = socketUrl()): Promise<Checked> {
  if (isTooLarge(text)) return "large";
  const codec = await loadCodec().catch(() => null);
  return codec === null ? "offline" : ask(codec, text, url);
}

function ask({ fromFrame, toFrame }: Codec, text: string, url: string): Promise<Checked> {
  return new Promise((answered) => {
    const socket = new WebSocket(url, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    const patience = setTimeout(() => {
      socket.close();
    }, PATIENCE_MS);
    socket.onopen = () => {
      socket.send(toFrame({ t: "check_deck", text }));
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      const answer = fromFrame(event.data);
      if (answer.t === "deck_checked") answered(answer);
      socket.close();
    };
    socket.onclose = () => {
      clearTimeout(patience);
      answered("offline");
    };
  });
}
