/** Where the blocks of the temper curve stand. */
import { expect, test } from "vitest";
import type { CurvePoint } from "../../wire/types";
import { blocksOf, excerpt, stepLines } from "./curve";

const BIRCH = { id: "t1", index: 1, letter: "B", name: "Birch" };

function points(...levels: number[]): CurvePoint[] {
  return levels.map((level, at) => ({
    exchange: at,
    take: 1,
    counts: true,
    level,
    team: at === 0 ? null : BIRCH,
    text: at === 0 ? "" : "I will ring you myself.",
  }));
}

test("the blocks stand side by side over the whole width", () => {
  const blocks = blocksOf(points(6, 4, 9, 2));
  const ends = blocks.map(({ from, width }) => from + width);
  expect(blocks.slice(1).map(({ from }) => from)).toEqual(ends.slice(0, -1));
  expect(ends.at(-1)).toBeCloseTo(100);
});

test("a block is as high as its level", () => {
  expect(blocksOf(points(0, 5, 10)).map(({ height }) => height)).toEqual([0, 50, 100]);
});

test("a long reply gets a wider block, within bounds", () => {
  const [first, second] = blocksOf([...points(6), { exchange: 1, take: 1, counts: true, level: 4, team: BIRCH, text: "x".repeat(400) }]);
  expect(second?.width).toBeGreaterThan(first?.width ?? 100);
  expect(second?.width).toBeLessThan(80);
});

test("the line steps from level to level", () => {
  expect(stepLines(blocksOf(points(6, 4))).counting).toMatch(/^M0 40V40H[\d.]+V60H100$/);
  expect(stepLines([])).toEqual({ counting: "", others: "" });
});

test("a take that was played again has a line of its own, and the next one goes on from it", () => {
  const [start, first, second] = points(6, 9, 4);
  const played = [start, { ...first, counts: false }, { ...second, take: 2 }] as CurvePoint[];
  const { counting, others } = stepLines(blocksOf(played));
  expect(others).toMatch(/^M[\d.]+ 40V10H[\d.]+$/);
  expect(counting).toMatch(/^M0 40V40H[\d.]+M[\d.]+ 10V60H100$/);
});

test("many blocks stand without words", () => {
  expect(blocksOf(points(6, 5, 4, 5, 6, 5, 4)).every(({ words }) => words === "")).toBe(true);
});

test("an excerpt ends with a whole word", () => {
  expect(excerpt("Two heaters reach you, by six tonight", 23)).toBe("Two heaters reach you …");
  expect(excerpt("Short enough.", 23)).toBe("Short enough.");
});
