/** What the parts of the desk's screen tell each other. */

export type SheetName = "links" | "keys" | "people" | "cancel" | "close" | "rewind" | "settings" | "formats" | "customer" | "notes" | "why";

/** What the big button shows and does, whichever part of the desk is open. */
export interface BigButton {
  readonly title: string;
  readonly detail: string;
  readonly enabled: boolean;
  readonly press: () => void;
}
