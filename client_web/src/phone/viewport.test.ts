/** When the page makes room for a keyboard. */
import { afterEach, expect, test } from "vitest";
import { hasKeyboardUp } from "./viewport";

function focused(markup: string): Element | null {
  document.body.innerHTML = markup;
  return document.body.firstElementChild;
}
afterEach(() => {
  document.body.innerHTML = "";
});

test("a low page with a pen in use has its keyboard up", () => {
  expect(hasKeyboardUp(300, focused("<textarea></textarea>"))).toBe(true);
  expect(hasKeyboardUp(300, focused("<input>"))).toBe(true);
});

test("a phone on its side has no keyboard up while nobody types", () => {
  expect(hasKeyboardUp(300, document.body)).toBe(false);
  expect(hasKeyboardUp(300, focused("<input type='radio'>"))).toBe(false);
  expect(hasKeyboardUp(300, null)).toBe(false);
});

test("a page of full height keeps everything, though somebody types", () => {
  expect(hasKeyboardUp(640, focused("<textarea></textarea>"))).toBe(false);
});
