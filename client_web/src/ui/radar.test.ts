import { expect, test } from "vitest";
import { anchor, outline, spot } from "./radar";

test("the first axis points up, and the others go round with the clock", () => {
  expect(spot(0, 4, 100)).toEqual({ x: 0, y: -100 });
  expect(spot(1, 4, 100)).toEqual({ x: 100, y: 0 });
  expect(spot(2, 4, 100)).toEqual({ x: 0, y: 100 });
});

test("what is shown clearly reaches the rim, and what is not shown keeps a small ring", () => {
  expect(outline([1, 0, 0.5, 0])).toBe("0,-100 12,0 0,56 -12,0");
});

test("labels stand away from the figure", () => {
  expect([spot(0, 6, 110), spot(1, 6, 110), spot(4, 6, 110)].map(anchor)).toEqual(["middle", "start", "end"]);
});
