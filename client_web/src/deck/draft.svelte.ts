/** The deck being written: kept as it is typed, checked by the server, and put back where something was deleted. */
import type { DeckFault } from "../wire/types";
import { checkDeck } from "./checker";
import { copyOf, type Fields, type Form, freeSlug, newScenario, put, slugOf, textAt, type Value } from "./form";
import { type Placed, placedIn } from "./problems";
import { addDeck, keepDeck, type KeptDeck, keptDeck, SHELF_KEY } from "./shelf";
import { t } from "./words";
import { placeInLine, readDeck, writeDeck } from "./yaml";

const KEEP_AFTER_MS = 250;
const CHECK_AFTER_MS = 500;
const ASK_AGAIN_MS = 5_000;

export type Check = "waiting" | "checked" | "offline" | "large";

interface Deleted {
  readonly what: string;
  readonly restore: () => void;
}

export class Draft {
  readonly id: string;
  form: Form = $state({ title: "", language: "", scenarios: [] });
  /** Which scenario is on the page. */
  at = $state(0);
  check: Check = $state("waiting");
  problems: readonly Placed[] = $state.raw([]);
  deleted: Deleted | null = $state.raw(null);
  /** Typed and not kept yet. */
  dirty = $state(false);
  /** This browser really keeps it. */
  isKept = $state(true);
  /** Another tab has changed this deck. */
  elsewhere = $state(false);

  #text: string;
  #changes = 0;
  #written: { readonly of: number; readonly text: string } | null = null;
  #asking = false;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #checking: ReturnType<typeof setTimeout> | undefined;

  constructor(deck: KeptDeck) {
    this.id = deck.id;
    this.#text = deck.text;
    this.#show(deck.text);
  }

