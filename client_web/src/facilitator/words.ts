/** `t()` for the facilitator's desk. */
import { deskEn } from "../i18n/en/desk";
import { en } from "../i18n/en/shared";
import { translator } from "../i18n/translate";

export const t = translator({ ...en, ...deskEn });
