/** Which language a page speaks, and what happens while its words come. */
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { language } from "./language.svelte";
import { translator } from "./translate";

const english = { hello: "Hello", count: { one: "{count} reply", other: "{count} replies" }, seat: "{name} sits here" } as const;
const german = { hello: "Hallo", count: { one: "{count} Antwort", other: "{count} Antworten" }, seat: "{name} sitzt hier" };
const arabic = {
  hello: "مرحبا",
  count: { zero: "لا ردود", one: "رد واحد", two: "ردان", few: "{count} ردود", many: "{count} ردًا", other: "{count} رد" },
  seat: "{name} هنا",
};
let germanComes: () => Promise<unknown> = () => Promise.resolve({ door: german });
const t = translator(english, {
  "./de/door.ts": () => germanComes(),
  "./ar/door.ts": () => Promise.resolve({ door: arabic }),
});

/** Between the marks that keep a text's direction to itself; written out, the compiler takes them for an attack. */
function isolated(text: string): string {
  return String.fromCodePoint(0x2068) + text + String.fromCodePoint(0x2069);
}
function browserSpeaks(...tags: string[]): void {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(tags);
}
beforeEach(async () => {
  browserSpeaks("en");
  localStorage.clear();
  history.replaceState(null, "", "/");
  language.follow(null);
  await language.begin();
});
afterEach(() => {
  germanComes = () => Promise.resolve({ door: german });
  vi.useRealTimers();
});

test("the browser's first language that is spoken here is used, whatever its region", async () => {
  browserSpeaks("nl", "de-AT", "fr");
  await language.begin();
  expect(t("hello")).toBe("Hallo");
  expect(document.documentElement.lang).toBe("de");
});

test("the room's language goes before the browser's, one's own before the room's", async () => {
  browserSpeaks("fr");
  language.follow("ar");
  await vi.waitFor(() => { expect(t("hello")).toBe("مرحبا"); });
  expect(document.documentElement.dir).toBe("rtl");
  language.choose("de");
  await vi.waitFor(() => { expect(t("hello")).toBe("Hallo"); });
  expect(document.documentElement.dir).toBe("ltr");
  language.choose(null);
  await vi.waitFor(() => { expect(t("hello")).toBe("مرحبا"); });
});

test("one's own choice is there again after a reload, but not on a screen that is everybody's", async () => {
  language.choose("de");
  await language.begin();
  expect(language.used).toBe("de");
  await language.begin({ ofRoom: true });
  expect(language.used).toBe("en");
});

test("the address decides for this page until another is chosen, and is not kept", async () => {
  language.choose("ar");
  history.replaceState(null, "", "/?lang=de#CDFGHJ");
  await language.begin();
  expect(language.used).toBe("de");
  history.replaceState(null, "", "/");
  await language.begin();
  expect(language.used).toBe("ar");
});

test("an address with a language nobody speaks here is passed over", async () => {
  history.replaceState(null, "", "/?lang=toString");
  await language.begin();
  expect(language.used).toBe("en");
});

test("what is drawn changes with the language", async () => {
  let drawn = "";
  const end = $effect.root(() => {
    $effect(() => { drawn = t("hello"); });
  });
  flushSync();
  expect(drawn).toBe("Hello");
  language.choose("de");
  await vi.waitFor(() => { expect(drawn).toBe("Hallo"); });
  end();
});

test("the old words stay when the new ones do not come, and they are asked for again", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  germanComes = () => Promise.reject(new Error("offline"));
  language.choose("de");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(t("hello")).toBe("Hello");
  expect(language.used).toBe("en");
  germanComes = () => Promise.resolve({ door: german });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(t("hello")).toBe("Hallo");
});

test("a language chosen while another still loads wins, whichever comes last", async () => {
  let arrive: (words: unknown) => void = () => undefined;
  germanComes = () => new Promise((come) => { arrive = come; });
  language.choose("de");
  language.choose("ar");
  await vi.waitFor(() => { expect(language.used).toBe("ar"); });
  arrive({ door: german });
  await Promise.resolve();
  expect(t("hello")).toBe("مرحبا");
});

test("a language has the plural forms it has, and Latin digits beside codes and clocks", async () => {
  language.choose("ar");
  await vi.waitFor(() => { expect(language.used).toBe("ar"); });
  expect([0, 1, 2, 3, 11, 100].map((count) => t("count", { count }))).toEqual(["لا ردود", "رد واحد", "ردان", "3 ردود", "11 ردًا", "100 رد"]);
});

test("a name in the other direction leaves the words around it in their order", async () => {
  expect(t("seat", { name: "Priya" })).toBe("Priya sits here");
  expect(t("seat", { name: "ليلى" })).toBe(`${isolated("ليلى")} sits here`);
  language.choose("ar");
  await vi.waitFor(() => { expect(language.used).toBe("ar"); });
  expect(t("seat", { name: "Priya" })).toBe(`${isolated("Priya")} هنا`);
});

test("the pseudo-language brackets every text and leaves the places of values", async () => {
  history.replaceState(null, "", "/?lang=qps");
  await language.begin();
  expect(t("seat", { name: "Priya" })).toMatch(/^⟦Priya šîţš ĥéŕé~+⟧$/);
  expect(t("count", { count: 1 })).toMatch(/^⟦1 ŕéþļý~+⟧$/);
});
