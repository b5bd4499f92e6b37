/** The words of the wire: the generated messages, and the few shapes the screens need besides. */
import type { CheckDeck, Command, Open, Ping, Resync, ToClient, View } from "./messages";

export type * from "./messages";

export const PROTOCOL = 1;

export type Role = "participant" | "facilitator" | "stage";

/** Who says hello; `key` opens a seat or a facilitator's desk, `desk` scopes a facilitator's counter. */
export interface Identity {
  readonly room: string;
  readonly role: Role;
  readonly key?: string;
  readonly desk?: string;
  readonly name?: string;
}

type WithoutCounter<One> = One extends unknown ? Omit<One, "n"> : never;
/** A command as a screen writes it; the outbox numbers it when it is sent. */
export type CommandBody = WithoutCounter<Command>;

export interface Refusal {
  readonly slug: string;
  readonly say: string;
}

export type Answer = { readonly ok: true } | ({ readonly ok: false } & Refusal);

/** How a new room should be. */
export type RoomWish = Omit<Open, "t" | "v">;

export type ViewFrame = View;
export type FromServer = ToClient;

export type ToServer = Command | ({ readonly t: "hello"; readonly v: number } & Identity) | Open | CheckDeck | Ping | Resync;
