/** Sets a quotation: how large by its length, and where it breaks into pages. */

/** Type sizes in rem, by how much is to be read. Longer texts are paged. */
const SIZES = [
  { upTo: 90, rem: 7.25 },
  { upTo: 130, rem: 6.5 },
  { upTo: 230, rem: 5 },
] as const;
const PAGE = 380;
/** A full page, and smaller for text that is broader than its count of letters tells. */
const LONG = [3.75, 3.25, 2.75, 2.25, 2];

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** The length of a text as the eye runs over it: scripts set on full squares count twice. */
export function breadth(text: string): number {
  return Array.from(text).reduce((sum, point) => sum + (WIDE.test(point) ? 2 : 1), 0);
}

/** The sizes to try, largest first: the first one follows from the length. */
export function sizesFor(text: string): number[] {
  const long = breadth(text);
  return [...SIZES.filter(({ upTo }) => long <= upTo).map(({ rem }) => rem), ...LONG];
}

/** Cuts a text into pages of at most so much, at the end of a sentence where there is one near, else between words. */
export function pagesOf(text: string, page: number = PAGE): string[] {
  const pages: string[] = [];
  let rest = Array.from(text.trim());
  while (breadth(rest.join("")) > page) {
    const cut = cutOf(rest, page);
    pages.push(rest.slice(0, cut).join("").trim());
    rest = Array.from(rest.slice(cut).join("").trim());
  }
  return [...pages, rest.join("")];
}

function cutOf(points: readonly string[], page: number): number {
  let [room, at, sentence, word] = [page, 0, 0, 0];
  while (at < points.length) {
    room -= breadth(points[at] ?? "");
    if (room < 0) break;
    at += 1;
    if (/\s/u.test(points[at] ?? "")) word = at;
    if (/[.!?…。！？]/u.test(points[at - 1] ?? "")) sentence = at;
  }
  if (sentence > at / 2) return sentence;
  return word > 0 ? word : Math.max(1, at);
}
