import { describe, expect, test } from "vitest";
import type { PhaseSection, ScoreStep } from "../wire/types";
import { aReply } from "./builders";
import { isSuperseded, minutesOf, orderRows } from "./order";

function step(phase: ScoreStep["phase"], exchange: number, state: ScoreStep["state"], take = 1): ScoreStep {
  return { phase, exchange, take, seconds: 60, state };
}

describe("the running order", () => {
  test("of one exchange is a plain list", () => {
    const rows = orderRows([step("casting", 0, "done"), step("complaint", 1, "now"), step("drafting", 1, "next")]);
    expect(rows.map((row) => row.kind)).toEqual(["step", "step", "step"]);
  });

  test("puts the steps of several exchanges under headings, and adds up their times", () => {
    const rows = orderRows([step("casting", 0, "done"), step("complaint", 1, "done"), step("drafting", 1, "now"), step("complaint", 2, "next")]);
    expect(rows).toMatchObject([
      { kind: "step" },
      { kind: "exchange", exchange: 1, state: "now", seconds: 120 },
      { kind: "exchange", exchange: 2, state: "next", seconds: 60 },
    ]);
  });

  test("keeps the takes of an exchange apart", () => {
    const rows = orderRows([step("complaint", 1, "done"), step("complaint", 1, "now", 2)]);
    expect(rows).toMatchObject([
      { exchange: 1, take: 1, state: "done" },
      { exchange: 1, take: 2, state: "now" },
    ]);
  });

  test("rounds its minutes up, and has no length where no clock runs", () => {
    expect(minutesOf([step("complaint", 1, "next"), { ...step("drafting", 1, "next"), seconds: 30 }])).toBe(2);
    expect(minutesOf([{ ...step("complaint", 1, "next"), seconds: null }])).toBeNull();
  });
});

test("a take that was played again counts no more, the present one is marked all the same", () => {
  const phase: PhaseSection = { name: "voting", turn: 3, round: 1, exchange: 1, exchanges: 1, take: 2, technique: null, scene: true };
  expect(isSuperseded(aReply(1, { counts: false, take: 1 }), phase)).toBe(true);
  expect(isSuperseded(aReply(1, { counts: false, take: 2 }), phase)).toBe(false);
});
