/** The pace of the reveal. */
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ResultRow, ResultSection } from "../../wire/types";
import { beatsOf, Reveal } from "./reveal.svelte";

const BEAT = 1200;

function row(place: number, reacted = false): ResultRow {
  return {
    reply: `1.1.${place}`,
    number: place,
    text: `Reply number ${place}`,
    team: { id: `t${place}`, index: place, letter: "A", name: `Team ${place}` },
    votes: 9 - place,
    shown: 12,
    place,
    best: place === 1,
    safety: false,
    reaction: reacted ? { value: 2, line: "Then I will wait.", aloud: false } : null,
  };
}

function result(rows: ResultRow[], votes = 12): ResultSection {
  return { votes, voters: 13, rows, more: 0 };
}

function played(first: ResultSection, paced: boolean): { reveal: Reveal; set: (next: ResultSection) => void; end: () => void } {
  let now = $state(first);
  let reveal: Reveal | undefined;
  const end = $effect.root(() => {
    reveal = new Reveal(() => now, paced, () => BEAT);
  });
  flushSync();
  if (reveal === undefined) throw new Error("The reveal was not made.");
  return {
    reveal,
    set: (next) => {
      now = next;
      flushSync();
    },
    end,
  };
}

function pass(beats: number): void {
  for (let beat = 0; beat < beats; beat += 1) {
    vi.advanceTimersByTime(BEAT);
    flushSync();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("places come third, second, first, then the authors", () => {
  const { reveal, end } = played(result([row(1), row(2), row(3), row(4)]), true);
  expect([reveal.has("bars"), reveal.row]).toEqual([true, null]);
  pass(1);
  expect(reveal.row?.place).toBe(3);
  pass(1);
  expect(reveal.row?.place).toBe(2);
  pass(1);
  expect([reveal.row?.place, reveal.has("authors")]).toEqual([1, false]);
  pass(1);
  expect(reveal.has("authors")).toBe(true);
  end();
});

test("the customer's answer waits for the places, and swings before it speaks", () => {
  const { reveal, set, end } = played(result([row(1), row(2)]), true);
  set(result([row(1, true), row(2)]));
  expect(reveal.has("reaction")).toBe(false);
  pass(3);
  expect([reveal.has("authors"), reveal.has("reaction")]).toEqual([true, false]);
  pass(1);
  expect([reveal.has("reaction"), reveal.has("swing")]).toEqual([true, false]);
  pass(1);
  expect([reveal.has("swing"), reveal.has("words")]).toEqual([true, false]);
  pass(1);
  expect(reveal.has("words")).toBe(true);
  end();
});

test("frames about other things do not hold a beat up", () => {
  const known = result([row(1), row(2), row(3)]);
  let frame = $state.raw({ result: known });
  const end = $effect.root(() => {
    const reveal = new Reveal(() => frame.result, true, () => BEAT);
    $effect(() => {
      shown = reveal.row?.place ?? null;
    });
  });
  let shown: number | null = null;
  for (let frames = 0; frames < 3; frames += 1) {
    flushSync();
    vi.advanceTimersByTime(BEAT / 2);
    frame = { result: known };
  }
  flushSync();
  expect(shown).toBe(3);
  end();
});

test("after a reload everything known stands there at once", () => {
  const { reveal, end } = played(result([row(1, true), row(2)]), false);
  expect([reveal.row?.place, reveal.has("words")]).toEqual([1, true]);
  end();
});

test("an answer that comes after a reload is still told beat by beat", () => {
  const { reveal, set, end } = played(result([row(1)]), false);
  set(result([row(1, true)]));
  expect(reveal.has("swing")).toBe(false);
  pass(2);
  expect(reveal.has("swing")).toBe(true);
  end();
});

test("skipping shows what is known and leaves the answer its own beats", () => {
  const { reveal, set, end } = played(result([row(1), row(2), row(3)]), true);
  reveal.skip();
  flushSync();
  expect([reveal.row?.place, reveal.has("authors")]).toEqual([1, true]);
  set(result([row(1, true), row(2), row(3)]));
  expect(reveal.has("reaction")).toBe(false);
  end();
});

test("without votes nobody is second or third", () => {
  const kinds = beatsOf(result([row(1), row(2)], 0)).map(({ kind }) => kind);
  expect(kinds).toEqual(["bars", "place", "authors"]);
});

test("without replies there is nothing to place", () => {
  expect(beatsOf(result([], 0)).map(({ kind }) => kind)).toEqual(["bars", "authors"]);
});

test("it is done when everything known has been told, and not any more when the customer answers", () => {
  const { reveal, set, end } = played(result([row(1)]), true);
  expect(reveal.done).toBe(false);
  reveal.skip();
  flushSync();
  expect(reveal.done).toBe(true);
  set(result([row(1, true)]));
  expect(reveal.done).toBe(false);
  pass(3);
  expect(reveal.done).toBe(true);
  end();
});
