/** Cuts a text at its spans, which count in code points; where two overlap the earlier one holds. */
import { named } from "../i18n/named";
import type { SpanView } from "../wire/types";

export interface Piece {
  readonly words: string;
  /** Counts the marked pieces from one; 0 is a piece between them. */
  readonly number: number;
  readonly name: string;
}

export function pieces(text: string, spans: readonly SpanView[]): Piece[] {
  const points = Array.from(text);
  const words = (start: number, end: number): string => points.slice(start, end).join("");
  const cut: Piece[] = [];
  let at = 0;
  let number = 0;
  for (const { start, end, name } of [...spans].sort((one, other) => one.start - other.start)) {
    if (start < at || end <= start) continue;
    if (start > at) cut.push({ words: words(at, start), number: 0, name: "" });
    cut.push({ words: words(start, end), number: ++number, name: named(name) });
    at = end;
  }
  if (at < points.length) cut.push({ words: words(at, points.length), number: 0, name: "" });
  return cut;
}
