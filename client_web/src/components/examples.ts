/** The fixed content that the components show here. */
import type { AnswersSection, AnswersTeam, ClockSection, CurvePoint, ResultRow, ResultSection, TeamSign } from "../wire/types";

const NAMES = ["Ash", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Iris"];

export function teams(count: number): TeamSign[] {
  return NAMES.slice(0, count).map((name, index) => ({ id: `t${index}`, index, letter: "ABCDEFGH".charAt(index % 8), name }));
}

export const COMPLAINT = "Two days off work. Two texts, twenty minutes before. It is four degrees in my kitchen. Who is coming, and when?";
export const REPLY =
  "You took two days off and we cancelled twice, by text. That was our failure, and I am sorry. Two heaters reach you by six tonight, an engineer tomorrow between eight and ten.";

export const result: ResultSection = {
  votes: 12,
  voters: 12,
  more: 0,
  rows: teams(5).map((team, at): ResultRow => ({
    reply: `r${at}`,
    team,
    number: at + 1,
    text: at === 0 ? REPLY : "I am so sorry. Two heaters by six, an engineer tomorrow.",
    safety: at === 4,
    votes: [5, 4, 2, 1, 0][at] ?? 0,
    shown: 12,
    place: at + 1,
    best: at === 0,
    reaction: at === 0 ? { value: 2, line: "Then I will wait for that call.", aloud: false } : null,
  })),
};

export const clocks: readonly { readonly left: number; readonly clock: ClockSection }[] = [
  { left: 68_000, clock: { state: "running", left_ms: 68_000, total_ms: 120_000, held: "none", overtime: false } },
  { left: 8_000, clock: { state: "running", left_ms: 8_000, total_ms: 20_000, held: "none", overtime: false } },
  { left: 40_000, clock: { state: "paused", left_ms: 40_000, total_ms: 120_000, held: "scene", overtime: false } },
  { left: 0, clock: { state: "none", left_ms: 0, total_ms: 0, held: "none", overtime: false } },
];

export function answers(count: number): AnswersSection {
  const states: AnswersTeam["seats"][] = [["in", "in", "in"], ["in", "open", "away"], ["open", "open"]];
  const rows = teams(count).map((team, at) => ({ team, seats: states[at % 3] ?? [], done: at % 3 === 0 }));
  return { teams: rows, teams_done: 2, teams_of: count };
}

export const curve: readonly CurvePoint[] = [
  { level: 6, team: null, text: "", exchange: 0, take: 1, counts: true },
  { level: 9, team: teams(5)[4] ?? null, text: "We have put you first in the queue for Friday.", exchange: 1, take: 1, counts: true },
  { level: 4, team: teams(2)[1] ?? null, text: "I will ring you myself at half past seven.", exchange: 2, take: 1, counts: true },
];
