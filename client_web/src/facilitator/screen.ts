/** What the big button shows and does, whichever part of the desk is open. */

export interface BigButton {
  readonly title: string;
  readonly detail: string;
  readonly enabled: boolean;
  readonly press: () => void;
}
