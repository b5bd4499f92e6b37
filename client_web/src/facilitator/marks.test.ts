import { describe, expect, test } from "vitest";
import type { RubricSection, SuggestionView } from "../wire/types";
import { aReply } from "./builders";
import { addedTo, agreementOf, evidenceOf, isSure, markOf, markRows, nextOpen, stepped } from "./marks";

const RUBRIC: RubricSection = {
  lines: [
    { strategy: "own-the-mistake", name: "Own the mistake", reason: "The firm cancelled twice.", kind: "key" },
    { strategy: "part-ways", name: "Decide whether to keep the business", reason: "She wants to stay.", kind: "trap" },
    { strategy: "listen", name: "Listen and play it back", reason: "", kind: "useful" },
  ],
  anti_patterns: [{ anti_pattern: "over-promises", name: "Over-promises", watch: true }],
};

describe("the rows", () => {
  test("begin with what is called for, then traps, then anti-patterns, then what was added", () => {
    const rows = markRows(RUBRIC, [{ id: "follow-up", name: "Follow up" }]);
    expect(rows.map((row) => [row.key, row.id])).toEqual([
      ["1", "own-the-mistake"],
      ["2", "listen"],
      ["3", "part-ways"],
      ["4", "over-promises"],
      ["5", "follow-up"],
    ]);
  });

  test("go on with letters after the digits, none of which means anything else", () => {
    const lines = Array.from({ length: 12 }, (_, at) => ({ strategy: `s${at}`, name: "", reason: "", kind: "useful" as const }));
    const keys = markRows({ lines, anti_patterns: [] }, []).map((row) => row.key);
    expect(keys.slice(8)).toEqual(["9", "0", "q", "r"]);
    expect(keys.filter((key) => "ptesmzwa".includes(key))).toEqual([]);
  });
});

describe("a key steps its mark", () => {
  const none = { value: 0, span: null };
  const words = { start: 0, end: 7 };

  test("from not to partly to clearly and back to not", () => {
    const partly = stepped("key", none, null);
    const clearly = stepped("key", partly, null);
    expect([partly.value, clearly.value, stepped("key", clearly, null).value]).toEqual([1, 2, 0]);
  });

  test("and an anti-pattern is there or not", () => {
    const there = stepped("anti", none, null);
    expect([there.value, stepped("anti", there, null).value]).toEqual([2, 0]);
  });

  test("and keeps its evidence until it is not shown any more", () => {
    const clearly = stepped("key", { value: 1, span: words }, null);
    expect(clearly).toEqual({ value: 2, span: words });
    expect(stepped("key", clearly, null)).toEqual(none);
  });

  test("and with words selected they become its evidence, at partly at least", () => {
    expect(stepped("key", none, words)).toEqual({ value: 1, span: words });
    expect(stepped("key", { value: 2, span: null }, words)).toEqual({ value: 2, span: words });
    expect(stepped("anti", none, words)).toEqual({ value: 2, span: words });
  });
});

test("evidence of what costs points is drawn apart from what is shown", () => {
  const rows = markRows(RUBRIC, []);
  const reply = aReply(1, {
    marks: { "own-the-mistake": { value: 2, start: 0, end: 16 }, "part-ways": { value: 1, start: 17, end: 23 }, listen: { value: 1, start: null, end: null } },
    flags: { "over-promises": { start: 0, end: 2 } },
  });
  expect(evidenceOf(rows, (row) => markOf(reply, row)).map(({ key, kind }) => [key, kind])).toEqual([
    ["1", "clearly"],
    ["3", "anti"],
    ["4", "anti"],
  ]);
});

test("a strategy outside the rubric that somebody marked keeps its row", () => {
  expect(addedTo([aReply(1, { marks: { "follow-up": { value: 1, start: null, end: null } } })], RUBRIC)).toEqual(["follow-up"]);
});

describe("the next open reply", () => {
  const queue = [
    { id: "a", reviewed: false },
    { id: "b", reviewed: true },
    { id: "c", reviewed: false },
  ];

  test("comes after the present one, past those that are marked", () => {
    expect(nextOpen(queue, "a")).toBe("c");
  });

  test("is looked for from the start again after the last", () => {
    expect(nextOpen(queue, "c")).toBe("a");
  });

  test("is none when all are marked", () => {
    expect(nextOpen([{ id: "b", reviewed: true }], "b")).toBeNull();
  });
});

describe("what is suggested", () => {
  const found = (label: string, more: Partial<SuggestionView> = {}): SuggestionView => ({
    label,
    anti: false,
    firm: true,
    reason: "says so",
    words: [{ start: 0, end: 4 }],
    ...more,
  });
  const SORRY = found("apologise");
  const LISTEN = found("listen", { firm: false, words: [{ start: 5, end: 9 }, { start: 12, end: 14 }] });
  const PROMISES = found("over-promises", { anti: true });
  const FOUND = [LISTEN, SORRY, PROMISES];

  test("stands first, what is sure before what is asked, in the half where it belongs", () => {
    const rows = markRows(RUBRIC, [{ id: "follow-up", name: "Follow up" }, { id: "apologise", name: "Apologise" }], FOUND);
    expect(rows.map((row) => [row.key, row.id])).toEqual([
      ["1", "apologise"],
      ["2", "listen"],
      ["3", "own-the-mistake"],
      ["4", "over-promises"],
      ["5", "part-ways"],
      ["6", "follow-up"],
    ]);
  });

  test("is a question where it is only possible, and where it is a reproach", () => {
    expect(FOUND.map(isSure)).toEqual([false, true, false]);
  });

  test("gets a row of its own where the rubric has none", () => {
    expect(addedTo([], RUBRIC, FOUND)).toEqual(["apologise"]);
  });

  test("is accepted with its words by one press, and steps down to not", () => {
    const clearly = stepped("key", { value: 0, span: null }, null, SORRY);
    expect(clearly).toEqual({ value: 2, span: { start: 0, end: 4 } });
    const partly = stepped("key", clearly, null, SORRY);
    expect(partly).toEqual({ value: 1, span: { start: 0, end: 4 } });
    expect(stepped("key", partly, null, SORRY)).toEqual({ value: 0, span: null });
    expect(stepped("anti", stepped("anti", { value: 0, span: null }, null, PROMISES), null, PROMISES).value).toBe(0);
  });

  test("shows all of its words until its row is marked", () => {
    const rows = markRows(RUBRIC, [], [LISTEN]);
    const unmarked = evidenceOf(rows, () => ({ value: 0, span: null }), [LISTEN]);
    expect(unmarked.map(({ start, kind }) => [start, kind])).toEqual([[5, "possible"], [12, "possible"]]);
    const marked = evidenceOf(rows, (row) => (row.id === "listen" ? { value: 1, span: { start: 0, end: 2 } } : { value: 0, span: null }), [LISTEN]);
    expect(marked.map(({ start, kind }) => [start, kind])).toEqual([[0, "partly"]]);
  });

  test("and the marks agree as far as what was sure was kept; all else was added", () => {
    const mark = (value: number) => ({ value, start: null, end: null });
    const kept = aReply(1, { suggested: FOUND, marks: { apologise: mark(1), listen: mark(2) } });
    const rejected = aReply(2, { suggested: [SORRY], marks: { apologise: mark(0) }, flags: { argues: { start: null, end: null } } });
    expect(agreementOf([kept, rejected])).toEqual({ kept: 1, of: 2, added: 2 });
  });
});
