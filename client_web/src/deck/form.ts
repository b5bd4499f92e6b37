/** A deck as it is being written: every leaf is a text, so that nothing half-typed is lost. */
import { DECK_FIELDS, type Field, isOptional, SCENARIO_FIELDS } from "./fields";

export type Value = string | Value[] | Fields;
export interface Fields {
  [name: string]: Value;
}
export interface Form {
  title: string;
  language: string;
  scenarios: Fields[];
}

export const MOST_SCENARIOS = 100;

// -- where things stand ---------------------------------------------------------------------------------------------
/** The names and numbers of a path such as `scenarios[0].brief.cause`. */
export function stepsOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== "");
}

/** What stands at a path below a value, or undefined. */
export function valueAt(value: Value, path: string): Value | undefined {
  let found: Value | undefined = value;
  for (const step of stepsOf(path)) {
    if (found === undefined || typeof found === "string") return undefined;
    found = Array.isArray(found) ? found[Number(step)] : found[step];
  }
  return found;
}

export function textAt(value: Value, path: string): string {
  const found = valueAt(value, path);
  return typeof found === "string" ? found : "";
}

export function listAt(value: Value, path: string): Value[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

export function textsAt(value: Value, path: string): string[] {
  return listAt(value, path).filter((one) => typeof one === "string");
}

/** Puts a value at a path, making the groups on the way. */
export function put(fields: Fields, path: string, value: Value): void {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  const inside = fields[name];
  const group = typeof inside === "object" && !Array.isArray(inside) ? inside : (fields[name] = {});
  put(group, rest.join("."), value);
}

// -- making ---------------------------------------------------------------------------------------------------------
/** An empty value for a field; a list begins with as many entries as it must have. */
export function emptyOf(field: Field): Value {
  switch (field.kind) {
    case "some":
      return [];
    case "lines":
      return [""];
    case "rows":
      return Array.from({ length: field.least }, () => rowOf(field.fields));
    case "text":
    case "word":
    case "number":
    case "choice":
    case "one":
      return "";
  }
}

export function rowOf(fields: readonly Field[]): Fields {
  const row: Fields = {};
  for (const field of fields) put(row, field.at, emptyOf(field));
  return row;
}

export function newScenario(): Fields {
  return rowOf(SCENARIO_FIELDS);
}

export function newForm(language: string): Form {
  return { title: "", language, scenarios: [newScenario()] };
}

/** A copy that shares nothing; every leaf is a text, so that JSON holds all of it. */
export function copyOf(fields: Fields): Fields {
  return JSON.parse(JSON.stringify(fields)) as Fields;
}

// -- to and fro -----------------------------------------------------------------------------------------------------
/** The form of what was read from a file; what has no place in a deck is left out. */
export function formOf(read: unknown): Form {
  const deck = fieldsOf(read);
  const [title, language] = DECK_FIELDS.map((field) => fitting(field, deck[field.at]));
  const scenarios = Array.isArray(deck.scenarios) ? deck.scenarios : [];
  return { title: title as string, language: language as string, scenarios: scenarios.map((one: unknown) => filled(SCENARIO_FIELDS, one)) };
}

function filled(fields: readonly Field[], read: unknown): Fields {
  const form: Fields = {};
  for (const field of fields) put(form, field.at, fitting(field, deep(read, field.at)));
  return form;
}

function fitting(field: Field, read: unknown): Value {
  switch (field.kind) {
    case "some":
    case "lines":
      return Array.isArray(read) ? read.map(textOf) : read === undefined ? emptyOf(field) : [textOf(read)].filter(Boolean);
    case "rows":
      return Array.isArray(read) ? read.map((one) => filled(field.fields, one)) : [];
    case "text":
    case "word":
    case "number":
    case "choice":
    case "one":
      return textOf(read);
  }
}

function deep(read: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inside, name) => fieldsOf(inside)[name], read);
}

function fieldsOf(read: unknown): Readonly<Record<string, unknown>> {
  return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
}

function textOf(read: unknown): string {
  if (typeof read === "string") return read;
  return typeof read === "number" ? String(read) : "";
}

/** What is written into the file: whole numbers as numbers, lists that may stay empty left out when they are. */
export function plainOf(form: Form): unknown {
  const deck = leaving(DECK_FIELDS, { title: form.title, language: form.language });
  return { ...deck, scenarios: form.scenarios.map((one) => leaving(SCENARIO_FIELDS, one)) };
}

function leaving(fields: readonly Field[], form: Fields): Fields {
  const plain: Fields = {};
  for (const field of inFileOrder(fields)) {
    const value = valueAt(form, field.at) ?? emptyOf(field);
    if (isOptional(field) && value.length === 0) continue;
    put(plain, field.at, written(field, value));
  }
  return plain;
}

/** A file reads as the table of its fields does: what is short and names the scenario first. */
function inFileOrder(fields: readonly Field[]): readonly Field[] {
  const first = fields.find(({ at }) => at === "id");
  return first === undefined ? fields : [first, ...fields.filter((field) => field !== first)];
}

function written(field: Field, value: Value): Value {
  if (field.kind === "rows" && Array.isArray(value)) return value.map((row) => leaving(field.fields, row as Fields));
  if (field.kind === "number" && typeof value === "string" && /^\d{1,3}$/.test(value)) return Number(value) as unknown as Value;
  return value;
}

// -- names ----------------------------------------------------------------------------------------------------------
/** A short name for a title: “The late train” is the-late-train. */
export function slugOf(title: string): string {
  const words = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > 60) break;
    slug = longer;
  }
  return slug;
}

/** The short name, with a number where another scenario has it already. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  if (slug === "" || !taken.includes(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const numbered = `${slug.slice(0, 56)}-${number}`;
    if (!taken.includes(numbered)) return numbered;
  }
}
