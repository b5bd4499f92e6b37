/** Words the game does not have: kept through the bell and a reload, gone when they are in or put away. */
import { beforeEach, expect, test } from "vitest";
import { Unsent } from "./unsent.svelte";

const ROOM = "CDFGHJ";
const texts = (unsent: Unsent, turn: number): string[] => unsent.late(ROOM, turn).map(({ text }) => text);

beforeEach(() => {
  localStorage.clear();
});

test("what was being written when the step ended is late in every later step", () => {
  const unsent = new Unsent();
  unsent.write(ROOM, 7, "draft", "I am sor", "I am");
  expect(texts(unsent, 7)).toEqual([]);
  expect(texts(unsent, 8)).toEqual(["I am sor"]);
  expect(texts(new Unsent(), 9)).toEqual(["I am sor"]);
});

test("what the room has is not late, whatever blanks stand round it", () => {
  const unsent = new Unsent();
  unsent.write(ROOM, 7, "draft", "I am sorry", "");
  unsent.write(ROOM, 7, "draft", "I am sorry ", "I am sorry");
  expect(texts(unsent, 8)).toEqual([]);
});

test("a field of the present step finds its words again after a reload", () => {
  new Unsent().write(ROOM, 7, "line", "Two days", "");
  const again = new Unsent();
  expect(again.at(ROOM, 7, "line")).toBe("Two days");
  expect(again.at(ROOM, 7, "draft")).toBeNull();
  expect(again.at(ROOM, 8, "line")).toBeNull();
});

test("an emptied field and a blank one are not worth giving back", () => {
  const unsent = new Unsent();
  unsent.write(ROOM, 7, "draft", " ", "I am sorry");
  expect(texts(unsent, 8)).toEqual([]);
});

test("putting away leaves what is being written now", () => {
  const unsent = new Unsent();
  unsent.write(ROOM, 7, "draft", "late", "");
  unsent.write(ROOM, 8, "line", "now", "");
  unsent.putAway(8);
  expect(texts(unsent, 9)).toEqual(["now"]);
});

test("another room's words do not follow into this one", () => {
  const unsent = new Unsent();
  unsent.write("ABCDEF", 7, "draft", "elsewhere", "");
  expect(texts(unsent, 8)).toEqual([]);
  unsent.write(ROOM, 1, "draft", "here", "");
  expect(unsent.at("ABCDEF", 7, "draft")).toBeNull();
});