  /** Follows the page: to be called while the editor is open. */
  follow(): () => void {
    const onStorage = ({ key }: StorageEvent): void => {
      const theirs = key === SHELF_KEY || key === null ? keptDeck(this.id) : null;
      if (theirs !== null && theirs.text !== this.#text) this.elsewhere = true;
    };
    const onAway = (): void => {
      this.keep();
    };
    const onOnline = (): void => {
      void this.#ask();
    };
    addEventListener("storage", onStorage);
    addEventListener("pagehide", onAway);
    document.addEventListener("visibilitychange", onAway);
    addEventListener("online", onOnline);
    void this.#ask();
    return () => {
      removeEventListener("storage", onStorage);
      removeEventListener("pagehide", onAway);
      document.removeEventListener("visibilitychange", onAway);
      removeEventListener("online", onOnline);
      this.keep();
      clearTimeout(this.#checking);
    };
  }

  get scenario(): Fields {
    return this.form.scenarios[this.at] ?? {};
  }

  get title(): string {
    return this.form.title.trim() === "" ? t("deck.untitled") : this.form.title.trim();
  }

  /** The file, written once for each change: a long deck takes a while. */
  get text(): string {
    if (this.#written?.of !== this.#changes) this.#written = { of: this.#changes, text: writeDeck(this.form) };
    return this.#written.text;
  }

  titleOf(scenario: number): string {
    const title = textAt(this.form.scenarios[scenario] ?? {}, "title").trim();
    return title === "" ? t("deck.scenario.unnamed", { number: scenario + 1 }) : title;
  }

  // -- writing ------------------------------------------------------------------------------------------------------
  /** Puts what was typed at a field of a group. */
  set(fields: Fields, at: string, value: Value): void {
    if (fields === this.scenario && at === "title" && typeof value === "string") this.#nameAlong(fields, value);
    put(fields, at, value);
    this.touched();
  }

  setHead(at: "title" | "language", value: string): void {
    this.form[at] = value;
    this.touched();
  }

  /** The short name follows the title for as long as nobody wrote one of their own. */
  #nameAlong(scenario: Fields, title: string): void {
    const others = this.form.scenarios.filter((one) => one !== scenario).map((one) => textAt(one, "id"));
    const id = textAt(scenario, "id");
    const before = freeSlug(slugOf(textAt(scenario, "title")), others);
    if (id === "" || id === before) put(scenario, "id", freeSlug(slugOf(title), others));
  }

  insert(list: Value[], place: number, value: Value): void {
    list.splice(place, 0, value);
    this.touched();
  }

  move(list: Value[], from: number, to: number): boolean {
    if (to < 0 || to >= list.length) return false;
    const [moved] = list.splice(from, 1);
    if (moved !== undefined) list.splice(to, 0, moved);
    this.touched();
    return true;
  }

  /** Takes an entry away, and remembers how to put it back. */
  remove(list: Value[], place: number, what: string): void {
    const [gone] = list.splice(place, 1);
    if (gone === undefined) return;
    this.#canRestore(what, () => list.splice(Math.min(place, list.length), 0, gone));
    this.touched();
  }

  addScenario(): void {
    this.at = this.form.scenarios.push(newScenario()) - 1;
    this.touched();
  }

  duplicateScenario(place: number): void {
    const original = this.form.scenarios[place];
    if (original === undefined) return;
    const copy = copyOf(original);
    put(copy, "title", t("deck.copyOf", { title: this.titleOf(place) }));
    put(copy, "id", freeSlug(textAt(copy, "id"), this.form.scenarios.map((one) => textAt(one, "id"))));
    this.form.scenarios.splice(place + 1, 0, copy);
    this.at = place + 1;
    this.touched();
  }

  moveScenario(from: number, to: number): void {
    if (this.move(this.form.scenarios, from, to) && this.at === from) this.at = to;
  }

  removeScenario(place: number): void {
    this.remove(this.form.scenarios, place, this.titleOf(place));
    if (this.at > place || this.at >= this.form.scenarios.length) this.at = Math.max(0, this.at - 1);
  }

  #canRestore(what: string, restore: () => void): void {
    this.deleted = {
      what,
      restore: () => {
        restore();
        this.deleted = null;
        this.touched();
      },
    };
  }

  // -- keeping ------------------------------------------------------------------------------------------------------
  touched(): void {
    this.#changes += 1;
    this.dirty = true;
    clearTimeout(this.#keeping);
    clearTimeout(this.#checking);
    this.#keeping = setTimeout(() => {
      this.keep();
    }, KEEP_AFTER_MS);
    this.#checking = setTimeout(() => void this.#ask(), CHECK_AFTER_MS);
  }

  /** Keeps what was typed. Where another tab has changed the deck, this one becomes a deck of its own when it is left. */
  keep(): void {
    clearTimeout(this.#keeping);
    if (!this.dirty) return;
    if (this.elsewhere) {
      if (document.visibilityState === "hidden") this.#keepApart();
      return;
    }
    this.#text = this.text;
    this.isKept = keepDeck({ id: this.id, title: this.title, text: this.#text, at: Date.now() });
    this.dirty = false;
  }

  #keepApart(): void {
    addDeck(t("deck.copyOf", { title: this.title }), this.text);
    this.dirty = false;
  }

  takeTheirs(): void {
    const theirs = keptDeck(this.id);
    this.elsewhere = false;
    this.dirty = false;
    if (theirs === null) return;
    this.#text = theirs.text;
    this.#show(theirs.text);
    void this.#ask();
  }

  takeMine(): void {
    this.elsewhere = false;
    this.dirty = true;
    this.keep();
  }

  #show(text: string): void {
    const form = readDeck(text);
    if (form !== null) this.form = form;
    this.#changes += 1;
    this.at = Math.min(this.at, Math.max(0, this.form.scenarios.length - 1));
  }

  // -- checking -----------------------------------------------------------------------------------------------------
  /** One question at a time; what was typed meanwhile is asked about afterwards. */
  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    clearTimeout(this.#checking);
    const text = this.text;
    const answer = await checkDeck(text);
    this.#asking = false;
    if (answer === "large" || answer === "offline") {
      this.check = answer;
      if (answer === "offline") this.#checking = setTimeout(() => void this.#ask(), ASK_AGAIN_MS);
      return;
    }
    this.check = "checked";
    this.problems = placedIn(this.form, answer.problems.map((one) => placed(one, text)));
    if (this.text !== text) void this.#ask();
  }
}

/** A problem of a whole line gets the place of what is written in it. */
function placed(fault: DeckFault, text: string): DeckFault {
  return fault.path === "" ? { ...fault, path: placeInLine(text, fault.line) } : fault;
}

