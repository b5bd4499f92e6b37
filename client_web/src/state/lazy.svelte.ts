/** A part of a page that is fetched behind the first one, before anybody asks for it, and kept. */
const AGAIN_MS = 3_000;

export class Lazy<Parts> {
  parts: Parts | null = $state.raw(null);
  /** How often it did not arrive. */
  failures = $state(0);
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
      this.failures += 1;
      setTimeout(() => void this.fetch(), AGAIN_MS); // the network is away
    }
  }
}
