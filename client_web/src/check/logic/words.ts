/** `t()` for the network check, and times in words. */
import { check } from "../../i18n/en/check";
import { en } from "../../i18n/en/shared";
import { translator } from "../../i18n/translate";

export const t = translator({ ...en, ...check });

/** Milliseconds as one says them: 35 ms, 3.1 s. */
export function timeText(ms: number): string {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: digits }).format(value);
  return ms < 1000 ? t("ms", { number: number(ms, 0) }) : t("s", { number: number(ms / 1000, 1) });
}
