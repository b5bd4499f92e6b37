/** The closed lists of the catalogue, by id and name, as the server hands them out. */
import type { Shelf } from "./fields";

export interface Entry {
  readonly id: string;
  readonly name: string;
}
export type Catalogue = Readonly<Record<Shelf, readonly Entry[]>>;

const SHELVES = ["causes", "strategies", "anti_patterns", "disagreements"] as const;
export const EMPTY: Catalogue = { causes: [], strategies: [], anti_patterns: [], disagreements: [] };

function entriesOf(value: unknown): Entry[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const { id, name, topic } = (one ?? {}) as Record<string, unknown>;
    const said = name ?? topic;
    return typeof id === "string" && typeof said === "string" ? [{ id, name: said }] : [];
  });
}

export function readCatalogue(answer: unknown): Catalogue {
  const lists = (answer ?? {}) as Record<string, unknown>;
  return { ...EMPTY, ...Object.fromEntries(SHELVES.map((shelf) => [shelf, entriesOf(lists[shelf])])) };
}

/** Empty where it cannot be had: then ids are shown as they are, and the next visit asks again. */
export async function fetchCatalogue(): Promise<Catalogue> {
  try {
    const answer = await fetch("/catalogue.json");
    return answer.ok ? readCatalogue(await answer.json()) : EMPTY;
  } catch {
    return EMPTY;
  }
}

export function nameOf(catalogue: Catalogue, shelf: Shelf, id: string): string {
  return catalogue[shelf].find((one) => one.id === id)?.name ?? id;
}
