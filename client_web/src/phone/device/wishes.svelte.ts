/** What somebody has set for this device: kept here, told to nobody. */
import { keep, kept } from "../../state/keep";

export const SIZES = ["normal", "large", "larger", "largest"] as const;
export const THEMES = ["device", "light", "dark"] as const;

export interface Wishes {
  readonly text: (typeof SIZES)[number];
  readonly theme: (typeof THEMES)[number];
  readonly contrast: boolean;
  readonly vibrates: boolean;
  readonly sounds: boolean;
  readonly awake: boolean;
  /** The customer's words stay above the pen and the ballot. */
  readonly prompt: boolean;
  /** One's own vote is covered until one asks to see it. */
  readonly covers: boolean;
  /** On a wide screen the stage stands beside the controls. */
  readonly stage: boolean;
}

const USUAL: Wishes = {
  text: "normal",
  theme: "device",
  contrast: false,
  vibrates: true,
  sounds: false,
  awake: true,
  prompt: true,
  covers: false,
  stage: true,
};

const PLACE = "device";

export class Device {
  wishes: Wishes = $state.raw(USUAL);
  /** Whether its sheet is open: a step that changes meanwhile does not close it. */
  open = $state(false);

  constructor() {
    this.wishes = { ...USUAL, ...known(kept(PLACE)) };
    this.#paint();
  }

  set(changed: Partial<Wishes>): void {
    this.wishes = { ...this.wishes, ...changed };
    keep(PLACE, this.wishes);
    this.#paint();
  }

  /** The look is on the page's root, where the styles of every screen find it. */
  #paint(): void {
    const { text, theme, contrast } = this.wishes;
    const look = document.documentElement.dataset;
    look.text = text;
    look.theme = theme;
    look.contrast = contrast ? "more" : "device";
  }
}

/** What was kept by another version of this page, or by hand, counts as far as it is understood. */
function known(before: unknown): Partial<Wishes> {
  if (typeof before !== "object" || before === null) return {};
  return Object.fromEntries(Object.entries(before).filter(([name, value]) => fits(name, value)));
}

function fits(name: string, value: unknown): boolean {
  if (name === "text") return (SIZES as readonly unknown[]).includes(value);
  if (name === "theme") return (THEMES as readonly unknown[]).includes(value);
  return name in USUAL && typeof value === "boolean";
}

export const device = new Device();
