/** The fields of a deck as the form asks for them: where they stand in the file, and their limits. */
import type { FieldWords, GroupWords, Option } from "./words";

/** A closed list of the catalogue. */
export type Shelf = "causes" | "strategies" | "anti_patterns" | "disagreements";

interface Place {
  /** Where it stands, from its scenario (or its row, or the deck) on. */
  readonly at: string;
  readonly words: FieldWords;
}
export type TextField = Place & { readonly kind: "text"; readonly least?: number; readonly most: number };
export type WordField = Place & { readonly kind: "word"; readonly optional?: true };
export type NumberField = Place & { readonly kind: "number"; readonly from: number; readonly to: number };
export type ChoiceField = Place & { readonly kind: "choice"; readonly options: readonly Option[] };
export type OneField = Place & { readonly kind: "one"; readonly of: Shelf };
export type SomeField = Place & { readonly kind: "some"; readonly of: Shelf; readonly most: number };
export type LinesField = Place & { readonly kind: "lines"; readonly most: number; readonly longest: number };
export type RowsField = Place & { readonly kind: "rows"; readonly least: number; readonly most: number; readonly fields: readonly Field[] };
export type Field = TextField | WordField | NumberField | ChoiceField | OneField | SomeField | LinesField | RowsField;

export interface Group {
  readonly words: GroupWords;
  readonly fields: readonly Field[];
}

const TITLE = 60;
const LINE = 160;
const PASSAGE = 600;
const SPOKEN = 380;
const REPLY = 400;
const SHORTEST_REPLY = 40;
const LINES = 8;

const text = (at: FieldWords, most: number, least = 1): TextField => ({ kind: "text", at, words: at, most, least });
const lines = (at: FieldWords, longest = LINE): LinesField => ({ kind: "lines", at, words: at, most: LINES, longest });
const some = (at: FieldWords, of: Shelf, most: number): SomeField => ({ kind: "some", at, words: at, of, most });
const strategies = (at: FieldWords, least: number, most: number): RowsField => ({
  kind: "rows",
  at,
  words: at,
  least,
  most,
  fields: [
    { kind: "one", at: "strategy", words: "rubric.strategy", of: "strategies" },
    { kind: "text", at: "reason", words: "rubric.reason", most: LINE },
  ],
});

export const DECK_FIELDS: readonly Field[] = [text("title", TITLE), { kind: "word", at: "language", words: "language" }];

export const GROUPS: readonly Group[] = [
  {
    words: "start",
    fields: [
      { kind: "text", at: "title", words: "scenario.title", most: TITLE },
      { kind: "word", at: "id", words: "id" },
      { kind: "number", at: "heat", words: "heat", from: 1, to: 5 },
      text("teaser", LINE),
      { kind: "word", at: "language", words: "scenario.language", optional: true },
    ],
  },
  {
    words: "scene",
    fields: [
      text("scene.business", TITLE),
      text("scene.customer_name", TITLE),
      { kind: "choice", at: "scene.customer_pronoun", words: "scene.customer_pronoun", options: ["she", "he", "they"] },
      text("scene.setting", LINE),
      text("scene.what_happened", PASSAGE),
    ],
  },
  {
    words: "policy",
    fields: [lines("scene.policy_card.may_offer"), lines("scene.policy_card.may_not"), text("scene.policy_card.escalate_to", LINE)],
  },
  {
    words: "brief",
    fields: [
      text("brief.who", PASSAGE),
      text("brief.what_happened_to_you", PASSAGE),
      { kind: "one", at: "brief.cause", words: "brief.cause", of: "causes" },
      text("brief.hidden_need", LINE),
      lines("brief.heats_up"),
      lines("brief.cools_down"),
      { kind: "number", at: "brief.starting_temper", words: "brief.starting_temper", from: 1, to: 9 },
      lines("brief.off_limits"),
    ],
  },
  {
    words: "lines",
    fields: [
      {
        kind: "rows",
        at: "brief.opening_lines",
        words: "brief.opening_lines",
        least: 1,
        most: 12,
        fields: [
          { kind: "text", at: "text", words: "brief.opening_lines.text", most: SPOKEN },
          { kind: "choice", at: "intensity", words: "brief.opening_lines.intensity", options: ["mild", "firm", "fierce"] },
        ],
      },
      {
        kind: "rows",
        at: "brief.comebacks",
        words: "brief.comebacks",
        least: 1,
        most: 12,
        fields: [
          { kind: "text", at: "text", words: "brief.comebacks.text", most: SPOKEN },
          { kind: "choice", at: "when", words: "brief.comebacks.when", options: ["cooler", "same", "hotter"] },
        ],
      },
    ],
  },
  {
    words: "rubric",
    fields: [
      strategies("rubric.key", 1, 6),
      strategies("rubric.useful", 0, 10),
      strategies("rubric.traps", 0, 6),
      some("anti_patterns_to_watch", "anti_patterns", 10),
      some("disagreements", "disagreements", 8),
    ],
  },
  {
    words: "replies",
    fields: [
      text("safety_reply", REPLY, SHORTEST_REPLY),
      {
        kind: "rows",
        at: "sample_replies",
        words: "sample_replies",
        least: 6,
        most: 40,
        fields: [
          { kind: "text", at: "text", words: "sample_replies.text", least: SHORTEST_REPLY, most: REPLY },
          { kind: "choice", at: "quality", words: "sample_replies.quality", options: ["strong", "fair", "weak"] },
          { kind: "some", at: "shows", words: "sample_replies.shows", of: "strategies", most: 10 },
          { kind: "some", at: "anti_patterns", words: "sample_replies.anti_patterns", of: "anti_patterns", most: 6 },
        ],
      },
    ],
  },
  { words: "practice", fields: [lines("practice.calm", SPOKEN), lines("practice.warm", SPOKEN), lines("practice.hot", SPOKEN)] },
  {
    words: "debrief",
    fields: [text("debrief.cause_revealed", LINE), lines("debrief.questions"), text("debrief.prevention", PASSAGE), text("debrief.de_role", PASSAGE)],
  },
];

export const SCENARIO_FIELDS: readonly Field[] = GROUPS.flatMap(({ fields }) => fields);

/** Whether nothing has to be written here. */
export function isOptional(field: Field): boolean {
  return field.kind === "some" || (field.kind === "rows" && field.least === 0) || (field.kind === "word" && field.optional === true);
}
