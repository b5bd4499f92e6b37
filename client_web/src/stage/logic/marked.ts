/** The winning words with numbers: each number points to the strategy that its words show. */
import type { SpanView } from "../../wire/types";

export interface MarkedPiece {
  readonly text: string;
  /** Null for words between the marks. */
  readonly number: number | null;
}

export interface Marked {
  readonly pieces: readonly MarkedPiece[];
  /** Names of strategies; the first has number 1. */
  readonly names: readonly string[];
}

/** Spans count code points; of two that overlap the earlier stands. Equal names share a number. */
export function marked(text: string, spans: readonly SpanView[]): Marked {
  const points = Array.from(text);
  const names: string[] = [];
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const add = (end: number, number: number | null) => {
    if (end > at) pieces.push({ text: points.slice(at, end).join(""), number });
    at = end;
  };
  for (const { start, end, name } of [...spans].sort((one, other) => one.start - other.start)) {
    if (start < at || end <= start || end > points.length) continue;
    if (!names.includes(name)) names.push(name);
    add(start, null);
    add(end, names.indexOf(name) + 1);
  }
  add(points.length, null);
  return { pieces, names };
}
