/** A field saved as it is typed, with a mate in it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../wire/connection.svelte";
import { SavedField } from "./field.svelte";

let sent: string[];

function aField(known = "", answer: Answer = { ok: true }): SavedField {
  return new SavedField((text) => {
    sent.push(text);
    return Promise.resolve(answer);
  }, known, 10);
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test("it is sent once the pen rests", async () => {
  const field = aField();
  field.write("No");
  field.write("Nobody");
  await vi.advanceTimersByTimeAsync(899);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(["Nobody"]);
  expect(field.isSaved).toBe(true);
});

test("a mate's words come in while one's own are saved, and never over what is being typed", async () => {
  const field = aField("Heating");
  field.take("No heat");
  expect(field.text).toBe("No heat");
  field.write("No heat,");
  field.take("Cold");
  expect(field.text).toBe("No heat,");
  await vi.advanceTimersByTimeAsync(900);
  expect(sent).toEqual(["No heat,"]);
});

test("an old view does not bring back what was there before", async () => {
  const field = aField("Heating");
  field.write("No heat");
  await vi.advanceTimersByTimeAsync(900);
  field.take("Heating");
  expect(field.text).toBe("No heat");
});

test("a space at the end stays while one types on", async () => {
  const field = aField();
  field.write("No ");
  await vi.advanceTimersByTimeAsync(900);
  field.take("No");
  expect(field.text).toBe("No ");
});

test("a text that is too long waits until it is shorter", async () => {
  const field = aField();
  field.write("Eleven char");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([]);
  expect(field.over).toBe(1);
});

test("a refusal is kept to be shown", async () => {
  const field = aField("", { ok: false, slug: "too-late", say: "The bell has gone." });
  field.write("late");
  field.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(field.refused?.say).toBe("The bell has gone.");
  expect(field.isSaved).toBe(false);
});
