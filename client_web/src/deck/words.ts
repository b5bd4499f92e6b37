/** `t()` for the deck editor, and what its fields are called. */
import { deck } from "../i18n/en/deck";
import { shared } from "../i18n/en/shared";
import { translator } from "../i18n/translate";

export const t = translator({ ...shared, ...deck }, import.meta.glob(["../i18n/*/shared.ts", "../i18n/*/deck.ts", "!../i18n/en/*"]));

type After<Prefix extends string> = { [Key in keyof typeof deck]: Key extends `${Prefix}${infer Rest}` ? Rest : never }[keyof typeof deck];

/** The words of a field: its name and its hint. */
export type FieldWords = After<"deck.field."> & After<"deck.hint.">;
export type Option = After<"deck.option.">;
export type GroupWords = Exclude<After<"deck.group.">, `${string}.why`>;

/** Length as the server counts it: code points after runs of spaces became one. */
export function length(text: string): number {
  return Array.from(text.replace(/[ \t\r\n]+/g, " ").trim()).length;
}
