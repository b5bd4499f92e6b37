/** The running order: the steps of a round under the headings of its exchanges. */
import type { PhaseSection, ScoreStep } from "../wire/types";

export interface OrderRow {
  readonly step: ScoreStep;
  /** The number of the exchange that begins with this step, where the round has more than one. */
  readonly opens: { readonly exchange: number; readonly take: number } | null;
  readonly inside: boolean;
}

export function orderRows(steps: readonly ScoreStep[]): OrderRow[] {
  const exchanges = Math.max(0, ...steps.map((step) => step.exchange));
  return steps.map((step, at) => {
    const inside = (exchanges > 1 || steps.some((one) => one.take > 1)) && step.exchange > 0;
    const before = steps[at - 1];
    const begins = before?.exchange !== step.exchange || before.take !== step.take;
    return { step, opens: inside && begins ? { exchange: step.exchange, take: step.take } : null, inside };
  });
}

/** The minutes, rounded up, of the steps that have a clock; null where none has. */
export function minutesOf(steps: readonly ScoreStep[]): number | null {
  const seconds = steps.reduce((sum, step) => sum + (step.seconds ?? 0), 0);
  return seconds === 0 ? null : Math.ceil(seconds / 60);
}

/** The steps beside the present one, for a screen with room for one line only. */
export function aroundNow(steps: readonly ScoreStep[]): { before: ScoreStep | null; now: ScoreStep | null; after: ScoreStep | null } {
  const at = steps.findIndex((step) => step.state === "now");
  return { before: steps[at - 1] ?? null, now: steps[at] ?? null, after: steps[at + 1] ?? null };
}

/** Replies can be marked from the vote until the round ends. */
export function canMark(phase: PhaseSection | undefined, replies: number): boolean {
  return replies > 0 && phase !== undefined && ["voting", "reaction", "technique", "record", "decision", "scoring", "debrief", "standings"].includes(phase.name);
}
