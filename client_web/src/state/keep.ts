/** What this browser remembers between visits. Private windows may refuse: then it lasts as long as the page. */

const PREFIX = "hotseat.";
const inMemory = new Map<string, string>();

/** False where it lasts only as long as the page. */
export function keep(place: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(PREFIX + place, text);
    inMemory.delete(place);
    return true;
  } catch {
    inMemory.set(place, text); // storage is full or forbidden
    return false;
  }
}

/** What was kept at this place, or null; the caller knows what it kept there. */
export function kept(place: string): unknown {
  return JSON.parse(inMemory.get(place) ?? stored(place) ?? "null");
}

function stored(place: string): string | null {
  try {
    return localStorage.getItem(PREFIX + place);
  } catch {
    return null;
  }
}

export function forget(place: string): void {
  inMemory.delete(place);
  try {
    localStorage.removeItem(PREFIX + place);
  } catch {
    // nothing was kept there
  }
}

/** 128 random bits as URL-safe text; crypto.randomUUID is missing where a room is served over plain http. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
