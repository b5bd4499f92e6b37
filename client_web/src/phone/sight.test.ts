/** Words chosen by two taps. */
import { expect, test } from "vitest";
import { covering, tapped, wordsOf } from "./sight";

test("words know their places in code points", () => {
  expect(wordsOf("I’m  so 😀 sorry")).toEqual([
    { text: "I’m", start: 0, end: 3 },
    { text: "so", start: 5, end: 7 },
    { text: "😀", start: 8, end: 9 },
    { text: "sorry", start: 10, end: 15 },
  ]);
  expect(wordsOf("  ")).toEqual([]);
});

test("two taps choose from the first word to the last, in either order", () => {
  const first = tapped(null, 3);
  expect(first).toEqual({ first: 3, last: 3, open: true });
  expect(tapped(first, 5)).toEqual({ first: 3, last: 5, open: false });
  expect(tapped(first, 1)).toEqual({ first: 1, last: 3, open: false });
});

test("a third tap starts again", () => {
  expect(tapped({ first: 3, last: 5, open: false }, 4)).toEqual({ first: 4, last: 4, open: true });
});

test("what the server knows is found again", () => {
  const words = wordsOf("we are very sorry");
  expect(covering(words, 7, 17)).toEqual({ first: 2, last: 3, open: false });
  expect(covering(words, 40, 50)).toBeNull();
});
