/** How quotations are set: their size, and where they break. */
import { expect, test } from "vitest";
import { breadth, pagesOf, sizesFor } from "./quotation";

const SENTENCE = "I took two days off and nobody came. ";

test("a short line is set at the largest size and a long one smaller", () => {
  expect(sizesFor("x".repeat(90))[0]).toBe(7.25);
  expect(sizesFor("x".repeat(91))[0]).toBe(6.5);
  expect(sizesFor("x".repeat(230))[0]).toBe(5);
  expect(sizesFor("x".repeat(231))[0]).toBe(3.75);
});

test("no size is smaller than what can be read from ten metres", () => {
  expect(Math.min(...sizesFor("x".repeat(380)))).toBe(2);
});

test("scripts set on full squares count twice", () => {
  expect(breadth("電話")).toBe(4);
  expect(breadth("call")).toBe(4);
});

test("a text of one page stays whole", () => {
  expect(pagesOf("x".repeat(380))).toEqual(["x".repeat(380)]);
});

test("a longer text breaks at the end of a sentence and loses no word", () => {
  const text = SENTENCE.repeat(20).trim();
  const pages = pagesOf(text);
  expect(pages.length).toBe(2);
  expect(pages[0]).toMatch(/came\.$/);
  expect(pages.join(" ")).toBe(text);
});

test("a text without sentences breaks between words, and one without spaces anywhere", () => {
  expect(pagesOf("one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(pagesOf("x".repeat(25), 10)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
});
