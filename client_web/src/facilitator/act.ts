/** What each action of the desk's keyboard does. */
import { language } from "../i18n/language.svelte";
import type { Desk } from "./desk.svelte";
import type { Action } from "./keys";
import { stageLink } from "./link";
import { focusWords } from "./marking/selection";
import type { BigButton, SheetName } from "./screen";

/** The parts of the screen that an action may reach. */
interface Hands {
  readonly big: BigButton | null;
  readonly open: (sheet: SheetName) => void;
  readonly write: () => void;
  readonly openNotes: () => void;
}

export function act(action: Action, desk: Desk, hands: Hands): void {
  switch (action.do) {
    case "next":
      if (hands.big?.enabled === true) hands.big.press();
      break;
    case "pause":
      desk.pauseOrResume();
      break;
    case "time":
      desk.addTime();
      break;
    case "end":
      void desk.endStep(performance.now());
      break;
    case "stage":
      window.open(stageLink("", desk.roomKey.room), "_blank", "noopener");
      break;
    case "marking":
      desk.marksAside = !desk.marksAside && desk.canMark;
      break;
    case "sheet":
      hands.open("keys");
      break;
    case "people":
      hands.open("people");
      break;
    case "freeze":
      desk.freeze();
      break;
    case "rewind":
      if (desk.canRewind) hands.open("rewind");
      break;
    case "customer":
      if (desk.view.phase?.scene === true) hands.open("customer");
      break;
    case "goOn":
      desk.goOn();
      break;
    case "settings":
    case "formats":
      if (desk.view.phase?.name !== "closed") hands.open(action.do);
      break;
    case "links":
      hands.open("links");
      break;
    case "check":
      desk.checkOrClose();
      break;
    case "notes":
      hands.openNotes();
      break;
    case "why":
      if (Object.keys(desk.view.why ?? {}).length > 0) hands.open("why");
      break;
    case "doors":
      desk.lockOrOpen();
      break;
    case "even":
      desk.evenTeams();
      break;
    case "cancel":
      if (desk.inRound) hands.open("cancel");
      break;
    case "close":
      if (desk.view.phase?.name !== "closed") hands.open("close");
      break;
    case "takeOver":
      desk.letPlayIfOpen("take_over");
      break;
    case "practice":
      desk.letPlayIfOpen("use_practice");
      break;
    case "another":
      desk.another();
      break;
    case "write":
      hands.write();
      break;
    case "pick":
      desk.pick(action.number);
      break;
    case "escape":
      desk.marksAside = false;
      desk.refused = null;
      break;
    case "undo":
      desk.marking.undo();
      break;
    case "accept":
      desk.marking.accept();
      break;
    case "words":
      focusWords();
      break;
    case "move":
      if (desk.atMarking) desk.marking.move(action.by);
      else desk.turnPage(language.direction === "rtl" ? (-action.by as 1 | -1) : action.by);
      break;
    case "step":
      stepMark(desk, action.key);
      break;
  }
}

function stepMark(desk: Desk, key: string): void {
  const row = desk.marking.rows.find((one) => one.key === key);
  if (row !== undefined) desk.marking.step(row);
}
