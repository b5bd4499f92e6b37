/** A text that is saved as it is typed, and that somebody else may write in as well. */
import type { Answer } from "../wire/connection.svelte";
import type { Refusal } from "../wire/types";
import { length } from "./words";

const QUIET_MS = 900;
const LONGEST_MS = 3_000;

export class SavedField {
  text = $state("");
  /** What the server has. */
  saved = $state("");
  refused: Refusal | null = $state(null);
  readonly #send: (text: string) => Promise<Answer>;
  readonly #limit: number;
  readonly #note: (text: string, saved: string) => void;
  #told: string;
  #changedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  /** `before` is what this phone still holds that the server may not have; `note` is told of every change of the two. */
  constructor(
    send: (text: string) => Promise<Answer>,
    known: string,
    limit: number,
    before: string | null = null,
    note: (text: string, saved: string) => void = () => undefined,
  ) {
    this.#send = send;
    this.#limit = limit;
    this.#note = note;
    this.#told = this.text = this.saved = known;
    if (before !== null) this.write(before);
  }

  get over(): number {
    return Math.max(0, length(this.text) - this.#limit);
  }

  get isSaved(): boolean {
    return this.text.trim() === this.saved.trim();
  }

  write(text: string): void {
    this.text = text;
    this.#note(text, this.saved);
    this.#plan();
  }

  /** What the server tells anew. Words of one's own that are on their way win, as they do on the server. */
  take(told: string): void {
    if (told === this.#told) return;
    this.#told = told;
    if (!this.isSaved || this.#sending) return;
    this.saved = told;
    if (told.trim() !== this.text.trim()) this.text = told;
  }

  /** Sends without waiting for the pen to rest: the bell is near, or the screen goes. */
  flush(): void {
    clearTimeout(this.#timer);
    void this.#save();
  }

  #plan(): void {
    if (this.isSaved || this.over > 0) return;
    this.#changedAt ??= performance.now();
    const longest = this.#changedAt + LONGEST_MS - performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), Math.max(0, Math.min(QUIET_MS, longest)));
  }

  async #save(): Promise<void> {
    if (this.#sending || this.isSaved || this.over > 0) return;
    this.#sending = true;
    this.#changedAt = null;
    const text = this.text;
    const answer = await this.#send(text);
    this.#sending = false;
    this.refused = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.saved = text;
    this.#note(this.text, text);
    this.#plan();
  }
}
