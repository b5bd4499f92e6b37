/** Which field a problem of the server is about, and whether it is only still empty. */
import type { DeckFault } from "../wire/types";
import { DECK_FIELDS, type Field, SCENARIO_FIELDS } from "./fields";
import { type Form, stepsOf, type Value, valueAt } from "./form";
import type { FieldWords } from "./words";

/** `at` is the path of the control to stand beside, or empty where no field is meant. */
export interface Placed {
  readonly at: string;
  readonly scenario: number | null;
  /** The innermost field with a name of its own. */
  readonly words: FieldWords | null;
  /** Nothing is written there yet: that is no mistake, it is work. */
  readonly unwritten: boolean;
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Each problem with its field, in the order of the form. */
export function placedIn(form: Form, problems: readonly DeckFault[]): Placed[] {
  return problems.map(({ path, line, problem, remedy }) => ({ ...placeOf(form, path), line, problem, remedy }));
}

function placeOf(form: Form, path: string): Pick<Placed, "at" | "scenario" | "words" | "unwritten"> {
  const [first, number, ...rest] = stepsOf(path);
  if (first !== "scenarios") {
    const field = DECK_FIELDS.find(({ at }) => at === path);
    if (field === undefined) return { at: "", scenario: null, words: null, unwritten: false };
    return { at: path, scenario: null, words: field.words, unwritten: isUnwritten(valueAt(form as unknown as Value, path)) };
  }
  const scenario = Number(number ?? 0);
  const top = `scenarios[${scenario}]`;
  const found = within(SCENARIO_FIELDS, rest, top);
  if (found === null) return { at: "", scenario: form.scenarios[scenario] === undefined ? null : scenario, words: null, unwritten: false };
  return { at: found.at, scenario, words: found.field.words, unwritten: isUnwritten(valueAt(form as unknown as Value, found.at)) };
}

/** The field that the steps lead to; steps beyond it, such as a name that is no field, stay with it. */
function within(fields: readonly Field[], steps: readonly string[], above: string): { field: Field; at: string } | null {
  const field = fields.find(({ at }) => at.split(".").every((name, place) => steps[place] === name));
  if (field === undefined) return null;
  const at = `${above}.${field.at}`;
  const [number, ...rest] = steps.slice(field.at.split(".").length);
  if (number === undefined || !/^\d+$/.test(number)) return { field, at };
  if (field.kind === "rows") return within(field.fields, rest, `${at}[${number}]`) ?? { field, at };
  return field.kind === "lines" ? { field, at: `${at}[${number}]` } : { field, at };
}

function isUnwritten(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  return Object.values(value).every(isUnwritten);
}

/** The problems of one control. */
export function problemsAt(placed: readonly Placed[], at: string): Placed[] {
  return placed.filter((one) => one.at === at);
}
