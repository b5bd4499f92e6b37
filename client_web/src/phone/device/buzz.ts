/** Short vibrations, where the phone has them and its owner likes them. */
import { device } from "./wishes.svelte";

const PATTERNS = { turn: [60], ten: [30, 70, 30], refused: [20, 50, 20, 50, 20], dial: [8] } as const;

export const canVibrate = "vibrate" in navigator;

export function buzz(what: keyof typeof PATTERNS): void {
  if (canVibrate && device.wishes.vibrates) navigator.vibrate([...PATTERNS[what]]);
}
