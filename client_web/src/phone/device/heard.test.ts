/** When a step asks something of me, and what is said of the clock and the result. */
import { expect, test } from "vitest";
import type { ClockSection, Sections } from "../../wire/types";
import { asksMe, clockSaid, momentOf, resultSaid } from "./heard";

const aClock = (changes: Partial<ClockSection>): ClockSection => ({
  state: "running",
  left_ms: 0,
  total_ms: 120_000,
  held: "none",
  overtime: false,
  ...changes,
});
/** A view with the named sections only, as far as a sentence needs them. */
const aView = (sections: object): Partial<Sections> => sections;

test.each([
  [120_000, 61_000, "none"],
  [120_000, 60_000, "minute"],
  [120_000, 5_000, "minute"],
  [60_000, 31_000, "none"],
  [60_000, 30_000, "half"],
  [30_000, 10_000, "none"],
])("of %i ms with %i left it tells %s", (total_ms, left, moment) => {
  expect(momentOf(aClock({ total_ms }), left)).toBe(moment);
});

test("a clock that stands still has no moment, and the bell has one", () => {
  expect(momentOf(aClock({ state: "paused" }), 30_000)).toBe("none");
  expect(momentOf(aClock({ state: "over" }), 0)).toBe("over");
  expect(momentOf(undefined, 0)).toBe("none");
});

test("whoever has extra time hears how much, the others that they may go on", () => {
  const clock = aClock({ overtime: true });
  expect(clockSaid(aView({ clock, you: { extra_s: 45 } }), "over")).toContain("45 more seconds");
  expect(clockSaid(aView({ clock, you: { extra_s: 0 } }), "over")).toContain("stays open a little longer");
  expect(clockSaid(aView({ clock: aClock({}) }), "over")).toBe("Time is up");
});

test("a step asks me until I have done my part", () => {
  const you = { part: "writer", asked: false, proposed: null, guess: null, decision: null, sure: null, commitment: "" };
  expect(asksMe(aView({ phase: { name: "drafting" }, you }))).toBe(true);
  expect(asksMe(aView({ phase: { name: "drafting" }, you: { ...you, proposed: "Sorry" } }))).toBe(false);
  expect(asksMe(aView({ phase: { name: "drafting" }, you: { ...you, part: "customer" } }))).toBe(false);
  expect(asksMe(aView({ phase: { name: "voting" }, you, ballot: { choice: null } }))).toBe(true);
  expect(asksMe(aView({ phase: { name: "voting" }, you, ballot: { choice: "1.1.1" } }))).toBe(false);
  expect(asksMe(aView({ phase: { name: "voting" }, you }))).toBe(false);
  expect(asksMe(aView({ phase: { name: "casting" }, you: { ...you, asked: true } }))).toBe(true);
  expect(asksMe(aView({ phase: { name: "lobby" }, you }))).toBe(false);
});

test("the result is told in words once the vote is counted", () => {
  const phase = { name: "reaction" };
  const result = { rows: [{}, {}, {}], more: 2 };
  const view = (row: object | null) => aView({ phase, result, room: { mode: "teams" }, own_result: { row } });
  expect(resultSaid(view({ best: false, place: 2 }))).toBe("Your team’s reply is in place 2 of 5");
  expect(resultSaid(view({ best: true, place: 1 }))).toBe("Your team’s reply won the vote");
  expect(resultSaid(view(null))).toBe("");
});
