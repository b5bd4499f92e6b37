/** The temper in words, and the one number that colours a page by it. */
import { t } from "../i18n/shared";

const HOTTEST = 10;

export function temperWord(level: number): string {
  if (level <= 2) return t("temper.calm");
  if (level <= 3) return t("temper.cool");
  if (level <= 6) return t("temper.warm");
  if (level <= 8) return t("temper.hot");
  return level < HOTTEST ? t("temper.boiling") : t("temper.over");
}

export function temperLabel(level: number): string {
  return t("temper.level", { level, word: temperWord(level) });
}

/** The three steps of browsers that cannot mix colours. */
export function heat(level: number): "cool" | "warm" | "boiling" {
  if (level <= 3) return "cool";
  return level <= 6 ? "warm" : "boiling";
}

/** Colours the page; a screen that paces its reveal calls this when its gauge swings. */
export function paintTemper(level: number | null): void {
  const root = document.documentElement;
  root.style.setProperty("--temper", String((level ?? 1) / HOTTEST));
  root.dataset.heat = heat(level ?? 1);
}
