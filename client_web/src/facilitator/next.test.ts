import { describe, expect, test } from "vitest";
import type { LibraryScenario, PhaseSection, RoomSection, ScoreStep, Sections } from "../wire/types";
import { aReply } from "./builders";
import { nextStep, type Plan } from "./next";

const BOILER: LibraryScenario = {
  scenario: "boiler",
  title: "The cancelled boiler",
  teaser: "",
  heat: 3,
  starting_temper: 6,
  cause_name: "",
  hidden_need: "",
  calls_for: [],
  played: false,
};
const PLAN: Plan = { scenario: BOILER, format: "quick", customer: null };
const STEPS = ["casting", "briefing", "complaint", "drafting", "voting", "reaction", "scoring", "debrief", "standings"] as const;

const PHASE: PhaseSection = { name: "lobby", turn: 7, round: 1, exchange: 1, exchanges: 1, take: 1, technique: null, scene: true };

function at(name: PhaseSection["name"], more: Partial<Sections> = {}): Partial<Sections> {
  const now = STEPS.findIndex((step) => step === name);
  const score = STEPS.map((phase, place): ScoreStep => {
    return { phase, exchange: 0, take: 1, seconds: null, state: place < now ? "done" : place === now ? "now" : "next" };
  });
  return { phase: { ...PHASE, name }, room: aRoom(14, 0), score, ...more };
}

function aRoom(here: number, away: number): RoomSection {
  const rules = { intensity: "firm" as const, language: "en" as const, scored: true, self_run: false, off_limits: [] as string[] };
  return { code: "CDFGHJ", title: "Workshop", mode: "teams", team_size: 3, ...rules, locked: false, here, away, rounds_begun: 0 };
}

function casting(more: Partial<NonNullable<Sections["casting"]>>): Partial<Sections> {
  const none = { proposed: null, proposed_name: "", asking: false, exhausted: false, customer: null, customer_name: "", player: "seat" as const };
  return at("casting", { casting: { ...none, ...more } });
}

describe("in the lobby", () => {
  test("the button starts the round that is planned", () => {
    const next = nextStep(at("lobby", { teams: {} }), PLAN);
    expect(next?.title).toBe("Start round 1: The cancelled boiler");
    expect(next?.command).toEqual({ t: "start_round", scenario: "boiler", format: "quick" });
  });

  test("where everybody plays alone nobody counts teams", () => {
    const room = { ...aRoom(14, 0), mode: "solo" as const };
    expect(nextStep(at("lobby", { room }), PLAN)?.detail).toBe("14 are here");
  });

  test("an empty room has nothing to press, and is told why", () => {
    const next = nextStep(at("lobby", { room: aRoom(0, 0) }), PLAN);
    expect(next?.command).toBeNull();
    expect(next?.detail).toContain("needs somebody");
  });

  test("an empty deck has nothing to start", () => {
    expect(nextStep(at("lobby"), { ...PLAN, scenario: null })?.command).toBeNull();
  });
});

describe("in casting", () => {
  test("the proposed person is asked", () => {
    const next = nextStep(casting({ proposed: "s1", proposed_name: "Tomasz" }), PLAN);
    expect(next?.title).toBe("Ask Tomasz privately");
    expect(next?.command).toEqual({ t: "ask_customer", turn: 7, seat: "s1" });
  });

  test("somebody picked is asked instead of the proposed person", () => {
    const next = nextStep(casting({ proposed: "s1", proposed_name: "Tomasz" }), { ...PLAN, customer: { seat: "s2", name: "Grace" } });
    expect(next?.command).toEqual({ t: "ask_customer", turn: 7, seat: "s2" });
  });

  test("while somebody is being asked, Space asks nobody else", () => {
    expect(nextStep(casting({ asking: true }), PLAN)?.command).toBeNull();
  });

  test("with nobody left to ask there is nothing to press", () => {
    expect(nextStep(casting({ exhausted: true }), PLAN)?.command).toBeNull();
  });

  test("with the practice customer or the facilitator in the part, the briefing opens", () => {
    for (const player of ["practice", "facilitator"] as const) {
      expect(nextStep(casting({ player, proposed: "s1", proposed_name: "Tomasz" }), PLAN)?.command).toEqual({ t: "end_step", turn: 7 });
    }
  });

  test("once somebody plays the customer, the briefing opens", () => {
    const next = nextStep(casting({ customer: "s1", customer_name: "Tomasz" }), PLAN);
    expect(next?.title).toBe("Open the briefing");
    expect(next?.command).toEqual({ t: "end_step", turn: 7 });
  });
});

