/** Turns a message's key and values into words of the reader's language. Text in, text out: no mark-up. */

/** A message, or one for each plural form that `{count}` can take. */
export type Message = string | { readonly one: string; readonly other: string };
export type Messages = Readonly<Record<string, Message>>;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Words<One extends Message> = One extends string ? One : One extends { other: infer Other extends string } ? Other : never;
type Count<One extends Message> = One extends string ? never : "count";
type Value<Name extends string> = Name extends "count" ? number : string | number;
type ValuesOf<One extends Message> = { [Name in Names<Words<One>> | Count<One>]: Value<Name> };
type Rest<One extends Message> = keyof ValuesOf<One> extends never ? [] : [values: ValuesOf<One>];

export type Translate<All extends Messages> = <Key extends keyof All & string>(key: Key, ...rest: Rest<All[Key]>) => string;

/** Gives the typed `t()` of one screen: unknown keys and missing values do not compile. */
export function translator<const All extends Messages>(messages: All, language = "en"): Translate<All> {
  const plural = new Intl.PluralRules(language);
  return (key, ...rest) => {
    const values: Readonly<Record<string, string | number>> = rest[0] ?? {};
    const message: Message = messages[key] as Message;
    const text = typeof message === "string" ? message : message[plural.select(Number(values.count)) === "one" ? "one" : "other"];
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  };
}
