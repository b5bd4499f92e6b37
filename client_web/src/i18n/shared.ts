/** `t()` for the words that all screens share. */
import { shared } from "./en/shared";
import { translator } from "./translate";

export const t = translator(shared, import.meta.glob(["./*/shared.ts", "!./en/*"]));
