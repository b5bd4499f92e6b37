/** The language this page speaks: who decides it, which words have come, and what follows when it changes. */
import { keep, kept } from "../state/keep";
import type { RoomSection } from "../wire/types";
import type { Messages } from "./translate";

export type Language = RoomSection["language"];

/** The languages of the menus, by their own names. */
export const LANGUAGES = {
  en: "English",
  es: "Español",
  de: "Deutsch",
  fr: "Français",
  ar: "العربية",
} as const satisfies Record<Language, string>;

/** Translated catalogues by path, such as `./de/door.ts`, each fetched when it is called. */
export type Files = Readonly<Record<string, () => Promise<unknown>>>;

/** Accented, longer English in brackets, by `?lang=qps` only: what stands there without brackets is not translated. */
const PSEUDO = "qps";
type Spoken = Language | typeof PSEUDO;

const PLACE = "language";
const AGAIN_MS = 3_000;
/** A page that waits longer for its words begins in English, and changes when they come. */
const PATIENCE_MS = 1_500;

/** The messages of one catalogue, in the page's language as far as they have come. */
export class Words {
  now: Messages = $state.raw({});
  in: Spoken = "en";
  readonly #english: Messages;
  readonly #files: Files;

  constructor(english: Messages, files: Files) {
    this.now = this.#english = english;
    this.#files = files;
  }

  async fetch(wanted: Spoken): Promise<Messages> {
    if (wanted === this.in) return this.now;
    if (wanted === PSEUDO) return (await import("./pseudo")).pseudoOf(this.#english);
    const files = Object.entries(this.#files).filter(([path]) => path.includes(`/${wanted}/`));
    const modules = await Promise.all(files.map(([, fetchFile]) => fetchFile()));
    const catalogues = modules.flatMap((one) => Object.values(one as Record<string, Messages>));
    return Object.assign({}, this.#english, ...catalogues) as Messages;
  }
}

class PageLanguage {
  /** The one whose words are on the page. */
  used: Spoken = $state("en");
  /** This device's own choice, or null to follow the room. */
  own: Language | null = $state(null);
  /** Turns text that did not come from a catalogue into the pseudo-language while that is used. */
  disguise: (text: string) => string = $state.raw((text) => text);
  #room: Language | null = $state(null);
  #address: Spoken | null = null;
  #words: Words[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;

  get wanted(): Spoken {
    return this.#address ?? this.own ?? this.#room ?? ofBrowser() ?? "en";
  }

  /** For Intl. Arabic numbers are written with the digits of the clocks and codes beside them. */
  get tag(): string {
    if (this.used === "ar") return "ar-u-nu-latn";
    return this.used === PSEUDO ? "en" : this.used;
  }

  /** What a room that is opened on this page should speak, and what is asked of the server from here. */
  get forRoom(): { language: Language } {
    return { language: isLanguage(this.used) ? this.used : "en" };
  }

  get direction(): "ltr" | "rtl" {
    return this.used === "ar" ? "rtl" : "ltr";
  }

  /** Speaks the first language wished for; a screen that is everybody's does not ask what this device chose. */
  async begin({ ofRoom = false } = {}): Promise<void> {
    const asked = new URLSearchParams(location.search).get("lang");
    this.#address = isLanguage(asked) || asked === PSEUDO ? asked : null;
    const chosen = ofRoom ? null : kept(PLACE);
    this.own = isLanguage(chosen) ? chosen : null;
    await Promise.race([this.#speak(), new Promise((late) => setTimeout(late, PATIENCE_MS))]);
  }

  /** One's own choice on this device, before the room's; null follows the room again. */
  choose(own: Language | null): void {
    this.own = own;
    this.#address = null;
    keep(PLACE, own);
    void this.#speak();
  }

  /** The room's language, or null outside. */
  follow(room: Language | null): void {
    if (room === this.#room) return;
    this.#room = room;
    void this.#speak();
  }

  /** Adds a catalogue; its words come in the language that is used. */
  bring(english: Messages, files: Files): Words {
    const words = new Words(english, files);
    this.#words.push(words);
    return words;
  }

  /** Whether every catalogue that is here has its words in the language wished for; tries once more if not. */
  async settle(): Promise<void> {
    await this.#speak();
  }

  /** All catalogues change together, once the last has come; until then the old words stay. */
  async #speak(): Promise<void> {
    clearTimeout(this.#again);
    const wanted = this.wanted;
    const all = [...this.#words];
    try {
      const come = await Promise.all(all.map((words) => words.fetch(wanted)));
      const disguise = wanted === PSEUDO ? (await import("./pseudo")).pseudo : (text: string) => text;
      if (wanted !== this.wanted) return; // another was chosen meanwhile
      all.forEach((words, place) => {
        words.now = come[place] ?? words.now;
        words.in = wanted;
      });
      this.disguise = disguise;
      this.used = wanted;
      document.documentElement.lang = wanted;
      document.documentElement.dir = this.direction;
    } catch {
      this.#again = setTimeout(() => void this.#speak(), AGAIN_MS); // the network is away
    }
  }
}

export const language = new PageLanguage();

/** Something of Intl in the page's language, made anew only when that changes. */
export function inLanguage<Made>(make: (tag: string) => Made): () => Made {
  let tag = "";
  let made: Made;
  return () => {
    if (tag !== language.tag) made = make((tag = language.tag));
    return made;
  };
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(LANGUAGES, value);
}

function ofBrowser(): Language | undefined {
  return navigator.languages.map((tag) => tag.split("-")[0]).find(isLanguage);
}
