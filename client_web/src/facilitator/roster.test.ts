import { expect, test } from "vitest";
import type { DeskTeam, RosterSeat } from "../wire/types";
import { countsOf, find } from "./roster";

function aSeat(name: string, team: string, more: Partial<RosterSeat> = {}): RosterSeat {
  return {
    name, team, present: true, left: false, removed: false, observes: false, away_since_ms: null, part: "writer", state: "open", volunteer: false,
    times_customer: 0, extra_s: 0, sure_before: null, sure_after: null, commitment: "", ...more,
  };
}

const TEAMS = {
  t1: { team: { id: "t1", index: 0, letter: "A", name: "Ash" } },
  t2: { team: { id: "t2", index: 1, letter: "B", name: "Birch" } },
} as unknown as Record<string, DeskTeam>;

const ROSTER = {
  s1: aSeat("Zoë Ashby", "t2"),
  s2: aSeat("Amara", "t1", { present: false }),
  s3: aSeat("Mei-Ling Wu", "t1", { observes: true }),
  s4: aSeat("Jonas", "t2", { removed: true, present: false }),
};

function names(sought: string, as: Parameters<typeof find>[3] = "all"): string[] {
  return find(ROSTER, TEAMS, sought, as).map((one) => one.name);
}

test("without a word everybody is found, by name", () => {
  expect(names("")).toEqual(["Amara", "Jonas", "Mei-Ling Wu", "Zoë Ashby"]);
});

test("a name is found by the beginning of any of its words, without accents and capitals", () => {
  expect(names("zoe")).toEqual(["Zoë Ashby"]);
  expect(names("LING")).toEqual(["Mei-Ling Wu"]);
  expect(names("ara")).toEqual([]);
});

test("a team finds its people, and a name within it", () => {
  expect(names("birch")).toEqual(["Jonas", "Zoë Ashby"]);
  expect(names("birch jo")).toEqual(["Jonas"]);
});

test("those who are away, watch or are out are counted and shown apart", () => {
  expect(countsOf(ROSTER)).toEqual({ all: 4, here: 2, away: 1, watching: 1, out: 1 });
  expect(names("", "away")).toEqual(["Amara"]);
  expect(names("", "watching")).toEqual(["Mei-Ling Wu"]);
  expect(names("", "out")).toEqual(["Jonas"]);
});
