/** Words somebody has typed that the game does not have. They outlive the bell and a reload, until they go in or are put away. */
import { untrack } from "svelte";
import { keep, kept } from "../state/keep";

export interface Words {
  readonly room: string;
  readonly turn: number;
  readonly field: string;
  readonly text: string;
}

const PLACE = "unsent";

export class Unsent {
  #all: readonly Words[] = $state.raw((kept(PLACE) as Words[] | null) ?? []);

  /** What is in `field` now, and what the game would go on with. Only one room's words are kept. */
  write(room: string, turn: number, field: string, text: string, taken: string): void {
    const others = untrack(() => this.#all).filter((one) => one.room === room && !(one.turn === turn && one.field === field));
    this.#keep(text.trim() === taken.trim() ? others : [...others, { room, turn, field, text }]);
  }

  /** What this phone still holds for a field of this turn. */
  at(room: string, turn: number, field: string): string | null {
    return this.#all.find((one) => one.room === room && one.turn === turn && one.field === field)?.text ?? null;
  }

  /** What did not go in before its step was over. */
  late(room: string, turn: number): readonly Words[] {
    return this.#all.filter((one) => one.room === room && one.turn !== turn && one.text.trim() !== "");
  }

  putAway(turn: number): void {
    this.#keep(this.#all.filter((one) => one.turn === turn));
  }

  #keep(all: readonly Words[]): void {
    if (all.length === 0 && untrack(() => this.#all).length === 0) return;
    this.#all = all;
    keep(PLACE, all);
  }
}

export const unsent = new Unsent();
