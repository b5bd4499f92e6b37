/** The phone's `t()` inside the room, and how it writes what people said. */
import { phone } from "../i18n/en/phone";
import { shared } from "../i18n/en/shared";
import { translator } from "../i18n/translate";
import type { Sections } from "../wire/types";

export { listed, signed, upToTenth } from "../i18n/written";

export const t = translator({ ...shared, ...phone }, import.meta.glob(["../i18n/*/shared.ts", "../i18n/*/phone.ts", "!../i18n/en/*"]));

/** Whether everybody plays alone: then a reply is one's own, not the team's. */
export function isSolo(line: { readonly sections: Partial<Sections> }): boolean {
  return line.sections.room?.mode === "solo";
}

/** Text in quotation marks, unless it brings its own. */
export function quoted(text: string): string {
  return /^[“"„«]/.test(text) ? text : t("quoted", { text });
}

/** Length as the server counts it: code points, not UTF-16 units. */
export function length(text: string): number {
  return Array.from(text).length;
}
