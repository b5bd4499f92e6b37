/** The catalogue's names, as the server hands them out: for strategies that a scenario's rubric does not name. */
import type { Named } from "./marks";

export interface Catalogue {
  readonly strategies: readonly Named[];
}

export const EMPTY: Catalogue = { strategies: [] };

function isNamed(value: unknown): value is Named {
  if (typeof value !== "object" || value === null) return false;
  const { id, name } = value as Record<string, unknown>;
  return typeof id === "string" && typeof name === "string";
}

export function readCatalogue(answer: unknown): Catalogue {
  const strategies = (answer as { strategies?: unknown } | null)?.strategies;
  return { strategies: Array.isArray(strategies) ? strategies.filter(isNamed).map(({ id, name }) => ({ id, name })) : [] };
}

/** Empty when it cannot be had: then only the rubric can be marked, and the next visit asks again. */
export async function fetchCatalogue(): Promise<Catalogue> {
  try {
    const answer = await fetch("/catalogue.json");
    return answer.ok ? readCatalogue(await answer.json()) : EMPTY;
  } catch {
    return EMPTY;
  }
}
