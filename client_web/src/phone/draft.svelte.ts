/** A draft: kept on the phone at each key, and on the server when the pen rests. */
import type { Answer, CommandBody } from "../wire/connection.svelte";
import { unsent } from "./unsent.svelte";
import { length } from "./words";

export const LIMIT = 400;
const QUIET_MS = 1_200;
const LONGEST_MS = 4_000;

export class Draft {
  text = $state("");
  /** What the server has. */
  saved = $state("");
  readonly #send: (command: CommandBody) => Promise<Answer>;
  readonly #room: string;
  readonly #turn: number;
  /** What was proposed stands for its author, whatever is written after it. */
  #proposed: string | null = null;
  #changedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  /** `known` is what the server has of this turn; what the phone kept of the same turn is newer. */
  constructor(send: (command: CommandBody) => Promise<Answer>, room: string, turn: number, known: string) {
    this.#send = send;
    this.#turn = turn;
    this.#room = room;
    this.saved = known;
    this.text = unsent.at(room, turn, "draft") ?? known;
    this.#plan();
  }

  get over(): number {
    return Math.max(0, length(this.text) - LIMIT);
  }

  get isSaved(): boolean {
    return this.text.trim() === this.saved.trim();
  }

  write(text: string): void {
    this.text = text;
    this.#keep();
    this.#plan();
  }

  /** What the room has as this person's proposal. */
  propose(proposed: string | null): void {
    if (proposed === this.#proposed) return;
    this.#proposed = proposed;
    this.#keep();
  }

  /** Sends what is written without waiting for the pen to rest: the bell is near, or the screen goes. */
  flush(): void {
    clearTimeout(this.#timer);
    void this.#save();
  }

  #keep(): void {
    unsent.write(this.#room, this.#turn, "draft", this.text, this.#proposed ?? this.saved);
  }

  #plan(): void {
    if (this.isSaved || this.over > 0) return;
    this.#changedAt ??= performance.now();
    const longest = this.#changedAt + LONGEST_MS - performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), Math.max(0, Math.min(QUIET_MS, longest)));
  }

  /** One at a time: while the line is down, what waits in the outbox must not pile up with every key. */
  async #save(): Promise<void> {
    if (this.#sending || this.isSaved || this.over > 0) return;
    this.#sending = true;
    this.#changedAt = null;
    const text = this.text;
    const answer = await this.#send({ t: "save_draft", turn: this.#turn, text });
    this.#sending = false;
    if (!answer.ok) return;
    this.saved = text;
    this.#keep();
    this.#plan();
  }
}
