/** Texts cut at the words that show something. */
import { expect, test } from "vitest";
import { pieces } from "./pieces";

const SORRY = { start: 4, end: 9, name: "Apologise sincerely" };

test("a text is cut before and after the marked words, which are numbered", () => {
  expect(pieces("I’m sorry, truly", [SORRY]).map(({ words, number }) => [words, number])).toEqual([
    ["I’m ", 0],
    ["sorry", 1],
    [", truly", 0],
  ]);
});

test("spans count in code points, so that an emoji is one", () => {
  expect(pieces("🙂🙂 sorry", [{ start: 3, end: 8, name: "" }])[1]?.words).toBe("sorry");
});

test("of two spans that overlap the earlier holds, whatever their order", () => {
  const late = { start: 6, end: 12, name: "" };
  expect(pieces("I’m sorry, truly", [late, SORRY]).filter(({ number }) => number > 0)).toHaveLength(1);
});

test("a text without spans is one piece", () => {
  expect(pieces("plain", [])).toEqual([{ words: "plain", number: 0, name: "" }]);
});
