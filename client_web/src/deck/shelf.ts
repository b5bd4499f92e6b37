/** The decks this browser keeps. The facilitator's page reads the same list. */
import { freshKey, keep, kept } from "../state/keep";

export interface KeptDeck {
  readonly id: string;
  readonly title: string;
  /** The deck as the text of its file. */
  readonly text: string;
  /** When it was changed, in milliseconds. */
  readonly at: number;
}

const PLACE = "decks";
/** As `state/keep` names it in the browser's storage. */
export const SHELF_KEY = `hotseat.${PLACE}`;

function isDeck(value: unknown): value is KeptDeck {
  if (typeof value !== "object" || value === null) return false;
  const { id, title, text, at } = value as Record<string, unknown>;
  return typeof id === "string" && typeof title === "string" && typeof text === "string" && typeof at === "number";
}

/** All of them, the last changed first. */
export function keptDecks(): KeptDeck[] {
  const found = kept(PLACE);
  return Array.isArray(found) ? found.filter(isDeck).sort((one, other) => other.at - one.at) : [];
}

export function keptDeck(id: string): KeptDeck | null {
  return keptDecks().find((one) => one.id === id) ?? null;
}

/** Keeps a deck in place of the one with its id; false where it lasts only as long as the page. */
export function keepDeck(deck: KeptDeck): boolean {
  return keep(PLACE, [deck, ...keptDecks().filter(({ id }) => id !== deck.id)]);
}

export function addDeck(title: string, text: string): KeptDeck {
  const deck = { id: freshKey(), title, text, at: Date.now() };
  keepDeck(deck);
  return deck;
}

export function dropDeck(id: string): void {
  keep(
    PLACE,
    keptDecks().filter((one) => one.id !== id),
  );
}
