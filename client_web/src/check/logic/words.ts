/** `t()` for the network check, and times in words. */
import { check } from "../../i18n/en/check";
import { shared } from "../../i18n/en/shared";
import { translator } from "../../i18n/translate";
import { upToTenth, whole } from "../../i18n/written";

export const t = translator({ ...shared, ...check }, import.meta.glob(["../../i18n/*/shared.ts", "../../i18n/*/check.ts", "!../../i18n/en/*"]));

/** Milliseconds as one says them: 35 ms, 3.1 s. */
export function timeText(ms: number): string {
  return ms < 1000 ? t("ms", { number: whole(ms) }) : t("s", { number: upToTenth(ms / 1000) });
}
