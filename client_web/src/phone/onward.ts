/** In a room that runs itself the phone's main button goes on: what it says in each step. */
import type { Sections } from "../wire/types";
import { t } from "./words";

/** Null where somebody else goes on, or where the screen's own action does. */
export function onward({ room, phase, temper }: Partial<Sections>): string | null {
  if (room?.self_run !== true) return null;
  switch (phase?.name) {
    case "briefing":
      return t("alone.read");
    case "complaint":
      return t("alone.answer");
    case "voting":
      return t("alone.vote");
    case "reaction":
      if (temper?.boils === true) return t("alone.on");
      return temper?.resolved === true || phase.exchange >= phase.exchanges ? t("alone.look") : t("alone.next");
    case "debrief":
      return room.scored ? t("alone.points") : t("alone.another");
    case "standings":
      return t("alone.another");
    case "guessing":
    case "confidence":
    case "approval":
    case "record":
    case "decision":
    case "closing":
      return t("alone.on");
    case undefined:
    case "lobby":
    case "casting":
    case "drafting":
    case "technique":
    case "scoring":
    case "closed":
      return null;
  }
}
