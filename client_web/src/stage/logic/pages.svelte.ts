/** Turns pages by themselves, and with the arrow keys for whoever stands at the stage's keyboard. */
import { language } from "../../i18n/language.svelte";
import { embedded } from "./embedded";

export class Pages {
  #turned = $state(0);
  readonly #count: () => number;

  /**
   * Made while a component starts. A page turned by hand stays its full time; with a `place` a reload comes back to it.
   * Without seconds the pages wait to be turned.
   */
  constructor(count: () => number, seconds: number | null, place: string | null = null, start = 0) {
    this.#count = count;
    this.#turned = (place === null ? null : remembered(place)) ?? start;
    $effect(() => {
      if (place !== null) remember(place, this.#turned);
    });
    const many = $derived(count() > 1);
    $effect(() => {
      if (!many) return;
      const turned = this.#turned;
      const next = seconds === null ? undefined : setTimeout(() => (this.#turned = turned + 1), seconds * 1000);
      if (!embedded) addEventListener("keydown", this.#onKey);
      return () => {
        clearTimeout(next);
        removeEventListener("keydown", this.#onKey);
      };
    });
  }

  get count(): number {
    return this.#count();
  }

  get at(): number {
    const count = Math.max(1, this.count);
    return ((this.#turned % count) + count) % count;
  }

  #onKey = ({ key }: KeyboardEvent): void => {
    const [onward, back] = language.direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (key === onward) this.#turned += 1;
    if (key === back) this.#turned -= 1;
  };
}

const PLACE = "hotseat.stage.page";

/** Of this window only: two stages of one browser turn their pages apart. */
function remember(place: string, turned: number): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify([place, turned]));
  } catch {
    // storage is full or forbidden: a reload starts with the first page
  }
}

function remembered(place: string): number | null {
  try {
    const [at, turned] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]") as [string?, number?];
    return at === place && turned !== undefined ? turned : null;
  } catch {
    return null;
  }
}
