/** A line to the server that says no hello: it opens, or not, and brings back what it is given. */
import { fromFrame, toFrame } from "../../wire/msgpack";
import type { ToServer } from "../../wire/types";

export type Encoding = "msgpack" | "json";

/** `refused`: closed before it was open; `silent`: neither opened nor closed in time. */
export type Refusal = "refused" | "silent";

/** What became of an echo: the milliseconds it took, changed on the way, or never back. */
export type Trip = number | "harmed" | "lost";

interface Waiting {
  readonly echo: string;
  readonly sentAt: number;
  readonly back: (trip: Trip) => void;
}

const OPEN_WITHIN_MS = 10_000;

export class Line {
  /** Settles when the line is closed, by whomever. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #encoding: Encoding;
  /** Answers come in the order of their questions. */
  #waiting: Waiting[] = [];

  private constructor(socket: WebSocket, encoding: Encoding) {
    this.#socket = socket;
    this.#encoding = encoding;
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      const message = fromFrame(data);
      const first = message.t === "pong" ? this.#waiting.shift() : undefined;
      if (message.t === "pong") first?.back(message.echo === first.echo ? performance.now() - first.sentAt : "harmed");
    };
    this.closed = new Promise((closed) => {
      socket.onclose = () => {
        for (const one of this.#waiting.splice(0)) one.back("lost");
        closed();
      };
    });
  }

  static open(url: string, encoding: Encoding): Promise<Line | Refusal> {
    return new Promise((opened) => {
      const socket = new WebSocket(url, `hotseat.v1.${encoding}`);
      socket.binaryType = "arraybuffer";
      const late = setTimeout(() => {
        opened("silent");
        socket.close();
      }, OPEN_WITHIN_MS);
      socket.onopen = () => {
        clearTimeout(late);
        opened(new Line(socket, encoding));
      };
      socket.onclose = () => {
        clearTimeout(late);
        opened("refused");
      };
    });
  }

  /** Sends a ping that asks for these words back. */
  echo(echo: string): Promise<Trip> {
    return new Promise((back) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        back("lost");
        return;
      }
      this.#waiting.push({ echo, sentAt: performance.now(), back });
      const ping: ToServer = { t: "ping", echo };
      this.#socket.send(this.#encoding === "json" ? JSON.stringify(ping) : toFrame(ping));
    });
  }

  close(): void {
    this.#socket.close();
  }
}
