/** Places the blocks of the temper curve: how wide each is, and where its words stand. */
import type { CurvePoint } from "../../wire/types";
import { breadth } from "./quotation";

const HOTTEST = 10;
/** A block is as wide as its words ask for, between these two. */
const LEAST = 18;
const MOST = 44;

const LINES = 2;
/** Letters of a line for each hundredth of the width, and the room the numeral takes of it. */
const LETTERS = 1.05;
const NUMERAL = 8;
const LEAST_WORDS = 10;

/** More blocks than these have no room for words. */
const WORDY = 5;

export interface Block {
  readonly point: CurvePoint;
  /** Both in hundredths of the whole width. */
  readonly from: number;
  readonly width: number;
  /** The height in hundredths of the curve, so that words stand on it. */
  readonly height: number;
  /** As much of the reply as stands on the step in two lines, cut between words; "" where many blocks stand close. */
  readonly words: string;
}

export function blocksOf(points: readonly CurvePoint[]): Block[] {
  const wishes = points.map(({ text, team }) => held(breadth(text) / 2 + breadth(team?.name ?? "")));
  const sum = wishes.reduce((all, wish) => all + wish, 0);
  let from = 0;
  return points.map((point, at) => {
    const width = ((wishes[at] ?? LEAST) / sum) * 100;
    const room = Math.max(LEAST_WORDS, LINES * (width * LETTERS - NUMERAL) - breadth(point.team?.name ?? ""));
    const words = points.length > WORDY ? "" : excerpt(point.text, room);
    const block = { point, from, width, height: (point.level / HOTTEST) * 100, words };
    from += width;
    return block;
  });
}

/** The beginning of a text up to so much, at the end of a word. */
export function excerpt(text: string, room: number): string {
  if (breadth(text) <= room) return text;
  const words = text.split(/\s+/u);
  while (words.length > 1 && breadth(words.join(" ")) > room) words.pop();
  return `${words.join(" ").replace(/[\s.,;:!?]+$/u, "")} …`;
}

function held(wish: number): number {
  return Math.min(MOST, Math.max(LEAST, wish));
}

/**
 * The line over the blocks, in a square of 100 by 100 that is stretched over the curve. `counting` are the steps that count,
 * `others` those of takes that were played again; a step up or down belongs to the block it leads to.
 */
export function stepLines(blocks: readonly Block[]): { readonly counting: string; readonly others: string } {
  const lines = { counting: "", others: "" };
  let pen = "";
  let last = blocks[0]?.height ?? 0;
  for (const { point, from, width, height } of blocks) {
    const kind = point.counts ? "counting" : "others";
    lines[kind] += `${pen === kind ? "" : `M${round(from)} ${round(100 - last)}`}V${round(100 - height)}H${round(from + width)}`;
    [pen, last] = [kind, height];
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
