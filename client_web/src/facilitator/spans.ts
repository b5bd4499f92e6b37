/** Evidence in a reply: spans of words in code points, and the text cut into pieces so that each can show its marks. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the row it belongs to: `key` is what one presses, `kind` how it is drawn. */
export interface Evidence extends Span {
  readonly key: string;
  readonly kind: "partly" | "clearly" | "anti" | "suggested" | "possible";
}

/** A stretch of text under the same evidence; `ends` are the keys of those that end with it. */
export interface Piece {
  readonly text: string;
  readonly kinds: readonly Evidence["kind"][];
  readonly ends: readonly Evidence[];
}

/** The length that the server counts: code points, not the halves a script's strings are made of. */
export function pointCount(text: string): number {
  return Array.from(text).length;
}

export function cutText(text: string, evidence: readonly Evidence[]): Piece[] {
  const points = Array.from(text);
  const real = evidence.filter(({ start, end }) => start >= 0 && start < end && end <= points.length);
  const cuts = [...new Set([0, points.length, ...real.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? points.length;
    return {
      text: points.slice(start, end).join(""),
      kinds: [...new Set(real.filter((one) => one.start <= start && end <= one.end).map(({ kind }) => kind))],
      ends: real.filter((one) => one.end === end),
    };
  });
}

/** The words of a text, without the spaces around them. */
export function wordsOf(text: string): Span[] {
  return Array.from(text.matchAll(/\S+/gu), ({ 0: word, index }) => {
    const start = pointCount(text.slice(0, index));
    return { start, end: start + pointCount(word) };
  });
}

/** A selection without the spaces at its edges, or null when nothing is left. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  const points = Array.from(text);
  const isSpace = (at: number) => /^\s$/u.test(points[at] ?? "x");
  let [from, to] = [Math.max(0, start), Math.min(points.length, end)];
  while (from < to && isSpace(from)) from += 1;
  while (to > from && isSpace(to - 1)) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

/** Letters of scripts that write words apart; a selection that begins or ends inside such a word takes all of it. */
const LETTER = /[\p{L}\p{M}\p{N}'’]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

export function wholeWords(text: string, { start, end }: Span): Span {
  const points = Array.from(text);
  const inWord = (at: number) => LETTER.test(points[at] ?? "") && !UNSPACED.test(points[at] ?? "");
  let [from, to] = [start, end];
  while (from > 0 && inWord(from - 1) && inWord(from)) from -= 1;
  while (to < points.length && inWord(to - 1) && inWord(to)) to += 1;
  return { start: from, end: to };
}

/** Moves a selection of whole words: the next or last word, or one word more or less with `extend`. */
export function moveWords(text: string, selected: Span | null, by: 1 | -1, extend: boolean): Span | null {
  const words = wordsOf(text);
  const first = words[0];
  if (first === undefined) return null;
  if (selected === null) return by === 1 ? first : (words.at(-1) ?? first);
  const from = Math.max(0, words.findIndex(({ end }) => end > selected.start));
  const to = Math.max(from, words.filter(({ start }) => start < selected.end).length - 1);
  const held = (at: number) => Math.min(Math.max(at, 0), words.length - 1);
  const [start, end] = extend ? [from, Math.max(from, held(to + by))] : [held(from + by), held(from + by)];
  return { start: words[start]?.start ?? first.start, end: words[end]?.end ?? first.end };
}
