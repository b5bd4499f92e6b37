/** What the server names the same for everybody (strategies, causes, formats, house rules), in the page's language. */
import { type Files, language } from "./language.svelte";

interface Translated {
  /** By their English. */
  readonly words: Readonly<Record<string, string>>;
}

async function fetchWords(address: string): Promise<Translated> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const { words } = (await answer.json()) as Translated;
  return { words };
}

const FILES: Files = Object.fromEntries(
  ["es", "de", "fr", "ar"].map((one) => [`/${one}/`, () => fetchWords(`/catalogue.${one}.json`)]),
);
const words = language.bring({}, FILES);

export function named(english: string): string {
  const translated = words.now[english];
  return typeof translated === "string" ? translated : language.disguise(english);
}
