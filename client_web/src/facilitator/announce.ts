/** What a screen reader is told without asking: another step, the clock at its marks, and that everybody is in. */
import { phaseName, takeName } from "./names";
import { t } from "./words";
import type { PhaseSection } from "../wire/types";

/** What the desk shows at one moment, as far as it is spoken of. */
export interface Moment {
  readonly turn: number;
  readonly phase: PhaseSection["name"];
  readonly exchange: number;
  readonly take: number;
  /** Seconds on a clock that runs, else null. */
  readonly left: number | null;
  readonly isOver: boolean;
  readonly done: number;
  readonly of: number;
}

const MARKS_S = [60, 10] as const;

export function news(before: Moment | null, now: Moment): string[] {
  if (before?.turn !== now.turn) return [stepOf(now)];
  const told: string[] = [];
  if (now.isOver && !before.isOver) told.push(t("desk.told.over"));
  const mark = MARKS_S.filter((seconds) => isPassed(before.left, now.left, seconds)).at(-1);
  if (mark !== undefined) told.push(mark === 60 ? t("desk.told.minute") : t("desk.told.seconds", { seconds: mark }));
  if (now.of > 0 && now.done === now.of && before.done < before.of) told.push(t("desk.told.everybody"));
  return told;
}

function stepOf({ phase, exchange, take }: Moment): string {
  const name = phaseName(phase);
  return exchange === 0 ? name : t("desk.told.step", { phase: name, exchange: takeName(exchange, take) });
}

function isPassed(before: number | null, now: number | null, mark: number): boolean {
  return before !== null && now !== null && before > mark && now <= mark;
}
