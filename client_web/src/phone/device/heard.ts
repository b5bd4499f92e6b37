/** When this step asks something of me, and what a screen reader is told of the clock and the result. */
import type { ClockSection, Sections } from "../../wire/types";
import { isSolo, t } from "../words";

type View = Partial<Sections>;

const HALF_FROM_MS = 40_000;
const MINUTE_FROM_MS = 90_000;
const MINUTE_MS = 60_000;

/** Whether something is still to be done by me in this step. */
export function asksMe({ you, phase, ballot, guess, result, complaint, mediation }: View): boolean {
  if (you === undefined || phase === undefined) return false;
  if (you.asked) return true;
  switch (phase.name) {
    case "complaint":
      return you.part === "customer" ? (complaint ?? null) === null : you.part === "mediator" && (mediation?.text ?? "") === "";
    case "drafting":
      return you.part === "mediator" ? (mediation?.text ?? "") === "" : you.part === "writer" && you.proposed === null;
    case "guessing":
      return you.part === "writer" && (guess ?? null) !== null && you.guess === null;
    case "voting":
      return (ballot ?? null) !== null && ballot?.choice === null;
    case "reaction":
      return you.part === "customer" && result?.rows.some((row) => row.best && row.reaction === null) === true;
    case "decision":
      return you.part !== "customer" && you.decision === null;
    case "record":
      return you.part === "writer";
    case "confidence":
      return you.sure === null;
    case "closing":
      return you.commitment === "";
    case "lobby":
    case "casting":
    case "briefing":
    case "approval":
    case "technique":
    case "scoring":
    case "debrief":
    case "standings":
    case "closed":
      return false;
  }
}

/** The moments of a running clock worth a sentence, the latest that has come; ten seconds is told by the page itself. */
export type Moment = "none" | "half" | "minute" | "over";

export function momentOf(clock: ClockSection | undefined, leftMs: number): Moment {
  if (clock === undefined) return "none";
  if (clock.state === "over" || (clock.state === "running" && (clock.overtime || leftMs <= 0))) return "over";
  if (clock.state !== "running") return "none";
  if (clock.total_ms >= MINUTE_FROM_MS) return leftMs <= MINUTE_MS ? "minute" : "none";
  return clock.total_ms >= HALF_FROM_MS && leftMs <= clock.total_ms / 2 ? "half" : "none";
}

export function clockSaid(view: View, moment: Moment): string {
  switch (moment) {
    case "minute":
      return t("heard.minute");
    case "half":
      return t("heard.half");
    case "over":
      if (view.clock?.overtime !== true) return t("heard.over");
      return (view.you?.extra_s ?? 0) > 0 ? t("heard.extra", { count: view.you?.extra_s ?? 0 }) : t("heard.others");
    case "none":
      return "";
  }
}

/** How my reply did, once the vote is counted. */
export function resultSaid(view: View): string {
  const own = view.own_result?.row ?? null;
  if (own === null || view.phase?.name !== "reaction") return "";
  const solo = isSolo({ sections: view });
  if (own.best) return t(solo ? "result.won.solo" : "result.won");
  const count = (view.result?.rows.length ?? 0) + (view.result?.more ?? 0);
  return t(solo ? "heard.place.solo" : "heard.place", { place: own.place, count });
}
