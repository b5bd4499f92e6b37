/** The running order: the steps of a round under the headings of its exchanges. */
import type { MarkingReply, PhaseSection, ScoreStep } from "../wire/types";

type StepState = ScoreStep["state"];

/** A step by itself, or a take of an exchange with its steps; the steps are shown of the present one only. */
export type OrderRow =
  | { readonly kind: "step"; readonly step: ScoreStep }
  | {
      readonly kind: "exchange";
      readonly exchange: number;
      readonly take: number;
      readonly state: StepState;
      /** The seconds of its steps together; null where none has a clock. */
      readonly seconds: number | null;
      readonly steps: readonly ScoreStep[];
    };

/** Exchanges stand under a heading where there is more than one, or more than one take. */
export function orderRows(steps: readonly ScoreStep[]): OrderRow[] {
  const grouped = steps.some((step) => step.exchange > 1 || step.take > 1);
  const rows: OrderRow[] = [];
  for (const step of steps) {
    const last = rows.at(-1);
    if (!grouped || step.exchange === 0) rows.push({ kind: "step", step });
    else if (last?.kind === "exchange" && last.exchange === step.exchange && last.take === step.take) {
      rows[rows.length - 1] = exchangeRow([...last.steps, step], step);
    } else rows.push(exchangeRow([step], step));
  }
  return rows;
}

function exchangeRow(steps: readonly ScoreStep[], { exchange, take }: ScoreStep): OrderRow {
  const states = steps.map((step) => step.state);
  const state = states.every((one) => one === "done") ? "done" : states.every((one) => one === "next") ? "next" : "now";
  return { kind: "exchange", exchange, take, state, seconds: secondsOf(steps), steps };
}

function secondsOf(steps: readonly ScoreStep[]): number | null {
  const sum = steps.reduce((all, step) => all + (step.seconds ?? 0), 0);
  return sum === 0 ? null : sum;
}

/** The minutes, rounded up, of the steps that have a clock; null where none has. */
export function minutesOf(steps: readonly ScoreStep[]): number | null {
  const seconds = secondsOf(steps);
  return seconds === null ? null : Math.ceil(seconds / 60);
}

/** The steps beside the present one, for a screen with room for one line only. */
export function aroundNow(steps: readonly ScoreStep[]): { before: ScoreStep | null; now: ScoreStep | null; after: ScoreStep | null } {
  const at = steps.findIndex((step) => step.state === "now");
  return { before: steps[at - 1] ?? null, now: steps[at] ?? null, after: steps[at + 1] ?? null };
}

/** Whether a reply is of the take that is being played. */
export function isPresent(reply: Pick<MarkingReply, "exchange" | "take">, phase: PhaseSection | undefined): boolean {
  return reply.exchange === phase?.exchange && reply.take === phase.take;
}

/** A take that was played again counts no more; the present one does not count yet, and is marked all the same. */
export function isSuperseded(reply: Pick<MarkingReply, "counts" | "exchange" | "take">, phase: PhaseSection | undefined): boolean {
  return !reply.counts && !isPresent(reply, phase);
}

/** Replies can be marked from the vote until the round ends. */
export function canMark(phase: PhaseSection | undefined, replies: number): boolean {
  return replies > 0 && phase !== undefined && ["voting", "reaction", "technique", "record", "decision", "scoring", "debrief", "standings"].includes(phase.name);
}
