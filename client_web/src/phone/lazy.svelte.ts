/** Screens that few rounds need: fetched behind the first ones, before anybody asks for them, and kept. */

const AGAIN_MS = 3_000;

export class Lazy<Parts> {
  parts: Parts | null = $state.raw(null);
  readonly #load: () => Promise<Parts>;
  #asked = false;

  constructor(load: () => Promise<Parts>) {
    this.#load = load;
  }

  async fetch(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      this.parts = await this.#load();
    } catch {
      this.#asked = false;
      setTimeout(() => void this.fetch(), AGAIN_MS); // the network is away
    }
  }
}

export const rare = new Lazy(() => import("./rare"));
export const alone = new Lazy(() => import("./alone"));
