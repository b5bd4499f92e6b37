/** Choosing words of a reply by tapping the first and the last of them; places count code points, as the server does. */

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The first and the last word chosen, as places in the list of words. */
export interface Choice {
  readonly first: number;
  readonly last: number;
  /** The first word was tapped, the last one not yet. */
  readonly open: boolean;
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let word = "";
  let at = 0;
  for (const point of Array.from(`${text} `)) {
    if (/\s/.test(point)) {
      const long = Array.from(word).length;
      if (long > 0) words.push({ text: word, start: at - long, end: at });
      word = "";
    } else {
      word += point;
    }
    at += 1;
  }
  return words;
}

/** A tap after a whole choice starts another; one before the first word turns the two around. */
export function tapped(choice: Choice | null, word: number): Choice {
  if (choice?.open !== true) return { first: word, last: word, open: true };
  return { first: Math.min(choice.first, word), last: Math.max(choice.first, word), open: false };
}

/** The choice that covers places told by the server. */
export function covering(words: readonly Word[], start: number, end: number): Choice | null {
  const first = words.findIndex((word) => word.end > start);
  const last = words.filter((word) => word.start < end).length - 1;
  return first === -1 || last < first ? null : { first, last, open: false };
}
