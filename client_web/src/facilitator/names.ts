/** The names of phases and exchanges, and a value with its sign. */
import type { PhaseSection } from "../wire/types";
import { t } from "./words";

export function phaseName(phase: PhaseSection["name"]): string {
  return t(`desk.phase.${phase}`);
}

export function exchangeName(exchange: number): string {
  switch (exchange) {
    case 2:
      return t("desk.exchange.2");
    case 3:
      return t("desk.exchange.3");
    case 4:
      return t("desk.exchange.4");
    default:
      return t("desk.exchange.1");
  }
}

/** A reaction as it is spoken of: −3 … +3, with a true minus sign. */
export function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${value}` : `−${-value}`;
}
