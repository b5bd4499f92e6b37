/** How long the line waits between tries. */
import { expect, test } from "vitest";
import { PACE, waitBefore } from "./pace";

test("waits double from half a second up to eight seconds", () => {
  expect([0, 1, 2, 3, 4, 5, 9].map((tries) => waitBefore(tries, PACE, 0))).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test("chance shortens a wait by a third at most", () => {
  expect(waitBefore(4, PACE, 1)).toBeCloseTo(8000 * (2 / 3));
});
