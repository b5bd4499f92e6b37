/** What comes next: the words of the one big button, what it would close, and the command it gives. */
import type { CommandBody, LibraryScenario, MarkingReply, PhaseSection, ScoreStep, Sections } from "../wire/types";
import { sideBySide } from "../i18n/written";
import { isPresent, isSuperseded } from "./order";
import { t } from "./words";

/** `command` is null while there is nothing to press: `detail` then says what the room waits for. */
export interface NextStep {
  readonly title: string;
  readonly detail: string;
  readonly command: CommandBody | null;
  /** What cannot be undone is asked about once more before its command is given. */
  readonly asksFirst?: true;
}

/** What the facilitator has chosen on this screen and not sent yet. */
export interface Plan {
  readonly scenario: LibraryScenario | null;
  readonly format: string | null;
  /** The seat picked instead of the proposed one. */
  readonly customer: { readonly seat: string; readonly name: string } | null;
}

type View = Partial<Sections>;

const FEWEST_PEOPLE = 1;

export function nextStep(view: View, plan: Plan): NextStep | null {
  const phase = view.phase;
  if (phase === undefined || phase.name === "closed") return null;
  if (phase.name === "lobby") return startOfRound(view, plan);
  if (phase.name === "casting") return castingStep(view, phase, plan);
  const command = { t: "end_step", turn: phase.turn } as const;
  const rated = t("desk.next.rated", { ...progressOf(view) });
  if (phase.name === "confidence") return { title: t("desk.next.backToLobby"), detail: rated, command };
  if (phase.name === "closing") return { title: t("desk.next.endWorkshop"), detail: rated, command: { t: "close_room" }, asksFirst: true };
  if (phase.name === "technique") return { title: t("desk.next.endBoiled"), detail: t("desk.next.endBoiledWhy"), command };
  if (phase.name === "reaction" && view.temper?.boils === true) {
    return { title: t("desk.next.to.technique"), detail: t("desk.next.boils"), command };
  }
  return { title: titleOf(view, phase), detail: detailOf(view, phase), command };
}

function startOfRound(view: View, { scenario, format }: Plan): NextStep {
  const round = (view.room?.rounds_begun ?? 0) + 1;
  const here = view.room?.here ?? 0;
  if (scenario === null || format === null) return { title: t("desk.next.noScenario"), detail: t("desk.next.noScenarioWhy"), command: null };
  const title = t("desk.next.startRound", { round, scenario: scenario.title });
  if (here < FEWEST_PEOPLE) return { title, detail: t("desk.next.tooFew", { count: here }), command: null };
  const teams = view.room?.mode === "solo" ? [] : [t("desk.teams", { count: Object.keys(view.teams ?? {}).length })];
  const detail = sideBySide([t("desk.here", { count: here }), ...teams]);
  return { title, detail, command: { t: "start_round", scenario: scenario.scenario, format } };
}

function castingStep({ casting }: View, { turn }: PhaseSection, { customer }: Plan): NextStep {
  if (casting === undefined || casting === null) return { title: t("desk.next.wait"), detail: "", command: null };
  if (casting.player !== "seat") {
    const detail = t(casting.player === "practice" ? "desk.next.practicePlays" : "desk.next.facilitatorPlays");
    return { title: t("desk.next.to.briefing"), detail, command: { t: "end_step", turn } };
  }
  if (casting.customer !== null) {
    const detail = t("desk.next.isCast", { name: casting.customer_name });
    return { title: t("desk.next.to.briefing"), detail, command: { t: "end_step", turn } };
  }
  if (casting.asking) return { title: t("desk.next.asking"), detail: t("desk.next.askingWhy"), command: null };
  const asked = customer ?? (casting.proposed === null ? null : { seat: casting.proposed, name: casting.proposed_name });
  if (asked === null) return { title: t("desk.next.nobody"), detail: t("desk.next.nobodyWhy"), command: null };
  const title = t("desk.next.ask", { name: asked.name });
  return { title, detail: t("desk.next.askWhy"), command: { t: "ask_customer", turn, seat: asked.seat } };
}

/** The step after the present one, or null at the end of the round; a settled scene has no further exchange. */
export function following({ score = [], room, temper }: View): ScoreStep | null {
  const now = score.findIndex((step) => step.state === "now");
  const settled = temper?.resolved === true && score[now]?.phase === "reaction";
  const next = score.slice(now + 1).find((step) => !settled || step.exchange === 0) ?? null;
  return next?.phase === "standings" && room?.scored === false ? null : next;
}

