/** The keyboard of the desk: what a key does, unless somebody is writing or has a control of their own under it. */

export type Action =
  | { readonly do: "next" | "pause" | "time" | "end" | "stage" | "marking" | "sheet" | "escape" | "undo" | "words" }
  | { readonly do: "people" | "freeze" | "rewind" | "customer" | "goOn" | "settings" | "formats" | "links" | "check" }
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
};

const MARKING: Readonly<Record<string, Action>> = {
  Enter: { do: "next" },
  ArrowRight: { do: "move", by: 1 },
  ArrowDown: { do: "move", by: 1 },
  ArrowLeft: { do: "move", by: -1 },
  ArrowUp: { do: "move", by: -1 },
  z: { do: "undo" },
  w: { do: "words" },
};

export function actionFor(press: Press, atMarking: boolean): Action | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const known = (atMarking ? MARKING[key] : IN_THE_ROOM[key]) ?? ANYWHERE[key];
  if (known !== undefined) return known;
  if (!atMarking) return /^[1-9]$/.test(key) ? { do: "pick", number: Number(key) } : null;
  return /^[a-z0-9]$/.test(key) ? { do: "step", key } : null;
}

/** Keys that a control under the focus takes for itself. */
const OWN_KEYS = [" ", "Enter", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

/** Whether the thing that has the focus needs this key: a field needs every one, a button those that press it. */
export function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === "Escape") return false;
  if (target.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return true;
  return target.matches("button, a[href], input, summary") && OWN_KEYS.includes(key);
}
