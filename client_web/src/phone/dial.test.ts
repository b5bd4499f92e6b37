/** Where a thumb on the dial points. */
import { expect, test } from "vitest";
import { at, INNER, needle, SEGMENTS, segmentAt, VERDICT } from "./dial";

const WIDTH = 358;

test("the middle of each segment is its value", () => {
  for (const { value, x, y } of SEGMENTS) expect(segmentAt(x / WIDTH, (y - 8) / WIDTH)).toBe(value);
});

test("the dial reaches from worse at the left to settled at the right", () => {
  expect(SEGMENTS.map(({ value }) => value)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  expect(segmentAt(0.05, 0.5)).toBe(-3);
  expect(segmentAt(0.95, 0.5)).toBe(3);
});

test("a thumb that slides below the dial keeps its side, and the middle means nothing", () => {
  expect(segmentAt(0.05, 0.6)).toBe(-3);
  expect(segmentAt(0.95, 0.6)).toBe(3);
  expect(segmentAt(0.5, 0.48)).toBeNull();
});

test("the needle lies between the verdict and the segments, wherever it points", () => {
  for (const { value } of SEGMENTS) {
    const points = [...needle(at(value)).matchAll(/([\d.]+) ([\d.]+)/g)];
    expect(points).toHaveLength(3);
    for (const [, x, y] of points) {
      const reach = Math.hypot(Number(x) - 179, Number(y) - 180);
      expect(reach).toBeGreaterThan(VERDICT - 0.1);
      expect(reach).toBeLessThan(INNER);
    }
  }
});
