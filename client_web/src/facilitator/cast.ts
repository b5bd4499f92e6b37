/** The cast list: the people of the room by team, and within a team by how far each has come. */
import type { DeskTeam, RosterSeat, TeamSign } from "../wire/types";

export type SeatState = RosterSeat["state"];

export interface Person extends RosterSeat {
  readonly seat: string;
}

/** People of one team who stand at the same point, so that they share a line; who does not write has a line of their own. */
export interface CastLine {
  readonly state: SeatState;
  readonly part: Person["part"];
  readonly people: readonly Person[];
}

export interface CastTeam {
  readonly team: TeamSign;
  readonly people: readonly Person[];
  readonly lines: readonly CastLine[];
}

export interface CastList {
  readonly customer: Person | null;
  readonly teams: readonly CastTeam[];
  readonly more: number;
}

const STATES: readonly SeatState[] = ["in", "open", "away"];
const PARTS: readonly Person["part"][] = ["writer", "observer", "mediator"];

export function peopleOf(roster: Readonly<Record<string, RosterSeat>>): Person[] {
  return Object.entries(roster)
    .map(([seat, one]) => ({ seat, ...one }))
    .filter((one) => !one.left);
}

/** Teams in the order of their flags, at most `limit` of them; the customer stands alone at the top. */
export function castList(people: readonly Person[], teams: Readonly<Record<string, DeskTeam>>, limit: number): CastList {
  const byTeam = new Map<string, Person[]>();
  for (const person of people.filter((one) => one.part !== "customer")) {
    byTeam.set(person.team, [...(byTeam.get(person.team) ?? []), person]);
  }
  const signs = Object.values(teams)
    .map(({ team }) => team)
    .filter((team) => byTeam.has(team.id))
    .sort((one, other) => one.index - other.index);
  const shown = signs.slice(0, limit).map((team) => castTeam(team, byTeam.get(team.id) ?? []));
  return { customer: people.find((one) => one.part === "customer") ?? null, teams: shown, more: signs.length - shown.length };
}

function castTeam(team: TeamSign, people: readonly Person[]): CastTeam {
  const lines = PARTS.flatMap((part) =>
    STATES.map((state) => ({ state, part, people: people.filter((one) => one.state === state && one.part === part) })),
  );
  return { team, people, lines: lines.filter((line) => line.people.length > 0) };
}

/** Whom one may ask to play the customer: volunteers first, then who has played it least; by name, so that nobody hops about. */
export function candidates(people: readonly Person[]): Person[] {
  const rank = (one: Person) => (one.volunteer ? 0 : 1000) + one.times_customer;
  return people.filter((one) => one.present).sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}
