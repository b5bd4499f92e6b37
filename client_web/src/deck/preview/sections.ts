/** What the screens of a room would be told of a scenario that is still being written. */
import type { BriefSection, ComplaintSection, LibraryScenario, PhaseSection, SceneSection, Sections } from "../../wire/types";
import { type Catalogue, nameOf } from "../catalogue";
import { type Fields, listAt, textAt, textsAt } from "../form";

export type Side = "customer" | "teams" | "stage";
export type Moment = "before" | "said";

/** What the editor tells the frame of a preview. */
export interface Shown {
  readonly scenario: Fields;
  readonly catalogue: Catalogue;
  readonly moment: Moment;
}

function oneOf<const Choices extends readonly string[]>(choices: Choices, text: string, otherwise: Choices[number]): Choices[number] {
  return choices.find((one) => one === text) ?? otherwise;
}

function written(texts: readonly string[]): string[] {
  return texts.filter((one) => one.trim() !== "");
}

export function sceneOf(scenario: Fields): SceneSection {
  return {
    scenario: textAt(scenario, "id"),
    language: textAt(scenario, "language") || null,
    title: textAt(scenario, "title"),
    business: textAt(scenario, "scene.business"),
    customer_name: textAt(scenario, "scene.customer_name"),
    pronoun: oneOf(["she", "he", "they"], textAt(scenario, "scene.customer_pronoun"), "they"),
    setting: textAt(scenario, "scene.setting"),
    what_happened: textAt(scenario, "scene.what_happened"),
    may_offer: written(textsAt(scenario, "scene.policy_card.may_offer")),
    may_not: written(textsAt(scenario, "scene.policy_card.may_not")),
    escalate_to: textAt(scenario, "scene.policy_card.escalate_to"),
    safety_reply: textAt(scenario, "safety_reply"),
    player: "seat",
    played_by: null,
  };
}

export function briefOf(scenario: Fields, catalogue: Catalogue): BriefSection {
  const cause = textAt(scenario, "brief.cause");
  const opening = listAt(scenario, "brief.opening_lines").map((one) => ({
    text: textAt(one, "text"),
    intensity: oneOf(["mild", "firm", "fierce"], textAt(one, "intensity"), "mild"),
  }));
  const comebacks = listAt(scenario, "brief.comebacks").map((one) => ({
    text: textAt(one, "text"),
    when: oneOf(["cooler", "same", "hotter"], textAt(one, "when"), "same"),
  }));
  return {
    language: textAt(scenario, "language") || null,
    who: textAt(scenario, "brief.who"),
    what_happened_to_you: textAt(scenario, "brief.what_happened_to_you"),
    cause,
    cause_name: nameOf(catalogue, "causes", cause),
    hidden_need: textAt(scenario, "brief.hidden_need"),
    heats_up: onceEach(written(textsAt(scenario, "brief.heats_up"))),
    cools_down: onceEach(written(textsAt(scenario, "brief.cools_down"))),
    starting_temper: temperOf(scenario),
    opening_lines: opening.filter((one, at) => one.text.trim() !== "" && opening.findIndex(({ text }) => text === one.text) === at),
    comebacks: comebacks.filter(({ text }) => text.trim() !== ""),
    off_limits: written(textsAt(scenario, "brief.off_limits")),
  };
}

/** The screens key their lists by what is said. */
function onceEach(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function temperOf(scenario: Fields): number {
  return Number(textAt(scenario, "brief.starting_temper")) || 5;
}

/** The first line that a customer could tap. */
export function complaintOf(scenario: Fields): ComplaintSection | null {
  const text = listAt(scenario, "brief.opening_lines").map((one) => textAt(one, "text")).find((one) => one.trim() !== "");
  return text === undefined ? null : { text, language: textAt(scenario, "language") || null, aloud: false };
}

export function phaseOf(moment: Moment): PhaseSection {
  const name = moment === "before" ? "briefing" : "complaint";
  return { name, turn: 1, round: 1, exchange: moment === "before" ? 0 : 1, exchanges: 1, take: 1, technique: null, scene: true };
}

export function sectionsOf({ scenario, catalogue, moment }: Shown, side: Side): Partial<Sections> {
  const level = temperOf(scenario);
  return {
    scene: { ...sceneOf(scenario), may_offer: onceEach(sceneOf(scenario).may_offer), may_not: onceEach(sceneOf(scenario).may_not) },
    phase: phaseOf(moment),
    temper: { level, before: null, start: level, resolved: false, boils: false },
    ...(side !== "customer" && moment === "said" ? { complaint: complaintOf(scenario) } : {}),
    ...(side === "customer" ? { brief: briefOf(scenario, catalogue) } : {}),
  };
}

/** The scenario as it stands in the list of the facilitator's page. */
export function listedOf(scenario: Fields, catalogue: Catalogue): LibraryScenario {
  const brief = briefOf(scenario, catalogue);
  return {
    scenario: textAt(scenario, "id"),
    title: textAt(scenario, "title"),
    teaser: textAt(scenario, "teaser"),
    heat: Number(textAt(scenario, "heat")) || 0,
    starting_temper: brief.starting_temper,
    cause_name: brief.cause_name,
    hidden_need: brief.hidden_need,
    calls_for: listAt(scenario, "rubric.key").map((one) => nameOf(catalogue, "strategies", textAt(one, "strategy"))).filter((one) => one !== ""),
    played: false,
  };
}
