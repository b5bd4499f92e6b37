import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DeckFault } from "../wire/types";
import { DECK_FIELDS, type Field, isOptional, SCENARIO_FIELDS } from "./fields";
import { formOf, freeSlug, newForm, put, slugOf, stepsOf, textAt, valueAt } from "./form";
import { placedIn, problemsAt } from "./problems";
import { placeInLine, readDeck, writeDeck } from "./yaml";

const ROOT = join(import.meta.dirname, "../../..");
const DOCS = readFileSync(join(ROOT, "docs/decks.md"), "utf8");
const EXAMPLE = DOCS.split("```yaml\n")[1]?.split("```")[0] ?? "";
const PRESSURE = readFileSync(join(ROOT, "rounds/decks/en/pressure.yaml"), "utf8");

function fault(path: string, line = 1): DeckFault {
  return { line, path, problem: "This is wrong.", remedy: "Mend it." };
}

/** What the docs say that a field asks for, in the words of the server. */
function asks(field: Field): string {
  const span = (least: number, most: number): string => `${least} to ${most}`;
  switch (field.kind) {
    case "text":
      return `a text of ${span(field.least ?? 1, field.most)} characters`;
    case "number":
      return `a whole number from ${field.from} to ${field.to}`;
    case "choice":
      return `one of: ${field.options.join(", ")}`;
    case "one":
      return `the id of a ${field.of.slice(0, -1).replace("strategie", "strategy")} of the catalogue`;
    case "some":
      return `0 to ${field.most} entries`;
    case "lines":
      return `1 to ${field.most} entries, each a text of 1 to ${field.longest} characters`;
    case "rows":
      return `${span(field.least, field.most)} entries, each a group of fields`;
    case "word":
      return "a ";
  }
}

function outline(fields: readonly Field[], above: string): [string, Field][] {
  return fields.flatMap((field) => {
    const at = `${above}${field.at}`;
    return [[at, field] as [string, Field], ...(field.kind === "rows" ? outline(field.fields, `${at}[].`) : [])];
  });
}

describe("the fields of the form", () => {
  const rows = DOCS.split("\n").map((line) => /^\| `([a-z_.[\]]+)` \| (.*?) \| .* \|$/.exec(line));
  const documented = new Map(rows.flatMap((row) => (row === null ? [] : [[row[1] ?? "", row[2] ?? ""] as const])));
  const shown = [...outline(DECK_FIELDS, ""), ...outline(SCENARIO_FIELDS, "scenarios[].")];

  it("are those of a deck file, no more and no fewer", () => {
    const groups = [...documented].filter(([, words]) => words === "a group of fields").map(([at]) => at);
    const files = [...documented.keys()].filter((at) => (at in Object.fromEntries(shown) || at.includes(".")) && !groups.includes(at));
    expect(shown.map(([at]) => at).sort()).toEqual(files.sort());
  });

  it.each(shown)("%s asks for what the docs say", (at, field) => {
    expect(documented.get(at)).toContain(asks(field));
    expect(documented.get(at)?.includes("may be left out")).toBe(isOptional(field));
  });
});

describe("a deck as YAML", () => {
  it.each([
    ["the example of the docs", EXAMPLE],
    ["a long deck", PRESSURE],
  ])("%s keeps every field, there and back", (_, text) => {
    const form = readDeck(text);
    expect(form?.scenarios.length).toBeGreaterThan(0);
    if (form === null) return;
    const written = writeDeck(form);
    expect(readDeck(written)).toEqual(form);
    expect(writeDeck(formOf(form))).toBe(written);
  });

  it("keeps what is half typed", () => {
    const form = newForm("en");
    put(form.scenarios[0] ?? {}, "teaser", "no: “# half: a line");
    put(form.scenarios[0] ?? {}, "heat", "nine");
    put(form.scenarios[0] ?? {}, "brief.heats_up", ["- yes", "", "'quoted'\nlines"]);
    expect(readDeck(writeDeck(form))).toEqual(form);
  });

  it("leaves out lists that may stay empty, and writes numbers as numbers", () => {
    const form = newForm("en");
    put(form.scenarios[0] ?? {}, "heat", "3");
    const text = writeDeck(form);
    expect(text).toContain("heat: 3\n");
    expect(text).not.toContain("traps");
    expect(text).not.toContain("disagreements");
  });

  it("is null where the text is no deck, and never follows what repeats", () => {
    for (const text of ["", "[", "- a", "just words", "title: &a x\nlanguage: *a"]) expect(readDeck(text)).toBeNull();
  });

  it("finds what stands in a line", () => {
    const line = EXAMPLE.split("\n").findIndex((one) => one.includes("You wrote to me")) + 1;
    expect(placeInLine(EXAMPLE, line)).toBe("scenarios[0].brief.opening_lines[0].text");
    expect(placeInLine(EXAMPLE, EXAMPLE.split("\n").findIndex((one) => one.includes("out an hour before")) + 1)).toBe(
      "scenarios[0].scene.what_happened",
    );
  });
});

describe("a problem of the server", () => {
  const form = readDeck(EXAMPLE) ?? newForm("en");

  it.each([
    ["title", "title", "title"],
    ["scenarios[0].brief.cause", "scenarios[0].brief.cause", "brief.cause"],
    ["scenarios[0].brief.heats_up[0]", "scenarios[0].brief.heats_up[0]", "brief.heats_up"],
    ["scenarios[0].brief.opening_lines", "scenarios[0].brief.opening_lines", "brief.opening_lines"],
    ["scenarios[0].brief.opening_lines[1].text", "scenarios[0].brief.opening_lines[1].text", "brief.opening_lines.text"],
    ["scenarios[0].rubric.traps[0].strategy", "scenarios[0].rubric.traps[0].strategy", "rubric.strategy"],
    ["scenarios[0].sample_replies[2].shows[1]", "scenarios[0].sample_replies[2].shows", "sample_replies.shows"],
    ["scenarios[0].sample_replies[2].mood", "scenarios[0].sample_replies[2]", null],
    ["scenarios[0].teasr", "", null],
    ["", "", null],
  ])("about %s stands beside its field", (path, at, words) => {
    const [placed] = placedIn(form, [fault(path)]);
    expect(placed?.at).toBe(words === null && at !== "" ? "scenarios[0].sample_replies" : at);
    if (words !== null) expect(placed?.words).toBe(words);
  });

  it("knows what is only still empty", () => {
    const empty = newForm("en");
    const placed = placedIn(empty, [fault("title"), fault("language"), fault("scenarios[0].teaser"), fault("scenarios[0].brief.heats_up[0]")]);
    expect(placed.map((one) => one.unwritten)).toEqual([true, false, true, true]);
    expect(problemsAt(placed, "scenarios[0].teaser")).toHaveLength(1);
  });
});

describe("short names", () => {
  it("are made of the title, and each only once", () => {
    expect(slugOf("  The Café’s late train! ")).toBe("the-cafe-s-late-train");
    expect(slugOf("晩い電車")).toBe("");
    expect(slugOf("word ".repeat(40)).length).toBeLessThanOrEqual(60);
    expect(freeSlug("train", ["train", "train-2"])).toBe("train-3");
  });

  it("stand at the path the server tells", () => {
    const form = readDeck(EXAMPLE) ?? newForm("en");
    expect(stepsOf("scenarios[0].brief.cause")).toEqual(["scenarios", "0", "brief", "cause"]);
    expect(textAt(form.scenarios[0] ?? {}, "id")).toBe("the-reserved-book");
    expect(valueAt(form.scenarios[0] ?? {}, "brief.opening_lines[1].intensity")).toBe("firm");
  });
});
