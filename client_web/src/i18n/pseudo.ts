/** English made strange: accents, a third longer, in brackets. It shows what is not translated, and what has no room to grow. */
import type { Message, Messages, Plural } from "./translate";

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("AÀBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽaåbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž".matchAll(/(.)(.)/gu)).map(
    ([, plain = "", accented = ""]) => [plain, accented],
  ),
);
const LONGER = 1 / 3;

export function pseudo(text: string): string {
  const accented = text.replace(/\{\w+\}|[A-Za-z]/g, (one) => ACCENTED[one] ?? one);
  return `⟦${accented}${"~".repeat(Math.ceil(text.length * LONGER))}⟧`;
}

export function pseudoOf(english: Messages): Messages {
  return Object.fromEntries(Object.entries(english).map(([key, message]) => [key, ofMessage(message)]));
}

function ofMessage(message: Message): Message {
  if (typeof message === "string") return pseudo(message);
  const forms = Object.entries(message as unknown as Record<string, string>);
  return Object.fromEntries(forms.map(([form, text]) => [form, pseudo(text)])) as unknown as Plural;
}
