/** `t()` for the facilitator's desk. */
import { deskEn } from "../i18n/desk.en";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";

export const t = translator({ ...en, ...deskEn });
