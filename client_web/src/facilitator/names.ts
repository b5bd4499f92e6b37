/** The names of phases and exchanges. */
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
    case 0:
    case 1:
      return t("desk.exchange.1");
    default:
      return t("desk.exchange.more", { number: exchange });
  }
}

/** An exchange with its take, where it is played more than once. */
export function takeName(exchange: number, take: number): string {
  return take > 1 ? t("desk.exchange.take", { exchange: exchangeName(exchange), take }) : exchangeName(exchange);
}
