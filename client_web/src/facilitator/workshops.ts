/** The workshops this browser opened or came back to: kept here only, with the key to each, and to be moved as a file. */
import { keep, kept } from "../state/keep";
import { fragmentOf, readFragment, type RoomKey } from "./link";
import { type Answers, readAnswers } from "./opening";

export interface Workshop extends RoomKey {
  readonly title: string;
  readonly openedAt: number;
  /** How it was opened, where that was done in this browser: to open the next one alike. */
  readonly answers?: Answers;
}

const WORKSHOPS = "desk.rooms";
const MOST_KEPT = 40;

function readWorkshop(value: unknown): Workshop[] {
  if (typeof value !== "object" || value === null) return [];
  const { room, key, title, openedAt, answers } = value as Record<string, unknown>;
  if (typeof room !== "string" || typeof key !== "string" || typeof title !== "string" || typeof openedAt !== "number") return [];
  const whole = readFragment(fragmentOf({ room, key }));
  if (whole === null) return [];
  return [{ ...whole, title, openedAt, ...(answers === undefined ? {} : { answers: readAnswers(answers) }) }];
}

/** The latest first; empty where the browser keeps nothing or what it kept cannot be read. */
export function workshops(): Workshop[] {
  try {
    const list = kept(WORKSHOPS);
    return Array.isArray(list) ? list.flatMap(readWorkshop) : [];
  } catch {
    return [];
  }
}

export function workshopOf(room: string): Workshop | null {
  return workshops().find((one) => one.room === room) ?? null;
}

/** Puts a workshop at the top; when it was opened and how is known from the first time. */
export function remember(workshop: Workshop): void {
  const known = workshopOf(workshop.room);
  const others = workshops().filter((one) => one.room !== workshop.room);
  keep(WORKSHOPS, [{ ...known, ...workshop, openedAt: known?.openedAt ?? workshop.openedAt }, ...others].slice(0, MOST_KEPT));
}

export function forget(room: string): void {
  keep(
    WORKSHOPS,
    workshops().filter((one) => one.room !== room),
  );
}

/** The list as a file's text; whoever has it can run these rooms. */
export function asFile(): string {
  return JSON.stringify({ workshops: workshops() }, null, 2);
}

/** Adds the workshops of such a file, and says how many were new; null when it is no such file. */
export function takeFile(text: string): number | null {
  try {
    const list = (JSON.parse(text) as { workshops?: unknown } | null)?.workshops;
    if (!Array.isArray(list)) return null;
    const known = new Set(workshops().map((one) => one.room));
    const found = list.flatMap(readWorkshop).filter((one) => !known.has(one.room));
    const all = [...workshops(), ...found].sort((one, other) => other.openedAt - one.openedAt);
    keep(WORKSHOPS, all.slice(0, MOST_KEPT));
    return found.length;
  } catch {
    return null;
  }
}
