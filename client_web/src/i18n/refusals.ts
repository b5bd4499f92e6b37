/** What the server refuses and how it parts, said in the page's language; in English it says so itself. */
import type { Refusal } from "../wire/types";
import { language } from "./language.svelte";

const words = language.bring({}, import.meta.glob("./*/refusals.ts"));

/** Only the server knows which field was wrong. */
const SAYS_MORE = "field-invalid";

export function said({ slug, say }: Refusal): string {
  const translated = slug === SAYS_MORE ? undefined : words.now[slug];
  return typeof translated === "string" ? translated : language.disguise(say);
}
