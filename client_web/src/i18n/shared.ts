/** `t()` for the words that all screens share. */
import { en } from "./en/shared";
import { translator } from "./translate";

export const t = translator(en);
