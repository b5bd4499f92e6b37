/** The state of the marking desk: which reply lies on it, the words selected, marks on their way, and the way back. */
import { SvelteMap } from "svelte/reactivity";
import type { CommandBody, MarkingReply, RubricSection, Sections, SuggestionView } from "../wire/types";
import type { Catalogue } from "./catalogue";
import { addedTo, agreementOf, distinct, evidenceOf, isSure, markFrom, markOf, markRows, nextOpen, stepped, suggestionFor } from "./marks";
import type { Agreement, Mark, MarkRow, Named } from "./marks";
import { isSuperseded } from "./order";
import type { Evidence, Span } from "./spans";

/** Gives a command to the server; true when it was done. */
export type Give = (command: CommandBody) => Promise<boolean>;

export interface QueuedReply extends MarkingReply {
  readonly id: string;
}

interface Given {
  readonly row: MarkRow;
  readonly mark: Mark;
}

type Undo = { readonly reply: string } & ({ readonly marks: readonly Given[] } | { readonly reviewed: boolean });

type View = Sections["marking"] | undefined;

/**
 * A mark on its way. Once it was answered, `answeredAt` is the view there was then: the next one holds the mark, or what
 * somebody else made of it since.
 */
interface Ahead {
  readonly mark: Mark;
  readonly answeredAt: View | null;
}

const NO_RUBRIC: RubricSection = { lines: [], anti_patterns: [] };
const UNDO_KEPT = 100;

export class Marking {
  selected: Span | null = $state(null);
  /** Counts the selections that were used up, by a mark or by going to another reply. */
  selectionsUsed = $state(0);
  showTeams = $state(false);
  showAllCosts = $state(false);
  #current: string | null = $state(null);
  #added: string[] = $state([]);
  #undo: Undo[] = $state.raw([]);
  /** Marks that the server has not shown back yet, so that two quick presses make two steps. */
  #ahead = new SvelteMap<string, Ahead>();
  readonly #give: Give;
  readonly #view: () => Partial<Sections>;
  readonly #catalogue: () => Catalogue;

  constructor(give: Give, view: () => Partial<Sections>, catalogue: () => Catalogue) {
    this.#give = give;
    this.#view = view;
    this.#catalogue = catalogue;
  }

