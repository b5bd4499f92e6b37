/** `t()` for the facilitator's desk. */
import { desk } from "../i18n/en/desk";
import { shared } from "../i18n/en/shared";
import { translator } from "../i18n/translate";

export const t = translator({ ...shared, ...desk }, import.meta.glob(["../i18n/*/shared.ts", "../i18n/*/desk.ts", "!../i18n/en/*"]));
