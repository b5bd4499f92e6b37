/** The facilitator's own notes: one text for each round and one for before, in this browser and nowhere else. */
import { keep, kept } from "../state/keep";

export interface RoundNotes {
  /** The scenario played, for whoever reads the notes later. */
  readonly title: string;
  readonly text: string;
}

function isNote(value: unknown): value is RoundNotes {
  const { title, text } = (value ?? {}) as Record<string, unknown>;
  return typeof title === "string" && typeof text === "string";
}

export class Notes {
  readonly #place: string;
  #rounds: Readonly<Record<number, RoundNotes>> = $state.raw({});

  constructor(room: string) {
    this.#place = `desk.notes.${room}`;
    this.#rounds = this.#read();
  }

  #read(): Record<number, RoundNotes> {
    try {
      const entries = Object.entries((kept(this.#place) ?? {}) as Record<string, unknown>);
      return Object.fromEntries(entries.flatMap(([round, note]) => (isNote(note) ? [[Number(round), note]] : [])));
    } catch {
      return {};
    }
  }

  textOf(round: number): string {
    return this.#rounds[round]?.text ?? "";
  }

  /** Round nought is the time before the first one; a round without a title keeps the one it had. */
  write(round: number, title: string, text: string): void {
    const note = { title: title === "" ? (this.#rounds[round]?.title ?? "") : title, text };
    this.#rounds = { ...this.#rounds, [round]: note };
    keep(this.#place, this.#rounds);
  }

  /** The rounds with words in them, the first one first. */
  get written(): (RoundNotes & { readonly round: number })[] {
    return Object.entries(this.#rounds)
      .map(([round, note]) => ({ round: Number(round), ...note }))
      .filter((one) => one.text.trim() !== "")
      .sort((one, other) => one.round - other.round);
  }
}
