/** The person's place on this phone: which room, which remembered key, and the line to the server. */
import { language } from "../i18n/language.svelte";
import { forget, freshKey, keep, kept } from "../state/keep";
import { Connection } from "../wire/connection.svelte";

export const CODE_LENGTH = 6;

interface Remembered {
  readonly key: string;
  readonly name: string;
}

export function asCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, CODE_LENGTH);
}

export class Seat {
  readonly line = new Connection();
  code = $state("");
  name = $state("");
  /** The name this phone has in the room already, or empty. */
  readonly knownAs = $derived(this.#remembered(this.code)?.name ?? "");

  /** Reads the code from the address; a seat remembered for it opens at once. */
  arrive(): void {
    this.code = asCode(location.hash) || ((kept("lastRoom") as string | null) ?? "");
    this.name = this.knownAs;
    if (asCode(location.hash) !== "" && this.knownAs !== "") this.enter();
  }

  /** The key is kept before the server hears of it, so that joining twice is joining once. */
  enter(): void {
    const { code, name } = this;
    const before = this.#remembered(code);
    const key = before?.key ?? freshKey();
    keep(`seat.${code}`, { key, name } satisfies Remembered);
    keep("lastRoom", code);
    history.replaceState(null, "", `#${code}`);
    this.line.start({ room: code, role: "participant", key, name });
  }

  /** A name or a room that was refused must not come back by itself; the key of a seat that is closed for now is kept. */
  reconsider(): void {
    const refused = this.line.refusal?.slug ?? "";
    if (this.line.welcome === null && (refused.startsWith("name-") || refused === "room-unknown")) forget(`seat.${this.code}`);
  }

  /** Opens a room for oneself that needs no facilitator, and sits down in it; rejects with RoomNotOpened. */
  async practise(): Promise<void> {
    const { room } = await this.line.open({ mode: "solo", self_run: true, ...language.forRoom });
    this.code = room;
    this.enter();
  }

  /** The room has ended: the door should not offer it again. */
  leaveForGood(): void {
    forget(`seat.${this.code}`);
    forget("lastRoom");
    this.leave();
    this.code = "";
  }

  leave(): void {
    this.line.stop();
    this.line.welcome = null;
    history.replaceState(null, "", location.pathname);
  }

  #remembered(code: string): Remembered | null {
    return code === "" ? null : (kept(`seat.${code}`) as Remembered | null);
  }
}
