/** What was measured, in words: one finding each, how much it weighs, and what to do about it. */
import { PACE } from "../../wire/pace";
import type { Encoding, Refusal, Trip } from "./line";
import { reachOf } from "./reach";
import { t, timeText } from "./words";

/** `note` is good to know and keeps nobody from playing. */
export type Weight = "open" | "good" | "note" | "care" | "bad";
export type Verdict = "good" | "care" | "bad";

export interface Finding {
  readonly weight: Weight;
  readonly say: string;
  /** What to do, or "". */
  readonly todo: string;
}

export interface Health {
  readonly kind: "good" | "full" | "other" | "silent";
  readonly status: number;
  readonly ms: number;
}

export interface Opened {
  readonly refused: Readonly<Partial<Record<Encoding, Refusal>>>;
  /** The longer of the two. */
  readonly ms: number;
  /** The status a plain question for the line's address is answered with, asked when one did not open. */
  readonly answered: number | null;
}

export interface Large {
  readonly harmed: boolean;
  readonly lost: boolean;
}

export interface Stay {
  readonly seconds: number;
  readonly stood: number;
  readonly trips: readonly Trip[];
  readonly cutAfter: number | null;
  readonly over: boolean;
}

/** Where this page is, as a browser tells it. */
export interface Place {
  readonly host: string;
  readonly hostname: string;
  readonly https: boolean;
  readonly secure: boolean;
  readonly wakeLock: boolean;
}

/** Hotseat's own answer to a plain question for its WebSocket. */
const UPGRADE_REQUIRED = 426;
const SLOW_PAGE_MS = 800;
const SLOW_TRIP_MS = 400;
const SLOW_AT_WORST_MS = 2_000;
/** A screen whose question is answered later than this takes the line for lost. */
const TOO_LATE_MS = PACE.answerWithinMs;
const HELD_MS = TOO_LATE_MS / 2;
/** Phones come back by themselves; more often than this nobody can play. */
const SHORTEST_LINE_S = 20;

export function addressFinding({ host, hostname, https }: Place, phones: string | null): Finding {
  const reach = reachOf(hostname);
  if (reach === "loopback") {
    if (phones === null) return open();
    const known = phones !== "" && reachOf(new URL(phones).hostname) !== "loopback";
    const say = t("address.loopback", { host });
    return known
      ? { weight: "note", say, todo: t("address.loopback.do", { phones: phones.replace(/check$/, "") }) }
      : { weight: "care", say, todo: t("address.loopback.none.do") };
  }
  if (reach === "linklocal") return { weight: "bad", say: t("address.linklocal", { host }), todo: t("address.linklocal.do") };
  if (reach === "private") return { weight: "good", say: t("address.private", { host }), todo: t("address.private.do") };
  return https
    ? { weight: "good", say: t("address.public", { host }), todo: "" }
    : { weight: "care", say: t("address.public.plain", { host }), todo: t("address.public.plain.do") };
}

export function pagesFinding(health: Health | null): Finding {
  if (health === null) return open();
  const time = timeText(health.ms);
  switch (health.kind) {
    case "good":
      return health.ms < SLOW_PAGE_MS
        ? { weight: "good", say: t("pages.good", { time }), todo: "" }
        : { weight: "care", say: t("pages.slow", { time }), todo: t("pages.slow.do") };
    case "full":
      return { weight: "bad", say: t("pages.full"), todo: t("pages.full.do") };
    case "other":
      return { weight: "bad", say: t("pages.other", { status: health.status }), todo: t("pages.other.do") };
    case "silent":
      return { weight: "bad", say: t("pages.silent"), todo: t("pages.silent.do") };
  }
}

export function socketFinding(opened: Opened | null, host: string): Finding {
  if (opened === null) return open();
  const { msgpack, json } = opened.refused;
  if (msgpack === undefined && json === undefined) {
    return { weight: "good", say: t("socket.good", { time: timeText(opened.ms) }), todo: "" };
  }
  if (msgpack === undefined) return { weight: "note", say: t("socket.binary"), todo: "" };
  if (json === undefined) return { weight: "bad", say: t("socket.text"), todo: t("socket.text.do") };
  if (msgpack === "silent") return { weight: "bad", say: t("socket.silent"), todo: t("socket.silent.do", { host }) };
  const { answered } = opened;
  return answered === null || answered === UPGRADE_REQUIRED
    ? { weight: "bad", say: t("socket.turned"), todo: t("socket.turned.do") }
    : { weight: "bad", say: t("socket.answered", { status: answered }), todo: t("socket.answered.do") };
}

export function largeFinding(opened: Opened | null, large: Large | null, size: number): Finding {
  if (opened === null) return open();
  if (large === null) return { weight: "note", say: t("stay.skipped"), todo: "" };
  if (large.lost) return { weight: "bad", say: t("large.silent", { size }), todo: t("large.silent.do") };
  return large.harmed
    ? { weight: "bad", say: t("large.harmed", { size }), todo: t("large.harmed.do") }
    : { weight: "good", say: t("large.good", { size }), todo: "" };
}

export function stayFinding(opened: Opened | null, stay: Stay | null, running: boolean): Finding {
  if (stay === null) return opened === null || running ? open() : { weight: "note", say: t("stay.skipped"), todo: "" };
  if (!stay.over) return { weight: "open", say: t("stay.running"), todo: "" };
  if (stay.cutAfter !== null) {
    const seconds = Math.round(stay.cutAfter);
    return { weight: seconds < SHORTEST_LINE_S ? "bad" : "care", say: t("stay.cut", { seconds }), todo: t("stay.cut.do") };
  }
  const times = stay.trips.filter((trip) => typeof trip === "number").sort((a, b) => a - b);
  const [of, lost] = [stay.trips.length, stay.trips.length - times.length];
  if (lost > 0) {
    return { weight: lost * 2 > of ? "bad" : "care", say: t("stay.lost", { count: lost, of }), todo: t("stay.lost.do") };
  }
  const [middle, last] = [times[Math.floor(of / 2)] ?? 0, times.at(-1) ?? 0];
  const [median, worst] = [timeText(middle), timeText(last)];
  if (middle > HELD_MS) {
    return { weight: middle > TOO_LATE_MS ? "bad" : "care", say: t("stay.held", { median, worst }), todo: t("stay.held.do") };
  }
  const seconds = stay.seconds;
  return middle > SLOW_TRIP_MS || last > SLOW_AT_WORST_MS
    ? { weight: "care", say: t("stay.slow", { seconds, median, worst }), todo: t("stay.slow.do") }
    : { weight: "good", say: t("stay.good", { seconds, median, worst }), todo: "" };
}

export function secureFinding({ hostname, https, secure, wakeLock }: Place): Finding {
  if (!secure) return { weight: "note", say: t("secure.no"), todo: t("secure.no.do") };
  if (!https && reachOf(hostname) === "loopback") return { weight: "note", say: t("secure.here"), todo: t("secure.no.do") };
  return wakeLock
    ? { weight: "good", say: t("secure.good"), todo: "" }
    : { weight: "note", say: t("secure.nolock"), todo: t("secure.nolock.do") };
}

/** The worst finding decides; null while one is open. */
export function verdictOf(findings: readonly Finding[]): Verdict | null {
  const has = (weight: Weight) => findings.some((one) => one.weight === weight);
  if (has("open")) return null;
  if (has("bad")) return "bad";
  return has("care") ? "care" : "good";
}

function open(): Finding {
  return { weight: "open", say: "", todo: "" };
}
