/** The commands a person gave that the server has not answered yet, kept across breaks and reloads. */
import { keep, kept } from "../state/keep";
import type { Answer, Command, CommandBody } from "./types";

interface Entry {
  readonly body: CommandBody;
  n: number | null;
  answered?: (answer: Answer) => void;
}

interface Kept {
  readonly last: number;
  readonly entries: readonly Pick<Entry, "body" | "n">[];
}

export class Outbox {
  readonly #place: string;
  #last = 0;
  #entries: Entry[] = [];

  /** `scope` names whose counter this is: one seat, or one facilitator's desk. */
  constructor(scope: string) {
    this.#place = `outbox.${scope}`;
    const before = kept(this.#place) as Kept | null;
    if (before === null) return;
    this.#last = before.last;
    this.#entries = before.entries.map((entry) => ({ ...entry }));
  }

  get size(): number {
    return this.#entries.length;
  }

  add(body: CommandBody, answered: (answer: Answer) => void): void {
    this.#entries.push({ body, n: null, answered });
    this.#keep();
  }

  /** The server has done this many already: a browser that lost its memory goes on from there. */
  goOnFrom(lastDone: number): void {
    this.#last = Math.max(this.#last, lastDone);
  }

  /** Everything without an answer, in the order it was given. */
  unanswered(): Command[] {
    return this.#numbered(this.#entries);
  }

  /** What has never been sent; a command takes its number now, so no number can be spent on an unknown seat. */
  unsent(): Command[] {
    return this.#numbered(this.#entries.filter((entry) => entry.n === null));
  }

  settle(n: number, answer: Answer): void {
    const entry = this.#entries.find((one) => one.n === n);
    if (entry === undefined) return;
    this.#entries = this.#entries.filter((one) => one !== entry);
    this.#keep();
    entry.answered?.(answer);
  }

  #numbered(entries: readonly Entry[]): Command[] {
    const commands = entries.map((entry) => {
      entry.n ??= ++this.#last;
      return { ...entry.body, n: entry.n };
    });
    this.#keep();
    return commands;
  }

  #keep(): void {
    keep(this.#place, { last: this.#last, entries: this.#entries.map(({ body, n }) => ({ body, n })) });
  }
}
