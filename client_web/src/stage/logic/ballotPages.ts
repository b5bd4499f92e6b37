/** Lays replies out on ballot sheets: at most six a page, fewer when they are long. */
import { breadth } from "./quotation";

/** A line of a third of the sheet holds about so much at the drawn size, and a page so many lines. */
const LINE = 25;
const LINES_OF_A_PAGE = 17;

/** Four replies stand two by two; otherwise three in a row. */
export function columnsFor(count: number): number {
  return count === 4 ? 2 : Math.min(3, count);
}

/** Rows of replies, one or two to a page: two when their longest replies fit above each other. */
export function ballotPages<Reply extends { readonly text: string }>(replies: readonly Reply[]): Reply[][] {
  const columns = columnsFor(replies.length);
  const rows: Reply[][] = [];
  for (let at = 0; at < replies.length; at += columns) rows.push(replies.slice(at, at + columns));
  const pages: Reply[][] = [];
  while (rows.length > 0) {
    const [first = [], second = []] = rows.splice(0, 2);
    const lines = linesOf(first, columns) + linesOf(second, columns);
    if (lines > LINES_OF_A_PAGE && second.length > 0) rows.unshift(second);
    pages.push(lines > LINES_OF_A_PAGE ? first : [...first, ...second]);
  }
  return pages;
}

function linesOf(row: readonly { readonly text: string }[], columns: number): number {
  const line = (LINE * 3) / columns;
  return Math.max(0, ...row.map(({ text }) => Math.ceil(breadth(text) / line)));
}
