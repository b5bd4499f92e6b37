/** Whether a policy card has more lines than stand beside the story. */
import type { SceneSection } from "../../wire/types";
import { breadth } from "./quotation";

/** At the smallest size a line of the card holds about so much, and the card so many lines with its three headings. */
const LINE = 42;
const LINES = 19;
const HEADINGS = 5;

export function isCrowded({ may_offer, may_not, escalate_to }: SceneSection): boolean {
  const lines = [...may_offer, ...may_not, escalate_to].reduce((sum, line) => sum + Math.ceil(breadth(line) / LINE), HEADINGS);
  return lines > LINES;
}
