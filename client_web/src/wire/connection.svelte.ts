/** One person's line to the server: hello, heartbeat, coming back after a break, and commands until answered. */
import { Clock } from "../state/clock.svelte";
import { Views } from "../state/views";
import { type Codec, loadCodec, SUBPROTOCOL } from "./codec";
import { knock } from "./knock";
import { type OpenedRoom, openRoom } from "./opening";
import { Outbox } from "./outbox";
import { goesStraight, PACE, type Pace, waitBefore } from "./pace";
import {
  type Answer,
  type CommandBody,
  type FromServer,
  type Identity,
  PROTOCOL,
  type Refusal,
  type RoomWish,
  type Sections,
  type ToServer,
  type ViewFrame,
  type Welcome,
} from "./types";

export type { Answer, CommandBody, Identity, Role, Welcome } from "./types";
export { RoomNotOpened } from "./opening";

/** `waiting` is between two tries; `refused` needs another hello; `gone` is ended by the server for good. */
export type Status = "idle" | "connecting" | "open" | "waiting" | "refused" | "gone";

/** Refusals of a hello that pass by themselves. */
const PASSING = new Set(["storage-down", "too-many-rooms"]);
/** Goodbyes after which coming back would only fight over the seat, or be sent away again. */
const FINAL = new Set(["seat-elsewhere", "removed", "too-many-errors"]);

export function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
}

export class Connection {
  sections: Partial<Sections> = $state.raw({});
  status: Status = $state("idle");
  /** Seconds to the next try. */
  retryIn = $state(0);
  /** Seconds without the server. */
  lostFor = $state(0);
  refusal: Refusal | null = $state(null);
  /** What the server said last before it let this line go. */
  bye: Refusal | null = $state(null);
  welcome: Welcome | null = $state(null);
  /** Commands without an answer. */
  pending = $state(0);

  readonly #url: string;
  readonly #pace: Pace;
  readonly #clock = new Clock();
  #identity: Identity | null = null;
  #outbox: Outbox | null = null;
  #views = new Views();
  #socket: WebSocket | null = null;
  #codec: Codec | null = null;
  #tryingAt: symbol | null = null;
  #beat: ReturnType<typeof setInterval> | undefined;
  #tries = 0;
  #nextTryAt = 0;
  #triedAt = 0;
  #knockedAt = 0;
  #knocking = false;
  #heardAt = 0;
  #beatAt = 0;
  /** When the answer to a ping is due; never while none is awaited. */
  #answerBy = Infinity;

  constructor(url: string = socketUrl(), pace: Pace = PACE) {
    this.#url = url;
    this.#pace = pace;
  }

  get clockLeft(): number {
    return this.#clock.left;
  }