describe("in the scene", () => {
  test("each step says what comes next", () => {
    const titles = STEPS.slice(1).map((name) => nextStep(at(name), PLAN)?.title);
    expect(titles).toEqual([
      "Begin the scene",
      "Let the teams write",
      "Open the vote",
      "Close the vote",
      "Go to the marking",
      "Open the debrief",
      "Show the standings",
      "Prepare round 2",
    ]);
  });

  test("the button says who is not in yet, and who is away", () => {
    const view = at("drafting", { progress: { done: 11, of: 12 }, room: aRoom(13, 1) });
    expect(nextStep(view, PLAN)?.detail).toBe("11 of 12 are in, 1 away");
  });

  test("nobody away is not mentioned", () => {
    expect(nextStep(at("voting", { progress: { done: 3, of: 12 } }), PLAN)?.detail).toBe("3 of 12 have voted");
  });

  test("a complaint that was not made yet counts as said aloud", () => {
    expect(nextStep(at("complaint", { complaint: null }), PLAN)?.detail).toContain("said aloud");
    expect(nextStep(at("complaint", { complaint: { text: "Who is coming?", language: null, aloud: false } }), PLAN)?.detail).toBe("the customer has spoken");
  });

  test("without replies there is nothing to mark, and the button says so", () => {
    expect(nextStep(at("scoring", { marking: {} }), PLAN)?.detail).toBe("no reply came in");
  });

  test("every press names the step it ends", () => {
    expect(nextStep(at("voting"), PLAN)?.command).toEqual({ t: "end_step", turn: 7 });
  });
});

describe("out of the ordinary", () => {
  const boiled = { level: 10, before: 8, start: 6, resolved: false, boils: true };

  test("a scene that boiled over leads to a technique", () => {
    expect(nextStep(at("reaction", { temper: boiled }), PLAN)?.title).toBe("Choose a technique");
    expect(nextStep(at("technique"), PLAN)?.title).toBe("End the scene boiled over");
  });

  test("a settled scene goes past the exchanges that were planned", () => {
    const score: ScoreStep[] = (["reaction", "complaint", "record"] as const).map((phase, place) => {
      return { phase, exchange: phase === "record" ? 0 : place + 1, take: 1, seconds: null, state: place === 0 ? "now" : "next" };
    });
    const settled = { level: 2, before: 4, start: 6, resolved: true, boils: false };
    expect(nextStep(at("reaction", { score, temper: settled }), PLAN)?.title).toBe("Let the teams write the record");
    expect(nextStep(at("reaction", { score }), PLAN)?.title).toBe("Begin the next exchange");
  });

  test("a room without points shows no standings", () => {
    expect(nextStep(at("debrief", { room: { ...aRoom(14, 0), language: "en",
  scored: false } }), PLAN)?.title).toBe("Prepare round 2");
  });

  test("approval says how many replies go to the vote, and how many are held back", () => {
    const marking = { "1.1.1": aReply(1), "1.1.2": aReply(2, { held: true }), "1.1.3": aReply(3) };
    expect(nextStep(at("approval", { marking }), PLAN)?.detail).toBe("2 replies go to the vote, 1 held back");
  });

  test("takes that were played again ask for no marks", () => {
    const marking = { "1.1.1": aReply(1, { counts: false }), "1.2.1": aReply(1, { take: 2, reviewed: true }) };
    const phase = { ...PHASE, name: "scoring" as const, take: 2 };
    expect(nextStep(at("scoring", { marking, phase }), PLAN)?.detail).toBe("1 of 1 replies are marked");
  });

  test("the confidence check goes back to the lobby, the closing ends the workshop once it was asked again", () => {
    expect(nextStep(at("confidence", { progress: { done: 2, of: 3 } }), PLAN)).toEqual({
      title: "Go to the lobby",
      detail: "2 of 3 have answered",
      command: { t: "end_step", turn: 7 },
    });
    expect(nextStep(at("closing"), PLAN)).toMatchObject({ title: "End the workshop", command: { t: "close_room" }, asksFirst: true });
  });
});

test("a closed room has no next step", () => {
  expect(nextStep(at("closed"), PLAN)).toBeNull();
});
