/** Parts of the page that are fetched behind the first ones, before anybody asks for them, and kept. */
import { language } from "../i18n/language.svelte";

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

export const room = new Lazy(async () => {
  const screens = await import("./Room.svelte");
  await language.settle(); // so that nobody comes into a room in English first
  return screens;
});
export const rare = new Lazy(() => import("./rare"));
export const alone = new Lazy(() => import("./alone"));
export const settings = new Lazy(() => import("./device"));
