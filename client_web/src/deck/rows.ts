/** What lists of texts and lists of groups have in common: adding, moving and taking away, with the focus kept. */
import { tick } from "svelte";
import type { Draft } from "./draft.svelte";
import { type Fields, listAt, put, type Value } from "./form";

const CONTROLS = "textarea, input, select";

export class Rows {
  readonly #draft: Draft;
  readonly #fields: () => Fields;
  readonly #at: () => string;
  readonly #path: () => string;
  readonly #name: (place: number) => string;

  constructor(draft: Draft, fields: () => Fields, at: () => string, path: () => string, name: (place: number) => string) {
    this.#draft = draft;
    this.#fields = fields;
    this.#at = at;
    this.#path = path;
    this.#name = name;
  }

  /** The list itself; made where the file had none. */
  #list(): Value[] {
    const list = listAt(this.#fields(), this.#at());
    if (list.length > 0) return list;
    put(this.#fields(), this.#at(), []);
    return listAt(this.#fields(), this.#at());
  }

  add(value: Value, place = this.#list().length): void {
    this.#draft.insert(this.#list(), place, value);
    void this.focus(place);
  }

  remove(place: number): void {
    const list = this.#list();
    this.#draft.remove(list, place, this.#name(place));
    void this.focus(Math.min(place, list.length - 1));
  }

  move(from: number, to: number): void {
    if (this.#draft.move(this.#list(), from, to)) void this.focus(to);
  }

  /** Alt with an arrow moves the entry, wherever in it the focus is. */
  onkeydown(event: KeyboardEvent, place: number): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(place, event.key === "ArrowUp" ? place - 1 : place + 1);
  }

  async focus(place: number): Promise<void> {
    await tick();
    const list = document.getElementById(this.#path());
    const row = list?.querySelector(`[data-row="${place}"]`);
    const control = row?.querySelector<HTMLElement>(CONTROLS) ?? list?.querySelector<HTMLElement>("[data-add]");
    control?.focus();
  }
}
