/** When the clock is heard: a tick in each of the last five seconds, and the bell when a timed step ends. */
import { untrack } from "svelte";
import type { ClockSection, PhaseSection } from "../../wire/types";
import type { Sound } from "./sound";

const LAST_S = 5;

interface Heard {
  readonly phase: PhaseSection | undefined;
  readonly clock: ClockSection | undefined;
  readonly left: number;
}

/** Made while a component starts. */
export function followClock(heard: () => Heard, sound: Pick<Sound, "bell" | "tick">): void {
  const turn = $derived(heard().phase?.turn);
  const second = $derived.by(() => {
    const { clock, left } = heard();
    const seconds = Math.ceil(left / 1000);
    return clock?.state === "running" && !clock.overtime && seconds > 0 && seconds <= LAST_S ? seconds : 0;
  });
  let before: { turn: number | undefined; timed: boolean } = { turn: undefined, timed: false };
  $effect.pre(() => {
    const timed = (heard().clock?.state ?? "none") !== "none";
    if (turn !== before.turn && before.turn !== undefined && before.timed) sound.bell();
    before = { turn, timed };
  });
  $effect(() => {
    if (second > 0) untrack(() => { sound.tick(); });
  });
}