  /** The replies of the present round, by exchange, take and number: the order never changes while one marks. */
  readonly queue: QueuedReply[] = $derived.by(() => {
    const round = this.#view().phase?.round;
    const replies = Object.entries(this.#view().marking ?? {}).map(([id, reply]) => ({ id, ...reply }));
    return replies
      .filter((reply) => reply.round === round)
      .sort((one, other) => one.exchange - other.exchange || one.take - other.take || one.number - other.number);
  });

  /** Those that make points: a take that was played again asks for no marks. */
  readonly counting: QueuedReply[] = $derived(this.queue.filter((one) => !isSuperseded(one, this.#view().phase)));

  readonly reply: QueuedReply | null = $derived(
    this.queue.find((one) => one.id === this.#current) ??
      this.queue.find((one) => one.id === nextOpen(this.counting, null)) ??
      this.queue[0] ??
      null,
  );

  readonly done = $derived(this.counting.filter((one) => one.reviewed).length);
  readonly complete = $derived(this.done === this.counting.length);
  /** A team's name could colour the mark: it is hidden until all are marked, or one asks for it. */
  readonly teamsShown = $derived(this.showTeams || this.complete);

  readonly rows: MarkRow[] = $derived.by(() => {
    const rubric = this.#view().rubric ?? NO_RUBRIC;
    const ids = distinct([...addedTo(this.reply === null ? [] : [this.reply], rubric, this.suggested), ...this.#added]);
    return markRows(rubric, ids.map(this.#named), this.suggested);
  });

  /** What the reply on the desk seems to show. */
  readonly suggested: readonly SuggestionView[] = $derived(this.reply?.suggested ?? []);

  readonly evidence: Evidence[] = $derived(evidenceOf(this.rows, (row) => this.markOf(row), this.suggested));

  /** What is surely suggested, and not marked yet. */
  readonly acceptable: MarkRow[] = $derived(
    this.rows.filter((row) => {
      const found = this.suggestionFor(row);
      return found !== undefined && isSure(found) && this.markOf(row).value === 0;
    }),
  );

  /** How far the marks follow the suggestions, once all are given and where there were any. */
  readonly agreement: Agreement | null = $derived.by(() => {
    const agreement = agreementOf(this.counting);
    return this.complete && agreement.of > 0 ? agreement : null;
  });

  /** Strategies of the catalogue that have no row yet. */
  readonly addable: Named[] = $derived.by(() => {
    const known = this.rows.map((row) => row.id);
    return this.#catalogue().strategies.filter((one) => !known.includes(one.id));
  });

  #named = (id: string): Named => this.#catalogue().strategies.find((one) => one.id === id) ?? { id, name: id };

  add(strategy: string): void {
    this.#added = [...this.#added, strategy];
  }

  markOf(row: MarkRow): Mark {
    const reply = this.reply;
    if (reply === null) return { value: 0, span: null };
    return this.#ahead.get(placeOf(reply.id, row))?.mark ?? markOf(reply, row);
  }

  step(row: MarkRow): void {
    this.set([{ row, mark: stepped(row.kind, this.markOf(row), this.selected, this.suggestionFor(row)) }]);
  }

  suggestionFor(row: MarkRow): SuggestionView | undefined {
    return suggestionFor(this.suggested, row);
  }

  /** Marks everything that is surely suggested and not marked yet, as one step to undo. */
  accept(): void {
    this.set(this.acceptable.flatMap((row) => {
      const found = this.suggestionFor(row);
      return found === undefined ? [] : [{ row, mark: markFrom(found) }];
    }));
  }

  set(marks: readonly Given[]): void {
    const reply = this.reply;
    if (reply === null || marks.length === 0) return;
    this.#remember({ reply: reply.id, marks: marks.map(({ row }) => ({ row, mark: this.markOf(row) })) });
    this.#useSelection();
    for (const { row, mark } of marks) void this.#mark(reply.id, row, mark);
  }

  /** Sets a mark to a value of its three; words that are selected become its evidence. */
  setValue(row: MarkRow, value: number): void {
    const words = this.selected ?? this.markOf(row).span ?? this.suggestionFor(row)?.words[0] ?? null;
    this.set([{ row, mark: { value, span: value === 0 ? null : words } }]);
  }

  async #mark(reply: string, row: MarkRow, mark: Mark): Promise<void> {
    const place = placeOf(reply, row);
    this.#ahead.set(place, { mark, answeredAt: null });
    const done = await this.#give(commandFor(reply, row, mark));
    if (this.#ahead.get(place)?.mark !== mark) return; // pressed again meanwhile
    if (done) this.#ahead.set(place, { mark, answeredAt: this.#view().marking });
    else this.#ahead.delete(place);
  }

  /** Forgets marks that the view holds by now; called some time after each new view of the marking. */
  catchUp(): void {
    const view = this.#view().marking;
    for (const [place, { answeredAt }] of this.#ahead) if (answeredAt !== null && answeredAt !== view) this.#ahead.delete(place);
  }

  /** Finishes the present reply and goes on to the next one that is open. */
  finish(): void {
    const reply = this.reply;
    if (reply === null) return;
    const following = nextOpen(
      this.queue.map((one) => ({ id: one.id, reviewed: one.reviewed || one.id === reply.id || isSuperseded(one, this.#view().phase) })),
      reply.id,
    );
    if (!reply.reviewed) {
      this.#remember({ reply: reply.id, reviewed: false });
      void this.#give({ t: "review_reply", reply: reply.id, done: true });
    }
    this.go(following ?? reply.id);
  }

  reopen(): void {
    const reply = this.reply;
    if (reply === null) return;
    this.#remember({ reply: reply.id, reviewed: true });
    void this.#give({ t: "review_reply", reply: reply.id, done: false });
  }

  go(id: string): void {
    if (id !== this.reply?.id) this.#useSelection();
    this.#current = id;
  }

  #useSelection(): void {
    if (this.selected === null) return;
    this.selected = null;
    this.selectionsUsed += 1;
  }

  move(by: 1 | -1): void {
    const at = this.queue.findIndex((one) => one.id === this.reply?.id);
    const to = this.queue[Math.min(Math.max(at + by, 0), this.queue.length - 1)];
    if (to !== undefined) this.go(to.id);
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  undo(): void {
    const last = this.#undo.at(-1);
    if (last === undefined) return;
    this.#undo = this.#undo.slice(0, -1);
    this.go(last.reply);
    if ("marks" in last) for (const { row, mark } of last.marks) void this.#mark(last.reply, row, mark);
    else void this.#give({ t: "review_reply", reply: last.reply, done: last.reviewed });
  }

  #remember(step: Undo): void {
    this.#undo = [...this.#undo, step].slice(-UNDO_KEPT);
  }
}

function placeOf(reply: string, row: Pick<MarkRow, "kind" | "id">): string {
  return `${reply} ${row.kind === "anti" ? "anti" : "strategy"} ${row.id}`;
}

function commandFor(reply: string, row: MarkRow, { value, span }: Mark): CommandBody {
  const words = { start: span?.start ?? null, end: span?.end ?? null };
  if (row.kind === "anti") return { t: "flag_reply", reply, anti_pattern: row.id, on: value > 0, ...words };
  return { t: "mark_reply", reply, strategy: row.id, mark: value, ...words };
}
