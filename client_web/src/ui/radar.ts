/** Where the points of a radar lie, in a square from -100 to 100: the first axis points up, the others go round with the clock. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Nothing shown is a small ring and not a point, so that a shape with one peak still has a body. */
const NOUGHT = 12;

export function spot(at: number, of: number, distance: number): Spot {
  const angle = (2 * Math.PI * at) / of - Math.PI / 2;
  return { x: round(Math.cos(angle) * distance), y: round(Math.sin(angle) * distance) };
}

/** The outline of values from 0 to 1, for the `points` of a polygon. */
export function outline(values: readonly number[]): string {
  return values
    .map((value, at) => spot(at, values.length, NOUGHT + (100 - NOUGHT) * value))
    .map(({ x, y }) => `${x},${y}`)
    .join(" ");
}

/** At which end a label outside the axis begins, so that it does not run into the figure. */
export function anchor({ x }: Spot): "start" | "middle" | "end" {
  if (Math.abs(x) < 15) return "middle";
  return x > 0 ? "start" : "end";
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
