import { describe, expect, test } from "vitest";
import { cutText, moveWords, pointCount, trimmed, wholeWords, wordsOf, type Evidence } from "./spans";

const clearly = (start: number, end: number, key = "1"): Evidence => ({ start, end, key, kind: "clearly" });

describe("a text cut by its evidence", () => {
  test("is one piece where nothing is marked", () => {
    expect(cutText("We are sorry.", [])).toEqual([{ text: "We are sorry.", kinds: [], ends: [] }]);
  });

  test("loses no word, whatever overlaps", () => {
    const text = "We let you down, twice. I will not let it be moved.";
    const pieces = cutText(text, [clearly(0, 23), clearly(7, 40, "2"), { start: 24, end: 51, key: "7", kind: "anti" }]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.find((piece) => piece.text.startsWith("I will"))?.kinds).toEqual(["clearly", "anti"]);
  });

  test("shows each key where its words end", () => {
    const pieces = cutText("one two three", [clearly(0, 3, "1"), clearly(4, 7, "2")]);
    expect(pieces.map(({ text, ends }) => [text, ends.map(({ key }) => key)])).toEqual([
      ["one", ["1"]],
      [" ", []],
      ["two", ["2"]],
      [" three", []],
    ]);
  });

  test("counts code points as the server does", () => {
    const text = "😀 thanks, José";
    expect(pointCount(text)).toBe(14);
    expect(cutText(text, [clearly(2, 8)])[1]?.text).toBe("thanks");
  });

  test("leaves out evidence that lies outside the text", () => {
    expect(cutText("short", [clearly(2, 99)])).toHaveLength(1);
  });
});

describe("words chosen from the keyboard", () => {
  const text = "We  are sorry";

  test("start with the first word", () => {
    expect(moveWords(text, null, 1, false)).toEqual({ start: 0, end: 2 });
  });

  test("grow and shrink by a word", () => {
    const two = moveWords(text, { start: 0, end: 2 }, 1, true);
    expect(two).toEqual({ start: 0, end: 7 });
    expect(moveWords(text, two, -1, true)).toEqual({ start: 0, end: 2 });
    expect(moveWords(text, { start: 0, end: 2 }, -1, true)).toEqual({ start: 0, end: 2 });
  });

  test("stop at the last word", () => {
    expect(moveWords(text, { start: 8, end: 13 }, 1, false)).toEqual({ start: 8, end: 13 });
  });

  test("are counted in code points", () => {
    expect(wordsOf("😀 ok")).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 4 },
    ]);
  });
});

test("a selection loses the spaces at its edges", () => {
  expect(trimmed("We are sorry", { start: 2, end: 7 })).toEqual({ start: 3, end: 6 });
  expect(trimmed("We are sorry", { start: 2, end: 3 })).toBeNull();
});

test("a selection that begins inside a word takes the whole word", () => {
  expect(wholeWords("Karin comes at eight.", { start: 7, end: 18 })).toEqual({ start: 6, end: 20 });
  expect(wholeWords("I don’t know", { start: 0, end: 5 })).toEqual({ start: 0, end: 7 });
});

test("a selection in a script without spaces stays as it was drawn", () => {
  expect(wholeWords("大変申し訳ございません", { start: 2, end: 5 })).toEqual({ start: 2, end: 5 });
});
