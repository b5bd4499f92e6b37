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

export interface Block {
  readonly point: CurvePoint;
  /** Both in hundredths of the whole width. */
  readonly from: number;
  readonly width: number;
  /** The height in hundredths of the curve, so that words stand on it. */
  readonly height: number;
  /** As much of the reply as stands on the step in two lines, cut between words. */
  readonly words: string;
}

export function blocksOf(points: readonly CurvePoint[]): Block[] {
  const wishes = points.map(({ text, team }) => held(breadth(text) / 2 + breadth(team?.name ?? "")));
  const sum = wishes.reduce((all, wish) => all + wish, 0);
  let from = 0;
  return points.map((point, at) => {
    const width = ((wishes[at] ?? LEAST) / sum) * 100;
    const room = Math.max(LEAST_WORDS, LINES * (width * LETTERS - NUMERAL) - breadth(point.team?.name ?? ""));
    const block = { point, from, width, height: (point.level / HOTTEST) * 100, words: excerpt(point.text, room) };
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

/** The line over the blocks, in a square of 100 by 100 that is stretched over the curve. */
export function stepLine(blocks: readonly Block[]): string {
  const steps = blocks.map(({ from, width, height }) => `V${round(100 - height)}H${round(from + width)}`);
  const first = blocks[0];
  return first === undefined ? "" : `M0 ${round(100 - first.height)}${steps.join("")}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
