/** Numbers, moments and lists as the page's language writes them. */
import { inLanguage, language } from "./language.svelte";
import { apart } from "./translate";

const tenths = inLanguage((tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
const upToTenths = inLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));
const wholes = inLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const percents = inLanguage((tag) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 }));
const moments = inLanguage((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }));
const sides = inLanguage((tag) => new Intl.ListFormat(tag, { type: "unit", style: "short" }));
const lists = inLanguage((tag) => new Intl.ListFormat(tag));
const rows = inLanguage((tag) => new Intl.ListFormat(tag, { type: "unit", style: "short" }));

/** 7.0 */
export function toTenth(value: number): string {
  return tenths().format(value);
}

/** 7, or 7.5 */
export function upToTenth(value: number): string {
  return upToTenths().format(value);
}

export function whole(value: number): string {
  return wholes().format(value);
}

/** 75 % */
export function percent(share: number): string {
  return percents().format(share);
}

/** +2, 0 or −2, with a real minus; among words from the right the sign would go to the number's other side. */
export function signed(value: number): string {
  if (value === 0) return "0";
  const text = (value > 0 ? "+" : "−") + upToTenth(Math.abs(value));
  return language.direction === "rtl" ? `\u2066${text}\u2069` : text;
}

/** A day with its time. */
export function moment(at: number): string {
  return moments().format(at);
}

/** Ana, Bo and Cy */
export function listed(words: readonly string[]): string {
  return lists().format(words.map(apart));
}

/** 11 of 12 are in, 1 away */
export function sideBySide(phrases: readonly string[]): string {
  return sides().format(phrases);
}

/** Ana, Bo, Cy: names or topics that people typed, each in its own direction. */
export function inRow(words: readonly string[]): string {
  return rows().format(words.map((word) => `\u2068${word}\u2069`));
}
