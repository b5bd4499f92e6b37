/** That somebody has put the customer's part down in this round: the server does not tell, so the phone remembers. */
import { keep, kept } from "../state/keep";
import type { Sections } from "../wire/types";

export class PutDown {
  #at = $state(kept("putDown") as string | null);

  is(sections: Partial<Sections>): boolean {
    return this.#at === placeOf(sections) && sections.phase?.scene === true && sections.you?.part !== "customer";
  }

  begin(sections: Partial<Sections>): void {
    this.#write(placeOf(sections));
  }

  end(): void {
    this.#write(null);
  }

  #write(place: string | null): void {
    this.#at = place;
    keep("putDown", place);
  }
}

function placeOf({ room, phase }: Partial<Sections>): string {
  return `${room?.code ?? ""}.${phase?.round ?? 0}`;
}

export const putDown = new PutDown();
