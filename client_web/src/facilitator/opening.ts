/** What opening a room asks: the answers, those chosen when nobody answers, and the decks there are to play. */
import { isLanguage, type Language, language } from "../i18n/language.svelte";
import { keep, kept } from "../state/keep";
import type { RoomWish } from "../wire/types";

export const FORMATS = ["quick", "standard", "full", "dilemma", "unhurried", "own"] as const;
export type FormatAnswer = (typeof FORMATS)[number];
/** About how long a round takes, as `rounds/formats.py` reckons it; null has no clock, or is not made yet. */
export const MINUTES: Readonly<Record<FormatAnswer, number | null>> = { quick: 6, standard: 13, full: 34, dilemma: 14, unhurried: null, own: null };

export const PARTS = ["voice", "craft", "customer"] as const;
export type Weights = Readonly<Record<(typeof PARTS)[number], number>>;
export const WHOLE = 100;
export const LARGEST_TEAM = 12;

export interface Answers {
  /** The name of a deck the server has, `own:` and the id of one kept in this browser, or empty for all. */
  readonly deck: string;
  readonly format: FormatAnswer;
  readonly mode: "teams" | "solo";
  readonly teamSize: number;
  readonly weights: Weights;
  /** Of the room; null follows this page. */
  readonly language: Language | null;
}

export const USUAL: Answers = { deck: "", format: "standard", mode: "teams", teamSize: 3, weights: { voice: 40, craft: 40, customer: 20 }, language: null };

/** A deck to choose: its value among the answers, and how it is called. */
export interface DeckOffer {
  readonly value: string;
  readonly title: string;
  readonly scenarios: number;
}

const ANSWERS = "desk.answers";
const OWN_DECKS = "decks";
const OWN = "own:";

/** What was answered last in this browser; whatever cannot be read any more is answered as usual. */
export function lastAnswers(): Answers {
  try {
    return readAnswers(kept(ANSWERS));
  } catch {
    return USUAL;
  }
}

export function keepAnswers(answers: Answers): void {
  keep(ANSWERS, answers);
}

export function readAnswers(value: unknown): Answers {
  const { deck, format, mode, teamSize, weights, language: spoken } = fieldsOf(value);
  return {
    deck: typeof deck === "string" ? deck : USUAL.deck,
    format: FORMATS.find((one) => one === format) ?? USUAL.format,
    mode: mode === "solo" ? "solo" : USUAL.mode,
    teamSize: typeof teamSize === "number" && teamSize >= 1 && teamSize <= LARGEST_TEAM ? Math.round(teamSize) : USUAL.teamSize,
    weights: readWeights(weights),
    language: typeof spoken === "string" && isLanguage(spoken) ? spoken : null,
  };
}

function readWeights(value: unknown): Weights {
  const { voice, craft, customer } = fieldsOf(value);
  if (typeof voice !== "number" || typeof craft !== "number" || typeof customer !== "number") return USUAL.weights;
  return voice + craft + customer === WHOLE ? { voice, craft, customer } : USUAL.weights;
}

/** A field that is empty for a moment counts as nothing. */
export function sumOf(weights: Readonly<Record<string, number | null>>): number {
  return PARTS.reduce((sum, part) => sum + (weights[part] ?? 0), 0);
}

export function hasUsualWeights({ weights }: Answers): boolean {
  return PARTS.every((part) => weights[part] === USUAL.weights[part]);
}

// -- decks ----------------------------------------------------------------------------------------------------------
interface OwnDeck {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The decks the server has; none where it does not tell, and then there is nothing to choose. */
export async function fetchDecks(): Promise<DeckOffer[]> {
  try {
    const answer = await fetch("/decks.json");
    return answer.ok ? readDecks(await answer.json()) : [];
  } catch {
    return [];
  }
}

export function readDecks(answer: unknown): DeckOffer[] {
  if (!Array.isArray(answer)) return [];
  return answer.map(fieldsOf).flatMap(({ name, title, scenarios }) =>
    typeof name === "string" && typeof title === "string"
      ? [{ value: name, title, scenarios: Array.isArray(scenarios) ? scenarios.length : 0 }]
      : [],
  );
}

/** The decks that were written on this computer's deck page. */
export function ownDecks(): DeckOffer[] {
  return keptDecks().map(({ id, title }) => ({ value: OWN + id, title, scenarios: 0 }));
}

/** The deck that the deck editor sent somebody here with, or null. */
export function deckAskedFor(search: string): string | null {
  const id = new URLSearchParams(search).get("deck");
  return id === null || id === "" ? null : OWN + id;
}

function keptDecks(): OwnDeck[] {
  try {
    const decks = kept(OWN_DECKS);
    return Array.isArray(decks) ? decks.filter(isOwnDeck) : [];
  } catch {
    return [];
  }
}

function isOwnDeck(value: unknown): value is OwnDeck {
  const { id, title, text } = fieldsOf(value);
  return typeof id === "string" && typeof title === "string" && typeof text === "string";
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

// -- the wish -------------------------------------------------------------------------------------------------------
/** The room to ask the server for. */
export function wishFor(title: string, { deck, mode, teamSize, language: spoken }: Answers): RoomWish {
  const named = title.trim() === "" ? {} : { title: title.trim() };
  return { ...named, ...deckOf(deck), mode, team_size: teamSize, language: spoken ?? language.forRoom.language };
}

function deckOf(deck: string): { deck?: string; deck_text?: string } {
  if (deck === "") return {};
  if (!deck.startsWith(OWN)) return { deck };
  const text = keptDecks().find((one) => OWN + one.id === deck)?.text;
  return text === undefined ? {} : { deck_text: text };
}
