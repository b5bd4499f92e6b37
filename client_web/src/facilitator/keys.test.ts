import { describe, expect, test } from "vitest";
import { actionFor, isTaken, KNOWN, LISTED } from "./keys";

function press(key: string, more: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, ...more };
}

describe("keys of the desk", () => {
  test("Space presses the big button", () => {
    expect(actionFor(press(" "), false)).toEqual({ do: "next" });
  });

  test("capitals count too, for whoever left the lock on", () => {
    expect(actionFor(press("P"), false)).toEqual({ do: "pause" });
  });

  test("digits step marks at the marking desk, and choose from a list elsewhere", () => {
    expect(actionFor(press("3"), true)).toEqual({ do: "step", key: "3" });
    expect(actionFor(press("3"), false)).toEqual({ do: "pick", number: 3 });
  });

  test("letters that run the room belong to the marks at the marking desk", () => {
    expect(actionFor(press("f"), false)).toEqual({ do: "freeze" });
    expect(actionFor(press("f"), true)).toEqual({ do: "step", key: "f" });
  });

  test("the browser keeps its own shortcuts", () => {
    expect(actionFor(press("p", { ctrlKey: true }), false)).toBeNull();
    expect(actionFor(press("t", { metaKey: true }), false)).toBeNull();
  });
});

describe("a control under the focus", () => {
  test("of text takes every key but Esc", () => {
    const field = document.createElement("textarea");
    expect(isTaken(field, "p")).toBe(true);
    expect(isTaken(field, "Escape")).toBe(false);
  });

  test("that is a button takes the keys that press it, and no letters", () => {
    const button = document.createElement("button");
    expect(isTaken(button, " ")).toBe(true);
    expect(isTaken(button, "p")).toBe(false);
  });

  test("that is a radio takes the arrows", () => {
    const radio = document.createElement("input");
    radio.type = "radio";
    expect(isTaken(radio, "ArrowDown")).toBe(true);
    expect(isTaken(radio, "1")).toBe(false);
  });

  test("nowhere leaves all keys to the desk", () => {
    expect(isTaken(document.body, " ")).toBe(false);
  });
});

describe("the sheet of shortcuts", () => {
  test("lists every key that does something", () => {
    const listed = new Set<string>(LISTED.flatMap((group) => group.rows.flatMap((row) => [...row.keys])));
    const sides = new Set(["ArrowUp", "ArrowDown"]); // listed as the arrows to the sides
    expect(KNOWN.filter((key) => !sides.has(key) && !listed.has(key))).toEqual([]);
  });

  test("lists no key that does nothing", () => {
    const keys = LISTED.flatMap((group) => group.rows.flatMap((row) => row.keys.map((key) => ({ key, marking: group.title === "desk.keys.whenMarking" }))));
    expect(keys.filter(({ key, marking }) => key !== "…" && actionFor(press(key), marking) === null)).toEqual([]);
  });
});
