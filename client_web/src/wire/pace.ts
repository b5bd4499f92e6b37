/** How patient the line is: when it pings, when it calls the server lost, how long it waits between tries. */

export interface Pace {
  readonly beatMs: number;
  readonly pingAfterMs: number;
  readonly lostAfterMs: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const PACE: Pace = {
  beatMs: 250,
  pingAfterMs: 5_000,
  lostAfterMs: 9_000,
  firstWaitMs: 500,
  longestWaitMs: 8_000,
};

/** Doubles with every try in vain; a third is left to chance, so that a whole room does not come back at once. */
export function waitBefore(triesInVain: number, pace: Pace, chance: number = Math.random()): number {
  const longest = Math.min(pace.longestWaitMs, pace.firstWaitMs * 2 ** triesInVain);
  return longest * (1 - chance / 3);
}
