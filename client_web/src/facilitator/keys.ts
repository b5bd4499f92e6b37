/** The keyboard of the desk: what a key does, unless somebody is writing or has a control of their own under it. */

export type Action =
  | { readonly do: "next" | "pause" | "time" | "end" | "stage" | "marking" | "sheet" | "escape" | "undo" | "words" | "accept" }
  | { readonly do: "people" | "freeze" | "rewind" | "customer" | "goOn" | "settings" | "formats" | "links" | "check" }
  | { readonly do: "notes" | "why" | "doors" | "even" | "cancel" | "close" | "takeOver" | "practice" | "another" | "write" }
  | { readonly do: "pick"; readonly number: number }
  | { readonly do: "move"; readonly by: 1 | -1 }
  | { readonly do: "step"; readonly key: string };

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ANYWHERE: Readonly<Record<string, Action>> = {
  " ": { do: "next" },
  p: { do: "pause" },
  t: { do: "time" },
  e: { do: "end" },
  s: { do: "stage" },
  m: { do: "marking" },
  "?": { do: "sheet" },
  Escape: { do: "escape" },
};

/** At the marking desk these letters belong to the marks. */
const IN_THE_ROOM: Readonly<Record<string, Action>> = {
  r: { do: "people" },
  f: { do: "freeze" },
  b: { do: "rewind" },
  c: { do: "customer" },
  g: { do: "goOn" },
  o: { do: "settings" },
  n: { do: "formats" },
  l: { do: "links" },
  k: { do: "check" },
  j: { do: "notes" },
  y: { do: "why" },
  d: { do: "doors" },
  u: { do: "even" },
  x: { do: "cancel" },
  q: { do: "close" },
  i: { do: "takeOver" },
  v: { do: "practice" },
  a: { do: "another" },
  w: { do: "write" },
  ArrowRight: { do: "move", by: 1 },
  ArrowLeft: { do: "move", by: -1 },
};

const MARKING: Readonly<Record<string, Action>> = {
  Enter: { do: "next" },
  ArrowRight: { do: "move", by: 1 },
  ArrowDown: { do: "move", by: 1 },
  ArrowLeft: { do: "move", by: -1 },
  ArrowUp: { do: "move", by: -1 },
  a: { do: "accept" },
  z: { do: "undo" },
  w: { do: "words" },
};

export function actionFor(press: Press, atMarking: boolean): Action | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const known = (atMarking ? MARKING[key] : IN_THE_ROOM[key]) ?? ANYWHERE[key];
  if (known !== undefined) return known;
  if (!atMarking) return /^[0-9]$/.test(key) ? { do: "pick", number: Number(key) } : null;
  return /^[a-z0-9]$/.test(key) ? { do: "step", key } : null;
}

/** The sheet of shortcuts: what stands on it, group by group; a key of one letter is written as on the keyboard. */
export const LISTED = [
  {
    title: "desk.keys.anywhere",
    rows: [
      { keys: [" "], what: "desk.keys.next" },
      { keys: ["p"], what: "desk.keys.pause" },
      { keys: ["t"], what: "desk.keys.time" },
      { keys: ["e"], what: "desk.keys.end" },
      { keys: ["m"], what: "desk.keys.marking" },
      { keys: ["s"], what: "desk.keys.stage" },
      { keys: ["?"], what: "desk.keys.sheet" },
      { keys: ["Escape"], what: "desk.keys.escape" },
    ],
  },
  {
    title: "desk.keys.inTheScene",
    rows: [
      { keys: ["1", "9"], what: "desk.keys.pick" },
      { keys: ["w"], what: "desk.keys.write" },
      { keys: ["f"], what: "desk.keys.freeze" },
      { keys: ["g"], what: "desk.keys.goOn" },
      { keys: ["b"], what: "desk.keys.rewind" },
      { keys: ["c"], what: "desk.keys.customer" },
      { keys: ["i"], what: "desk.keys.takeOver" },
      { keys: ["v"], what: "desk.keys.practice" },
      { keys: ["a"], what: "desk.keys.another" },
      { keys: ["0", "5"], what: "desk.keys.recordPoints" },
      { keys: ["x"], what: "desk.keys.cancel" },
    ],
  },
  {
    title: "desk.keys.inTheRoom",
    rows: [
      { keys: ["r"], what: "desk.keys.people" },
      { keys: ["l"], what: "desk.keys.links" },
      { keys: ["j"], what: "desk.keys.notes" },
      { keys: ["y"], what: "desk.keys.why" },
      { keys: ["o"], what: "desk.keys.settings" },
      { keys: ["n"], what: "desk.keys.formats" },
      { keys: ["k"], what: "desk.keys.check" },
      { keys: ["d"], what: "desk.keys.doors" },
      { keys: ["u"], what: "desk.keys.even" },
      { keys: ["q"], what: "desk.keys.close" },
    ],
  },
  {
    title: "desk.keys.inTheDebrief",
    rows: [{ keys: ["ArrowLeft", "ArrowRight"], what: "desk.keys.page" }],
  },
  {
    title: "desk.keys.whenMarking",
    rows: [
      { keys: ["1", "…"], what: "desk.keys.step" },
      { keys: ["a"], what: "desk.keys.accept" },
      { keys: ["w"], what: "desk.keys.words" },
      { keys: ["ArrowLeft", "ArrowRight"], what: "desk.keys.move" },
      { keys: ["z"], what: "desk.keys.undo" },
      { keys: ["Enter"], what: "desk.keys.enter" },
    ],
  },
] as const;

/** Every key that does something; the arrows up and down do what those to the sides do. */
export const KNOWN: readonly string[] = [...new Set([ANYWHERE, IN_THE_ROOM, MARKING].flatMap((one) => Object.keys(one)))];

/** Keys that a control under the focus takes for itself. */
const OWN_KEYS = [" ", "Enter", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

/** Whether the thing that has the focus needs this key: a field needs every one, a button those that press it. */
export function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === "Escape") return false;
  if (target.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return true;
  return target.matches("button, a[href], input, summary") && OWN_KEYS.includes(key);
}
