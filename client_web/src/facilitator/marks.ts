/** The rows of the marking desk: what a reply may show, what may cost points, and the key that steps each. */
import type { MarkingReply, RubricSection, SuggestionView } from "../wire/types";
import type { Evidence, Span } from "./spans";

export type RowKind = "key" | "useful" | "other" | "trap" | "anti";

export interface MarkRow {
  readonly kind: RowKind;
  readonly id: string;
  readonly name: string;
  /** Why it belongs here in this scenario; empty where the rubric does not say. */
  readonly reason: string;
  /** An anti-pattern that this scenario invites. */
  readonly watch: boolean;
  /** What steps the row; empty when there are more rows than keys. */
  readonly key: string;
}

/** A row's mark in a reply: 0 not, 1 partly, 2 clearly; an anti-pattern is 0 or 2. */
export interface Mark {
  readonly value: number;
  readonly span: Span | null;
}

/** Digits and letters that mean nothing else on the marking desk. */
const KEYS = Array.from("1234567890qryuidfghjkvbcnolx");

export interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * The rubric in its order, then anti-patterns, the ones to watch first, then strategies that somebody added. Among what a
 * reply gains by, and among what costs, that which is suggested for it stands first, and so has the first keys.
 */
export function markRows(rubric: RubricSection, added: readonly Named[], suggested: readonly SuggestionView[] = []): MarkRow[] {
  const lines = rubric.lines.map(({ kind, strategy, name, reason }) => ({ kind, id: strategy, name, reason, watch: false }));
  const costs = rubric.anti_patterns.map(({ anti_pattern, name, watch }) => ({ kind: "anti" as const, id: anti_pattern, name, reason: "", watch }));
  const others = added.map(({ id, name }) => ({ kind: "other" as const, id, name, reason: "", watch: false }));
  const gains = lines.filter((line) => line.kind !== "trap");
  const traps = lines.filter((line) => line.kind === "trap");
  const rank = (row: Unkeyed) => {
    const found = suggestionFor(suggested, row);
    return found === undefined ? 2 : isSure(found) ? 0 : 1;
  };
  const inOrder = (rows: Unkeyed[]) => rows.sort((one, other) => rank(one) - rank(other));
  const found = others.filter((row) => rank(row) < 2);
  const rows = [...inOrder([...gains, ...found]), ...inOrder([...traps, ...costs]), ...others.filter((row) => rank(row) === 2)];
  return rows.map((row, at) => ({ ...row, key: KEYS[at] ?? "" }));
}

type Unkeyed = Omit<MarkRow, "key">;

export function suggestionFor(suggested: readonly SuggestionView[], row: Pick<MarkRow, "kind" | "id">): SuggestionView | undefined {
  return suggested.find((one) => one.label === row.id && one.anti === (row.kind === "anti"));
}

/** Whether a suggestion can be taken unread; a reproach is always a question, since a wrong one costs more than a missed one. */
export function isSure(suggestion: SuggestionView): boolean {
  return suggestion.firm && !suggestion.anti;
}

/** The mark that follows a suggestion: clearly, with the first of its words. */
export function markFrom(suggestion: SuggestionView): Mark {
  return { value: 2, span: suggestion.words[0] ?? null };
}

/** How far the marks of replies that are done follow what was surely suggested for them. */
export interface Agreement {
  readonly kept: number;
  readonly of: number;
  /** Marks that were not surely suggested: others, and questions answered with yes. */
  readonly added: number;
}

export function agreementOf(replies: readonly MarkingReply[]): Agreement {
  let [kept, of, added] = [0, 0, 0];
  for (const reply of replies) {
    const sure = new Set(reply.suggested.filter(isSure).map((one) => one.label));
    const given = Object.keys(reply.marks).filter((id) => (reply.marks[id]?.value ?? 0) > 0);
    of += sure.size;
    kept += given.filter((id) => sure.has(id)).length;
    added += given.filter((id) => !sure.has(id)).length + Object.keys(reply.flags).length;
  }
  return { kept, of, added };
}

function spanOf(one: { start: number | null; end: number | null }): Span | null {
  return one.start === null || one.end === null ? null : { start: one.start, end: one.end };
}

export function markOf(reply: MarkingReply, row: Pick<MarkRow, "kind" | "id">): Mark {
  if (row.kind === "anti") {
    const flag = reply.flags[row.id];
    return flag === undefined ? { value: 0, span: null } : { value: 2, span: spanOf(flag) };
  }
  const mark = reply.marks[row.id];
  return mark === undefined ? { value: 0, span: null } : { value: mark.value, span: spanOf(mark) };
}

/**
 * What pressing a row's key leads to. With words selected they become its evidence, and a row that was not shown begins
 * at partly; without, the mark steps on, not → partly → clearly → not, and keeps the words it had. What is suggested
 * begins with the suggestion, and goes the other way: not → clearly → partly → not.
 */
export function stepped(kind: RowKind, mark: Mark, selected: Span | null, suggestion?: SuggestionView): Mark {
  const last = 2;
  const first = kind === "anti" ? last : 1;
  if (selected !== null) return { value: Math.max(mark.value, first), span: selected };
  if (suggestion !== undefined) {
    if (mark.value === 0) return markFrom(suggestion);
    return mark.value > first ? { value: first, span: mark.span } : { value: 0, span: null };
  }
  const value = mark.value === last ? 0 : mark.value === 0 ? first : last;
  return { value, span: value === 0 ? null : mark.span };
}

/** The words that show a row, with the key that stands beside them; those that are suggested until the row is marked. */
export function evidenceOf(rows: readonly MarkRow[], markOfRow: (row: MarkRow) => Mark, suggested: readonly SuggestionView[] = []): Evidence[] {
  return rows.flatMap((row): Evidence[] => {
    const { value, span } = markOfRow(row);
    if (value === 0) {
      const found = suggestionFor(suggested, row);
      if (found === undefined) return [];
      return found.words.map((words) => ({ ...words, key: row.key, kind: isSure(found) ? "suggested" : "possible" }));
    }
    if (span === null) return [];
    const costs = row.kind === "anti" || row.kind === "trap";
    return [{ ...span, key: row.key, kind: costs ? "anti" : value === 1 ? "partly" : "clearly" } as const];
  });
}

/** Strategies of no line of the rubric that a reply is marked with, or that are suggested for the one on the desk. */
export function addedTo(replies: readonly MarkingReply[], rubric: RubricSection, suggested: readonly SuggestionView[] = []): string[] {
  const inRubric = new Set(rubric.lines.map((line) => line.strategy));
  const found = suggested.filter((one) => !one.anti).map((one) => one.label);
  return distinct([...found, ...replies.flatMap((reply) => Object.keys(reply.marks))]).filter((id) => !inRubric.has(id));
}

/** The next reply that is not reviewed, going round from the present one; null when all are. */
export function nextOpen(queue: readonly { readonly id: string; readonly reviewed: boolean }[], current: string | null): string | null {
  const at = queue.findIndex((one) => one.id === current);
  const round = [...queue.slice(at + 1), ...queue.slice(0, at + 1)];
  return round.find((one) => !one.reviewed)?.id ?? null;
}

export function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
