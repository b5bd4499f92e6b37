/** How one message becomes a frame and back: MessagePack in binary frames, JSON in text frames. */
import { decode, encode } from "@msgpack/msgpack";
import type { FromServer, ToServer } from "./types";

export function toFrame(message: ToServer): Uint8Array<ArrayBuffer> {
  return encode(message, { ignoreUndefined: true });
}

/** Reads a frame of the server, which is trusted to keep to the schema: this is where bytes become messages. */
export function fromFrame(frame: string | ArrayBuffer): FromServer {
  return (typeof frame === "string" ? JSON.parse(frame) : decode(new Uint8Array(frame))) as FromServer;
}
