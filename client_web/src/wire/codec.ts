/** Fetches the code that packs frames: a phone's first page is lighter without it, and nobody speaks before they come in. */

/** What the client offers; the server takes the first. */
export const SUBPROTOCOL = "hotseat.v1.msgpack";

export type Codec = typeof import("./msgpack");

export function loadCodec(): Promise<Codec> {
  return import("./msgpack");
}
