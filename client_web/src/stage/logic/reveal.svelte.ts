/** Paces the reveal: one beat after another, and at the end at once when the step was not just entered. */
import { untrack } from "svelte";
import type { ResultRow, ResultSection } from "../../wire/types";

export const PLACES_SHOWN = 3;

/** What each beat brings on. `place` shows one row's place and line. */
export type Beat =
  | { readonly kind: "bars" | "authors" | "reaction" | "swing" | "words" }
  | { readonly kind: "place"; readonly row: ResultRow };

/** The beats that can be played now: the last three wait for the customer. */
export function beatsOf(result: ResultSection | null | undefined): Beat[] {
  const rows = result?.rows ?? [];
  const places = result?.votes === 0 ? rows.slice(0, 1) : rows.slice(0, PLACES_SHOWN).reverse();
  const beats: Beat[] = [{ kind: "bars" }, ...places.map((row): Beat => ({ kind: "place", row })), { kind: "authors" }];
  const answered = rows.some(({ best, reaction }) => best && reaction !== null);
  return answered ? [...beats, { kind: "reaction" }, { kind: "swing" }, { kind: "words" }] : beats;
}

/** How long a beat lasts, as the tokens say; shorter for those who asked for less motion. */
function beatMs(): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue("--d-beat").trim();
  const value = Number.parseFloat(text);
  if (Number.isNaN(value)) return 0;
  return text.endsWith("ms") ? value : value * 1000;
}

export class Reveal {
  #played = $state(0);
  readonly #beats: () => Beat[];

  /** Made while a component starts; without `paced` everything that is known stands there from the beginning. */
  constructor(
    result: () => ResultSection | null | undefined,
    paced: boolean,
    wait: () => number = beatMs,
    onBeat: (played: number) => void = () => undefined,
  ) {
    const known = $derived(result()); // of its own, so that frames about other things do not start a beat again
    const beats = $derived(beatsOf(known));
    this.#beats = () => beats;
    this.#played = paced ? 1 : untrack(() => beats.length);
    $effect(() => {
      if (this.#played >= beats.length) return;
      const next = setTimeout(() => {
        this.#played += 1;
        onBeat(this.#played);
      }, wait());
      return () => {
        clearTimeout(next);
      };
    });
  }

  has(kind: Beat["kind"]): boolean {
    return this.#past().some((beat) => beat.kind === kind);
  }

  /** True when there is nothing more to tell for now. */
  get done(): boolean {
    return this.#played >= this.#beats().length;
  }

  /** The row whose line is on show: third, then second, then first. */
  get row(): ResultRow | null {
    return this.#past().flatMap((beat) => (beat.kind === "place" ? [beat.row] : [])).at(-1) ?? null;
  }

  /** True while the newest beat is the swing of the gauge. */
  get swings(): boolean {
    return this.#past().at(-1)?.kind === "swing";
  }

  skip(): void {
    this.#played = this.#beats().length;
  }

  #past(): Beat[] {
    return this.#beats().slice(0, this.#played);
  }
}
