import { beforeEach, expect, test } from "vitest";
import { Notes } from "./notes.svelte";

beforeEach(() => {
  localStorage.clear();
});

test("notes stay with their room and their round over a reload", () => {
  new Notes("CDFGHJ").write(2, "The deposit", "Ask Amara about the pause.");
  expect(new Notes("CDFGHJ").textOf(2)).toBe("Ask Amara about the pause.");
  expect(new Notes("CDFGHJ").textOf(1)).toBe("");
  expect(new Notes("KLMNPQ").textOf(2)).toBe("");
});

test("a round keeps its scenario’s name when the scene is over", () => {
  const notes = new Notes("CDFGHJ");
  notes.write(1, "The deposit", "One");
  notes.write(1, "", "One, two");
  expect(notes.written).toEqual([{ round: 1, title: "The deposit", text: "One, two" }]);
});

test("rounds without a word are not taken along", () => {
  const notes = new Notes("CDFGHJ");
  notes.write(3, "", "Three");
  notes.write(0, "", "Before");
  notes.write(1, "", "  ");
  expect(notes.written.map((one) => one.round)).toEqual([0, 3]);
});

test("notes that cannot be read count as none", () => {
  localStorage.setItem("hotseat.desk.notes.CDFGHJ", "{");
  expect(new Notes("CDFGHJ").written).toEqual([]);
  localStorage.setItem("hotseat.desk.notes.CDFGHJ", JSON.stringify({ 1: "text", 2: null }));
  expect(new Notes("CDFGHJ").written).toEqual([]);
});
