import { describe, expect, test } from "vitest";
import type { DeskTeam, RosterSeat } from "../wire/types";
import { candidates, castList, peopleOf } from "./cast";

function aPerson(name: string, more: Partial<RosterSeat> = {}): RosterSeat {
  return { name, team: "t1", present: true, left: false, removed: false, away_since_ms: null, volunteer: false, times_customer: 0, observes: false, extra_s: 0, sure_before: null, sure_after: null, commitment: "", part: "writer", state: "open", ...more };
}

function aTeam(index: number): DeskTeam {
  return { team: { id: `t${index + 1}`, index, letter: "A", name: "Ash" }, people: 0, text: "", backing: 0, proposals: 0, guess: null, guessed_right: null, record: null, record_points: null };
}

describe("the cast list", () => {
  const roster = {
    s1: aPerson("Amara", { state: "in" }),
    s2: aPerson("Hannah", { present: false, state: "away" }),
    s3: aPerson("Tomasz", { team: "t2", part: "customer" }),
    s4: aPerson("Leila", { team: "t2" }),
    s5: aPerson("Gone", { team: "t2", left: true }),
  };
  const list = castList(peopleOf(roster), { t2: aTeam(1), t1: aTeam(0) }, 10);

  test("puts the customer first and out of their team", () => {
    expect(list.customer?.name).toBe("Tomasz");
    expect(list.teams[1]?.people.map((one) => one.name)).toEqual(["Leila"]);
  });

  test("goes by the teams' flags, and gives each state a line", () => {
    expect(list.teams.map(({ team }) => team.id)).toEqual(["t1", "t2"]);
    expect(list.teams[0]?.lines.map((line) => [line.state, line.people.map((one) => one.name)])).toEqual([
      ["in", ["Amara"]],
      ["away", ["Hannah"]],
    ]);
  });

  test("leaves out who left, and counts the teams it does not show", () => {
    expect(peopleOf(roster)).toHaveLength(4);
    expect(castList(peopleOf(roster), { t2: aTeam(1), t1: aTeam(0) }, 1).more).toBe(1);
  });
});

test("volunteers are offered first, then who has played the customer least", () => {
  const people = peopleOf({
    s1: aPerson("Zofia"),
    s2: aPerson("Amara", { times_customer: 1 }),
    s3: aPerson("Sofie", { volunteer: true, times_customer: 2 }),
    s4: aPerson("Away", { present: false, volunteer: true }),
  });
  expect(candidates(people).map((one) => one.name)).toEqual(["Sofie", "Zofia", "Amara"]);
});