function titleOf(view: View, phase: PhaseSection): string {
  const step = following(view);
  if (step === null) return t("desk.next.to.lobby", { round: phase.round + 1 });
  if (step.phase === "voting" && phase.name === "drafting" && view.rules?.approval === true) return t("desk.next.to.approval");
  switch (step.phase) {
    case "briefing":
    case "guessing":
    case "approval":
    case "technique":
    case "record":
    case "decision":
    case "drafting":
    case "voting":
    case "reaction":
    case "scoring":
    case "debrief":
    case "standings":
      return t(`desk.next.to.${step.phase}`);
    case "complaint":
      if (step.take > 1) return t("desk.next.takeAgain");
      return step.exchange > 1 ? t("desk.next.to.complaintAgain") : t("desk.next.to.complaint");
    case "lobby":
    case "casting":
    case "confidence":
    case "closing":
    case "closed":
      return t("desk.next.to.other");
  }
}

function detailOf(view: View, phase: PhaseSection): string {
  const name = customerName(view);
  switch (phase.name) {
    case "briefing":
      return t("desk.next.fromBriefing", { name });
    case "complaint":
      return view.complaint ? t("desk.next.hasSpoken", { name }) : t("desk.next.notSpoken", { name });
    case "drafting":
      return withAway(t("desk.next.areIn", { ...progressOf(view) }), view);
    case "voting":
      return withAway(t("desk.next.haveVoted", { ...progressOf(view) }), view);
    case "guessing":
      return t("desk.next.guessed", { ...progressOf(view) });
    case "approval":
      return approvedOf(view, phase);
    case "record":
      return t("desk.next.written", { ...progressOf(view) });
    case "decision":
      return t("desk.next.decided", { ...progressOf(view) });
    case "reaction":
      if (phase.technique === "arbitration" && !view.ruling) return t("desk.next.notRuled");
      if (view.temper?.resolved === true) return t("desk.next.resolved", { name: view.scene?.customer_name ?? name });
      return hasReacted(view) ? t("desk.next.hasReacted", { name }) : t("desk.next.notReacted", { name });
    case "scoring":
      return markedOf(view).of === 0 ? t("desk.next.nothingToMark") : t("desk.next.marked", { ...markedOf(view) });
    case "debrief":
      return t("desk.next.fromDebrief");
    case "standings":
      return t("desk.next.fromStandings", { round: phase.round });
    case "lobby":
    case "casting":
    case "confidence":
    case "technique":
    case "closing":
    case "closed":
      return "";
  }
}

/** Who plays the customer, by name; the words for it while nobody does. */
export function customerName({ roster, scene }: View): string {
  if (scene && scene.player !== "seat") return scene.customer_name;
  return Object.values(roster ?? {}).find((one) => one.part === "customer")?.name ?? t("desk.theCustomer");
}

function progressOf({ progress }: View): { done: number; of: number } {
  return { done: progress?.done ?? 0, of: progress?.of ?? 0 };
}

function withAway(text: string, { room }: View): string {
  return room === undefined || room.away === 0 ? text : sideBySide([text, t("desk.away", { count: room.away })]);
}

export function hasReacted({ result }: View): boolean {
  return result?.rows.some((row) => row.best && row.reaction !== null) ?? false;
}

function approvedOf(view: View, phase: PhaseSection): string {
  const replies = presentReplies(view, phase);
  const held = replies.filter((reply) => reply.held).length;
  const votes = t("desk.next.approved", { count: replies.length - held });
  return held === 0 ? votes : sideBySide([votes, t("desk.next.held", { count: held })]);
}

/** The replies of the present take of the present exchange. */
function presentReplies(view: View, phase: PhaseSection): MarkingReply[] {
  return Object.values(view.marking ?? {}).filter((one) => one.round === phase.round && isPresent(one, phase));
}

/** How many replies of the present round are marked, of those that count. */
export function markedOf(view: View): { done: number; of: number } {
  const replies = Object.values(view.marking ?? {}).filter(
    (reply) => reply.round === view.phase?.round && !isSuperseded(reply, view.phase),
  );
  return { done: replies.filter((reply) => reply.reviewed).length, of: replies.length };
}
