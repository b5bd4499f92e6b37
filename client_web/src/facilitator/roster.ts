/** Finding people among hundreds: by name or team, and by how they take part. */
import type { DeskTeam, RosterSeat } from "../wire/types";

export const SHOWN_AS = ["all", "here", "away", "watching", "out"] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

export interface Found extends RosterSeat {
  readonly seat: string;
}

type Teams = Readonly<Record<string, DeskTeam>>;

export function isShownAs(one: RosterSeat, as: ShownAs): boolean {
  const isIn = !one.removed && !one.left;
  switch (as) {
    case "all":
      return true;
    case "here":
      return isIn && one.present;
    case "away":
      return isIn && !one.present;
    case "watching":
      return isIn && one.observes;
    case "out":
      return !isIn;
  }
}

export function countsOf(roster: Readonly<Record<string, RosterSeat>>): Record<ShownAs, number> {
  const people = Object.values(roster);
  return Object.fromEntries(SHOWN_AS.map((as) => [as, people.filter((one) => isShownAs(one, as)).length])) as Record<ShownAs, number>;
}

/** Every word sought must begin a word of the name or of the team's name, accents and capitals aside; who has left comes last. */
export function find(roster: Readonly<Record<string, RosterSeat>>, teams: Teams, sought: string, as: ShownAs): Found[] {
  const words = wordsOf(sought);
  return Object.entries(roster)
    .filter(([, one]) => isShownAs(one, as) && hasAll(one, teams, words))
    .map(([seat, one]) => ({ seat, ...one }))
    .sort((one, other) => Number(one.left) - Number(other.left) || ORDER.compare(one.name, other.name));
}

const ORDER = new Intl.Collator();

function hasAll(one: RosterSeat, teams: Teams, sought: readonly string[]): boolean {
  if (sought.length === 0) return true;
  const own = wordsOf(`${one.name} ${teams[one.team]?.team.name ?? ""}`);
  return sought.every((word) => own.some((mine) => mine.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase()
    .split(/[\s,.\-’']+/)
    .filter((word) => word !== "");
}
