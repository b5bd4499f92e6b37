/** The door's `t()`: a small part of the phone's words, loaded first. */
import { door } from "../i18n/en/door";
import { translator } from "../i18n/translate";

export const t = translator(door, import.meta.glob(["../i18n/*/door.ts", "!../i18n/en/*"]));
