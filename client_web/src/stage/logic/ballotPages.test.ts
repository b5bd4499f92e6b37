/** How replies are laid out on ballot sheets. */
import { expect, test } from "vitest";
import { ballotPages, columnsFor } from "./ballotPages";

function replies(count: number, length: number): { text: string; number: number }[] {
  return Array.from({ length: count }, (_, at) => ({ text: "x".repeat(length), number: at + 1 }));
}

test("six replies of the usual length stand on one sheet", () => {
  expect(ballotPages(replies(6, 170)).map((page) => page.length)).toEqual([6]);
});

test("a seventh reply goes to a second sheet", () => {
  expect(ballotPages(replies(7, 100)).map((page) => page.length)).toEqual([6, 1]);
});

test("long replies stand three to a sheet", () => {
  expect(ballotPages(replies(6, 400)).map((page) => page.length)).toEqual([3, 3]);
});

test("every reply stands on exactly one sheet, in the order of its number", () => {
  const numbers = ballotPages(replies(7, 300)).flatMap((page) => page.map(({ number }) => number));
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("few replies get wider columns", () => {
  expect([1, 2, 3, 4, 5, 7].map(columnsFor)).toEqual([1, 2, 3, 2, 3, 3]);
});

test("no replies need no sheet", () => {
  expect(ballotPages([])).toEqual([]);
});
