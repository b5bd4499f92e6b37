/** The winning words and their numbers. */
import { expect, test } from "vitest";
import { marked } from "./marked";

test("words that show a strategy are numbered in their order, the rest is left as it is", () => {
  const { pieces, names } = marked("I am sorry. We failed.", [
    { start: 12, end: 21, name: "Own the mistake" },
    { start: 0, end: 10, name: "Apologise" },
  ]);
  expect(names).toEqual(["Apologise", "Own the mistake"]);
  expect(pieces).toEqual([
    { text: "I am sorry", number: 1 },
    { text: ". ", number: null },
    { text: "We failed", number: 2 },
    { text: ".", number: null },
  ]);
});

test("spans count code points, so that a sign of two halves does not shift them", () => {
  expect(marked("👍 sorry", [{ start: 2, end: 7, name: "Apologise" }]).pieces).toEqual([
    { text: "👍 ", number: null },
    { text: "sorry", number: 1 },
  ]);
});

test("of two spans that overlap the earlier stands, and one beyond the text is left out", () => {
  const { pieces, names } = marked("abcdef", [
    { start: 0, end: 4, name: "One" },
    { start: 2, end: 6, name: "Two" },
    { start: 4, end: 9, name: "Three" },
  ]);
  expect(names).toEqual(["One"]);
  expect(pieces.map(({ text }) => text).join("")).toBe("abcdef");
});

test("a strategy shown twice keeps its number", () => {
  const { pieces } = marked("ab", [
    { start: 0, end: 1, name: "One" },
    { start: 1, end: 2, name: "One" },
  ]);
  expect(pieces.map(({ number }) => number)).toEqual([1, 1]);
});