  /** Opens a new room; rejects with RoomNotOpened. */
  open(wish: RoomWish): Promise<OpenedRoom> {
    return openRoom(this.#url, wish);
  }

  start(identity: Identity): void {
    this.stop();
    this.#identity = identity;
    this.#outbox = new Outbox(`${identity.role}.${identity.room}.${identity.desk ?? identity.key ?? ""}`);
    this.pending = this.#outbox.size;
    this.#views = new Views();
    this.sections = {};
    this.welcome = this.refusal = this.bye = null;
    this.#heardAt = this.#beatAt = performance.now();
    this.#tries = 0;
    this.#beat = setInterval(this.#onBeat, this.#pace.beatMs);
    addEventListener("offline", this.#onOffline);
    for (const sign of ["online", "pageshow"]) addEventListener(sign, this.#wake);
    for (const sign of ["visibilitychange", "resume"]) document.addEventListener(sign, this.#wake);
    this.#connect();
  }

  stop(): void {
    this.#endTries("idle");
    removeEventListener("offline", this.#onOffline);
    for (const sign of ["online", "pageshow"]) removeEventListener(sign, this.#wake);
    for (const sign of ["visibilitychange", "resume"]) document.removeEventListener(sign, this.#wake);
  }

  tryNow = (): void => {
    if (this.status === "waiting") this.#connect();
  };

  send(command: CommandBody): Promise<Answer> {
    const outbox = this.#outbox;
    if (outbox === null) throw new Error("A command was given before start().");
    return new Promise((answered) => {
      outbox.add(command, answered);
      this.pending = outbox.size;
      if (this.status === "open") outbox.unsent().forEach(this.#write);
    });
  }

  // -- the socket -------------------------------------------------------------------------------------------------
  #connect(): void {
    this.#drop();
    this.status = "connecting";
    this.#triedAt = performance.now();
    const current = (this.#tryingAt = Symbol());
    loadCodec().then(
      (codec) => {
        this.#codec = codec;
        if (this.#tryingAt === current) this.#dial(codec);
      },
      () => {
        if (this.#tryingAt === current) this.#wait();
      },
    );
  }

  #dial(codec: Codec): void {
    const socket = new WebSocket(this.#url, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      if (this.#identity !== null) this.#write({ t: "hello", v: PROTOCOL, ...this.#identity });
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      this.#heardAt = performance.now();
      this.#answerBy = Infinity;
      this.#take(codec.fromFrame(event.data));
    };
    socket.onclose = () => {
      this.#wait();
    };
    this.#socket = socket;
  }

  #drop(): void {
    this.#tryingAt = null;
    const socket = this.#socket;
    this.#answerBy = Infinity;
    if (socket === null) return;
    this.#socket = null;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #try(): void {
    if (goesStraight(this.#tries)) {
      this.#connect();
      return;
    }
    this.status = "connecting";
    this.#triedAt = performance.now();
    this.#knock();
  }

  /** Opens a socket when it is answered; without an answer a socket that is opening still has its time. */
  #knock(): void {
    if (this.#knocking) return;
    this.#knocking = true;
    this.#knockedAt = performance.now();
    void knock(this.#url, this.#pace.knockWithinMs).then((answered) => {
      this.#knocking = false;
      if (this.status !== "connecting" || this.#triedAt > this.#knockedAt) return;
      if (answered && !this.#isThrough) this.#connect();
      else if (this.#socket === null) this.#wait();
    });
  }

  get #hangs(): boolean {
    return this.status === "connecting" && !this.#isThrough && performance.now() - this.#triedAt > this.#pace.firstWaitMs;
  }

  /** The network lets this socket through, whatever the server says on it. */
  get #isThrough(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Gives the present socket up and tries again after a while. */
  #wait(): void {
    this.#drop();
    const { longestWaitMs, longestUnseenWaitMs } = this.#pace;
    const wait = waitBefore(this.#tries++, this.#pace, document.hidden ? longestUnseenWaitMs : longestWaitMs);
    this.#nextTryAt = performance.now() + wait;
    this.retryIn = Math.ceil(wait / 1000);
    this.status = "waiting";
  }

  #endTries(status: Status): void {
    clearInterval(this.#beat);
    this.#clock.stop();
    this.#drop();
    this.status = status;
  }

  #write = (message: ToServer): void => {
    if (this.#codec !== null && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(this.#codec.toFrame(message));
  };

  // -- what the server says ---------------------------------------------------------------------------------------
  #take(message: FromServer): void {
    switch (message.t) {
      case "welcome":
        this.#takeWelcome(message);
        break;
      case "view":
        this.#takeView(message);
        break;
      case "ack":
        this.#settle(message.n, { ok: true });
        break;
      case "refused":
        this.#takeRefusal(message.n, { slug: message.slug, say: message.say });
        break;
      case "bye":
        this.#takeBye({ slug: message.slug, say: message.say });
        break;
      case "opened":
      case "deck_checked":
      case "pong":
        break; // a pong is heard, which is all it is for
    }
  }

  #takeWelcome(welcome: Welcome): void {
    this.welcome = welcome;
    this.refusal = this.bye = null;
    this.#views.expectWhole();
    this.#tries = this.lostFor = 0;
    this.status = "open";
    this.#outbox?.goOnFrom(welcome.last_n);
    this.#outbox?.unanswered().forEach(this.#write);
  }

  #takeView(frame: ViewFrame): void {
    const taken = this.#views.take(frame);
    if (taken === "gap") this.#write({ t: "resync" });
    if (taken !== "merged") return;
    if (frame.set.clock !== undefined) this.#clock.take(frame.set.clock);
    // Of a new step everybody's frame comes last: shown one by one, each would push down what the one before brought.
    if (frame.turn > (this.#views.sections.phase?.turn ?? frame.turn)) return;
    this.sections = this.#views.sections;
  }

  #takeRefusal(n: number | null, refusal: Refusal): void {
    if (n !== null) this.#settle(n, { ok: false, ...refusal });
    else if (this.status === "connecting") this.#refuseHello(refusal);
  }

  #refuseHello(refusal: Refusal): void {
    if (PASSING.has(refusal.slug)) {
      this.bye = refusal; // the reason to show while waiting
      this.#wait();
      return;
    }
    this.refusal = refusal;
    this.#endTries("refused");
  }

  #takeBye(bye: Refusal): void {
    this.bye = bye;
    if (FINAL.has(bye.slug)) this.#endTries("gone");
    else this.#wait();
  }

  #settle(n: number, answer: Answer): void {
    this.#outbox?.settle(n, answer);
    this.pending = this.#outbox?.size ?? 0;
  }

  // -- heartbeat --------------------------------------------------------------------------------------------------
  /** An offline phone's socket closes without a word, so silence is what tells (measured: 12 s and more). */
  #onBeat = (): void => {
    const now = performance.now();
    const slept = now - this.#beatAt > this.#pace.sleptMs;
    this.#beatAt = now;
    if (this.status !== "open") this.lostFor = Math.floor((now - this.#heardAt) / 1000);
    if (slept) this.#wake();
    else if (this.status === "waiting") this.#countDown(now);
    else if (this.status === "connecting") this.#mindTheTry(now);
    else this.#mindTheSilence(now);
  };

  #countDown(now: number): void {
    this.retryIn = Math.max(0, Math.ceil((this.#nextTryAt - now) / 1000));
    if (now >= this.#nextTryAt) this.#try();
  }

  #mindTheTry(now: number): void {
    const { welcomeWithinMs, knockAfterMs, knockWithinMs } = this.#pace;
    if (now - this.#triedAt > welcomeWithinMs) this.#wait();
    else if (!this.#isThrough && now - this.#triedAt > knockAfterMs && now - this.#knockedAt > knockWithinMs) this.#knock();
  }

  #mindTheSilence(now: number): void {
    if (now > this.#answerBy) this.#wait();
    else if (now - this.#heardAt > this.#pace.pingAfterMs && this.#answerBy === Infinity) this.#ping(this.#pace.answerWithinMs);
  }

  #ping(withinMs: number): void {
    this.#answerBy = performance.now() + withinMs;
    this.#write({ t: "ping" });
  }

  #onOffline = (): void => {
    if (this.status === "open" || this.status === "connecting") this.#wait();
  };

  /** A phone that was asleep may hold a dead socket: it tries at once, or asks whether anybody is there. */
  #wake = (event?: Event): void => {
    if (event?.type === "visibilitychange" && document.hidden) return;
    if (this.status === "open") this.#ping(this.#pace.wakeWithinMs);
    else if (this.status === "waiting" || this.#hangs) this.#connect();
  };
}
