/** The figures of the debrief as rows and columns of a map, for stage and desk alike. */
import { named } from "../i18n/named";
import { t } from "../i18n/shared";
import { percent } from "../i18n/written";
import type { DebriefSection, OverRoundsSection, PageView, ProfilesSection } from "../wire/types";
import type { MapColumn, MapRow } from "./SeenMap.svelte";

export function teamColumns({ teams }: ProfilesSection): MapColumn[] {
  return [
    ...teams.map(({ team }) => ({ text: team.letter, said: team.name })),
    { text: t("back.room") },
  ];
}

export function teamRows({ axes, teams, room }: ProfilesSection): MapRow[] {
  return axes.map(({ name, kind }, at) => ({
    name: named(name),
    strong: kind === "key",
    cells: [...teams.map(({ values }) => values[at] ?? 0), room[at] ?? 0].map((share) => ({ share, text: percent(share) })),
  }));
}

export function roundColumns({ rounds }: OverRoundsSection): MapColumn[] {
  return rounds.map((round) => ({ text: t("back.round", { round }) }));
}

export function roundRows({ rows }: OverRoundsSection): MapRow[] {
  return rows.map(({ name, cells }) => ({
    name: named(name),
    strong: false,
    cells: cells.map((cell) => cell && { share: cell.of === 0 ? 0 : cell.seen / cell.of, text: t("back.seen", cell) }),
  }));
}

/** Who speaks to a page; `character` stands for the customer where nobody of the company plays it. */
export function speakerOf({ speaker }: PageView, { customer }: DebriefSection, character: string): string {
  return speaker === "customer" ? t("speaks.customer", { name: customer ?? character }) : t(`speaks.${speaker}`);
}

/** What to ask whoever speaks to a page. */
export function askOf({ page, speaker }: PageView): string {
  switch (page) {
    case "turned":
      return t(speaker === "customer" ? "ask.turned" : "ask.turned.authors");
    case "why":
    case "words":
    case "sighted":
    case "called":
    case "teams":
    case "rounds":
    case "poll":
    case "prevention":
      return t(`ask.${page}`);
    default:
      return t("ask.dilemma");
  }
}
