/** Turns pages by themselves, and with the arrow keys for whoever stands at the stage's keyboard. */

export class Pages {
  #turned = $state(0);
  readonly #count: () => number;

  /** Made while a component starts. A page turned by hand stays its full time. */
  constructor(count: () => number, seconds: number) {
    this.#count = count;
    $effect(() => {
      if (count() < 2) return;
      const turned = this.#turned;
      const next = setTimeout(() => (this.#turned = turned + 1), seconds * 1000);
      addEventListener("keydown", this.#onKey);
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
    if (key === "ArrowRight") this.#turned += 1;
    if (key === "ArrowLeft") this.#turned -= 1;
  };
}
