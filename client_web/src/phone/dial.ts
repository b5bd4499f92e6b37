/** The geometry of the reaction dial: a half ring of seven segments, in a drawing 358 wide and 182 high. */
import { heat } from "../ui/temper";

const WIDTH = 358;
const CENTRE = { x: 179, y: 180 };
export const INNER = 96;
/** The verdict stands inside this radius, the needle outside. */
export const VERDICT = 78;
const OUTER = 172;
const STEPS = 7;
const STEP = Math.PI / STEPS;
/** Half of the space between two segments. */
const GAP = 1.2;
/** The temper each segment is coloured by: +3 cools to nothing, −3 boils. */
const TEMPERS = [0.95, 0.78, 0.6, 0.42, 0.3, 0.16, 0.02];

export interface Segment {
  readonly value: number;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly temper: number;
  readonly heat: string;
  /** The chosen numeral is white on this segment's fill. */
  readonly light: boolean;
}

/** The angle of a value: −3 lies at the start side, +3 at the end side. */
export function at(value: number): number {
  return Math.PI - (value + 3.5) * STEP;
}

export const SEGMENTS: readonly Segment[] = TEMPERS.map((temper, place) => segment(place - 3, temper));

function segment(value: number, temper: number): Segment {
  const label = polar((INNER + OUTER) / 2, at(value));
  const light = value === -3 || value >= 2;
  return { value, temper, heat: heat(temper * 10), light, path: outline(at(value)), x: label.x, y: label.y + 8 };
}

function outline(middle: number): string {
  const [inside, outside] = [STEP / 2 - GAP / INNER, STEP / 2 - GAP / OUTER];
  const corners = [
    polar(INNER, middle + inside),
    polar(INNER, middle - inside),
    polar(OUTER, middle - outside),
    polar(OUTER, middle + outside),
  ].map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return `M${corners[0]}A${INNER} ${INNER} 0 0 1 ${corners[1]}L${corners[2]}A${OUTER} ${OUTER} 0 0 0 ${corners[3]}Z`;
}

export function needle(angle: number): string {
  const points = [polar(INNER - 4, angle), polar(VERDICT, angle + 0.11), polar(VERDICT, angle - 0.11)];
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

/** Which value a point lies on, both coordinates as parts of the drawing's width; null near the centre. */
export function segmentAt(across: number, down: number): number | null {
  const [x, y] = [across * WIDTH - CENTRE.x, CENTRE.y - down * WIDTH];
  if (Math.hypot(x, y) < INNER / 2) return null;
  const angle = Math.atan2(Math.max(0, y), x);
  return Math.min(STEPS - 1, Math.floor((Math.PI - angle) / STEP)) - 3;
}

function polar(radius: number, angle: number): { readonly x: number; readonly y: number } {
  return { x: CENTRE.x + radius * Math.cos(angle), y: CENTRE.y - radius * Math.sin(angle) };
}
