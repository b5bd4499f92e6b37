/** How long the line waits between tries, and how each begins. */
import { expect, test } from "vitest";
import { goesStraight, PACE, waitBefore } from "./pace";

test("waits double from half a second up to two while somebody looks", () => {
  const waits = [0, 1, 2, 3, 9].map((tries) => waitBefore(tries, PACE, PACE.longestWaitMs, 0));
  expect(waits).toEqual([500, 1000, 2000, 2000, 2000]);
});

test("chance shortens a wait by a half at most", () => {
  expect(waitBefore(4, PACE, PACE.longestWaitMs, 1)).toBe(PACE.longestWaitMs / 2);
});

test("fewer than a dozen of the tries of ten minutes open a socket without a knock", () => {
  const straight = Array.from({ length: 600 }, (_, tries) => tries).filter(goesStraight);
  expect(straight.slice(0, 5)).toEqual([0, 1, 2, 4, 8]);
  expect(straight.length).toBeLessThan(12);
});

test("somebody who looks is back within three seconds of the network, however unlucky the moment", () => {
  const knockThatJustMissedIt = PACE.knockWithinMs + PACE.beatMs;
  expect(knockThatJustMissedIt).toBeLessThan(2_000);
  expect(PACE.longestWaitMs + PACE.beatMs).toBeLessThan(2_500);
});
