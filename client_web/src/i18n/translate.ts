/** Turns a message's key and values into words of the page's language. Text in, text out: no mark-up. */
import { type Files, inLanguage, language } from "./language.svelte";

/** One text for each plural form that a language has for `{count}`; a form that is left out is the same as `other`. */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}
export type Message = string | Plural;
export type Messages = Readonly<Record<string, Message>>;

/** The same messages in another language: no key more or less, and plurals stay plurals. */
export type Translated<All extends Messages> = { readonly [Key in keyof All]: All[Key] extends string ? string : Plural };

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Words<One extends Message> = One extends string ? One : One extends { other: infer Other extends string } ? Other : never;
type Count<One extends Message> = One extends string ? never : "count";
type Value<Name extends string> = Name extends "count" ? number : string | number;
type ValuesOf<One extends Message> = { [Name in Names<Words<One>> | Count<One>]: Value<Name> };
type Rest<One extends Message> = keyof ValuesOf<One> extends never ? [] : [values: ValuesOf<One>];
type Values = Readonly<Record<string, string | number>>;

export type Translate<All extends Messages> = <Key extends keyof All & string>(key: Key, ...rest: Rest<All[Key]>) => string;

const numbers = inLanguage((tag) => new Intl.NumberFormat(tag));
const plurals = inLanguage((tag) => new Intl.PluralRules(tag));
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const ISOLATED = ["\u2068", "\u2069"] as const;

/**
 * Gives the typed `t()` of one screen: unknown keys and missing values do not compile, and what it says follows the
 * page's language. `files` are the translations, as import.meta.glob gives them.
 */
export function translator<const All extends Messages>(english: All, files: Files = {}): Translate<All> {
  const words = language.bring(english, files);
  return (key, ...rest) => phrase(words.now[key] ?? (english[key] as Message), rest[0] ?? {});
}

/** A message with its values, and in the plural form that the page's language has for its count. */
export function phrase(message: Message, values: Values): string {
  const text = typeof message === "string" ? message : (message[plurals().select(Number(values.count))] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => written(values[name] ?? ""));
}

function written(value: string | number): string {
  return typeof value === "number" ? numbers().format(value) : apart(value);
}

/** A name in the other direction than the sentence must not turn the words around it. */
export function apart(name: string): string {
  const turns = language.direction === "rtl" || RIGHT_TO_LEFT.test(name);
  return turns ? ISOLATED[0] + name + ISOLATED[1] : name;
}
