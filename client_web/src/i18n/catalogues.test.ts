/** Every translated catalogue: the values of the English one, and the plural forms its language needs. */
import { expect, test } from "vitest";
import { LANGUAGES } from "./language.svelte";
import type { Message, Messages } from "./translate";

const files = import.meta.glob<Record<string, Messages>>("./*/*.ts", { eager: true });
const NAMES = ["shared", "door", "phone", "desk", "stage", "check", "deck"] as const;

function catalogue(language: string, name: string): Messages | undefined {
  return files[`./${language}/${name}.ts`]?.[name];
}
function placesIn(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}
function formsOf(message: Message): [string, string][] {
  return typeof message === "string" ? [["other", message]] : Object.entries(message as unknown as Record<string, string>);
}
const written = Object.keys(LANGUAGES).filter((one) => NAMES.some((name) => catalogue(one, name) !== undefined));
const each = written.flatMap((one) => NAMES.map((name) => [one, name] as const));

test.each(each)("%s/%s has every message, and each has the values of the English one", (language, name) => {
  const english = catalogue("en", name) ?? {};
  const own = catalogue(language, name) ?? {};
  expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  for (const [key, message] of Object.entries(english)) {
    const wanted = placesIn(formsOf(message).map(([, text]) => text).join(" "));
    const mentioned = placesIn(formsOf(own[key] ?? "").map(([, text]) => text).join(" "));
    expect({ key, mentioned }).toEqual({ key, mentioned: wanted });
  }
});

test.each(each)("%s/%s has the plural forms of its language", (language, name) => {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  // Spanish and French have a form for whole millions only, which nothing here counts.
  const forms = needed.filter((form) => language === "ar" || form !== "many").sort();
  const english = catalogue("en", name) ?? {};
  for (const [key, message] of Object.entries(catalogue(language, name) ?? {})) {
    if (typeof message === "string") continue;
    const tells = placesIn(formsOf(english[key] ?? "").map(([, text]) => text).join(" ")).includes("{count}");
    const own = Object.keys(message).sort();
    expect({ key, missing: forms.filter((form) => !own.includes(form)) }).toEqual({ key, missing: [] });
    // one and two may say their number in words; where the number stands beside the message, no form says it
    for (const [form, text] of formsOf(message)) if (tells && (form === "few" || form === "many")) expect(text, key).toContain("{count}");
  }
});

test.each(written.filter((one) => one !== "en"))("%s says every refusal", (language) => {
  const refusals = files[`./${language}/refusals.ts`]?.refusals ?? {};
  expect(Object.values(refusals).every((sentence) => typeof sentence === "string" && sentence.trim() !== "")).toBe(true);
});
