/** The phone's `t()`, and lists of names in words. */
import { phone } from "../i18n/en/phone";
import { translator } from "../i18n/translate";
import type { Sections } from "../wire/types";

export const t = translator(phone);

/** Whether everybody plays alone: then a reply is one's own, not the team's. */
export function isSolo(line: { readonly sections: Partial<Sections> }): boolean {
  return line.sections.room?.mode === "solo";
}

const LIST = new Intl.ListFormat("en");

export function listed(words: readonly string[]): string {
  return LIST.format(words);
}

/** Text in quotation marks, unless it brings its own. */
export function quoted(text: string): string {
  return /^[“"]/.test(text) ? text : `“${text}”`;
}

/** A number with its sign, as it stands on the dial. */
export function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${value}` : `−${-value}`;
}

/** Length as the server counts it: code points, not UTF-16 units. */
export function length(text: string): number {
  return Array.from(text).length;
}
