/** Counts down between two frames of the server; the phone's own idea of the time of day is never used. */
import type { ClockSection } from "../wire/types";

const TICK_MS = 250;

export class Clock {
  /** Milliseconds left, never below nought. */
  left = $state(0);
  #endsAt = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  take(section: ClockSection | undefined): void {
    this.stop();
    this.left = Math.max(0, section?.left_ms ?? 0);
    if (section?.state !== "running") return;
    this.#endsAt = performance.now() + this.left;
    this.#ticking = setInterval(() => {
      this.left = Math.max(0, this.#endsAt - performance.now());
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.#ticking);
  }
}
