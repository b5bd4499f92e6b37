/** `t()` for the stage, and the words that depend on a number. */
import { shared } from "../../i18n/en/shared";
import { stage } from "../../i18n/en/stage";
import { inLanguage } from "../../i18n/language.svelte";
import { translator } from "../../i18n/translate";
import { toTenth } from "../../i18n/written";
import type { PhaseSection, SceneSection } from "../../wire/types";

export const t = translator({ ...shared, ...stage }, import.meta.glob(["../../i18n/*/shared.ts", "../../i18n/*/stage.ts", "!../../i18n/en/*"]));

const ordinals = inLanguage((tag) => new Intl.PluralRules(tag, { type: "ordinal" }));
const EXCHANGES = ["exchange.1", "exchange.2", "exchange.3", "exchange.4"] as const;
const NUMBERS = ["number.2", "number.3", "number.4"] as const;
const CALMER = ["reaction.cooler.1", "reaction.cooler.2", "reaction.cooler.3"] as const;
const ANGRIER = ["reaction.hotter.1", "reaction.hotter.2", "reaction.hotter.3"] as const;

export function ordinal(n: number): string {
  const kind = ordinals().select(n);
  return t(kind === "one" || kind === "two" || kind === "few" ? `ordinal.${kind}` : "ordinal.other", { n });
}

/** "Round 2", or where there is more to tell "Round 2, first exchange of two, take 2: mediation". */
export function whereInPlay({ round, exchange, exchanges, take, technique }: PhaseSection): string {
  const place = exchange > 0 ? exchangeInPlay(round, exchange, exchanges) : t("head.round", { round });
  const taken = exchange > 0 && take > 1 ? t("head.take", { place, take }) : place;
  return technique === null ? taken : t("head.technique", { place: taken, technique: t(`technique.${technique}`) });
}

function exchangeInPlay(round: number, exchange: number, exchanges: number): string {
  if (exchanges < 2) return t("head.round", { round });
  const [nth, number] = [EXCHANGES[exchange - 1], NUMBERS[exchanges - 2]];
  return nth === undefined || number === undefined
    ? t("head.exchange.far", { round, n: exchange, of: exchanges })
    : t("head.exchange", { round, ordinal: t(nth), of: t(number) });
}

/** How the customer speaks, and who plays the part where it is nobody of the company. */
export function speaking({ player, setting }: SceneSection, direction: string = setting): string {
  return player === "seat" ? direction : t(`speaker.${player}`, { direction });
}

/** How a reaction looks from outside, as a stage direction. */
export function directionOf(value: number): string {
  const key = (value > 0 ? CALMER : ANGRIER)[Math.abs(value) - 1];
  return t(key ?? "reaction.same");
}

/** Points to one decimal; a part that could not be measured is a dash. */
export function pointsText(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : toTenth(value);
}
