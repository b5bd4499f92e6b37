/** The strategy cards: fetched once, when the first waiting screen wants one. */

export interface Card {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly say: string;
  readonly avoid: string;
  readonly title: string;
  readonly section: string;
}

interface Source {
  readonly document: string;
  readonly section: string;
}

interface Catalogue {
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly strategies: readonly (Omit<Card, "title" | "section"> & { readonly supported_by: readonly Source[] })[];
}

export class Cards {
  all: readonly Card[] = $state.raw([]);
  failed = $state(false);
  at = $state(0);
  #asked = false;

  get card(): Card | undefined {
    return this.all[this.at];
  }

  next(): void {
    this.at = (this.at + 1) % Math.max(1, this.all.length);
  }

  async fetch(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const answer = await fetch("/catalogue.json");
      this.all = cardsOf((await answer.json()) as Catalogue);
      this.at = Math.floor(Math.random() * this.all.length); // neighbours see different cards
    } catch {
      this.failed = true;
      this.#asked = false;
    }
  }
}

function cardsOf({ documents, strategies }: Catalogue): Card[] {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return strategies.map((strategy) => {
    const source = strategy.supported_by[0];
    return { ...strategy, title: titles.get(source?.document ?? "") ?? "", section: source?.section ?? "" };
  });
}

export const cards = new Cards();
