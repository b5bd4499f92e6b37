/** The desk's own state: the line to the server, what was refused last, what is chosen, and when a press counts. */
import { said } from "../i18n/refusals";
import { Connection } from "../wire/connection.svelte";
import type { CommandBody, DeskTeam, FormatView, Refusal, Sections } from "../wire/types";
import { type Catalogue, EMPTY, fetchCatalogue } from "./catalogue";
import { candidates, peopleOf, type Person } from "./cast";
import { deskId, type RoomKey } from "./link";
import { Marking, type QueuedReply } from "./marking.svelte";
import { type NextStep, nextStep, type Plan } from "./next";
import { Notes } from "./notes.svelte";
import { type Answers, hasUsualWeights } from "./opening";
import { canMark, isPresent } from "./order";
import { remember, workshopOf } from "./workshops";

/** A press this soon after the step changed was meant for the step before: the bell or one's own last press came between. */
export const SETTLE_MS = 700;
export const MORE_TIME_S = 30;

export const TECHNIQUES = ["negotiation", "mediation", "arbitration"] as const;
export const MOST_FOR_A_RECORD = 5;
const WITH_RECORDS: readonly string[] = ["record", "decision", "debrief"];

export type Technique = (typeof TECHNIQUES)[number];

/** One for the life of the page, whichever rooms it goes to. */
const DESK_ID = deskId();

export class Desk {
  readonly connection = new Connection();
  readonly roomKey: RoomKey;
  readonly notes: Notes;
  refused: Refusal | null = $state(null);
  catalogue: Catalogue = $state.raw(EMPTY);
  /** Marking while the room plays on; in the scoring step the marking desk is the work itself. */
  marksAside = $state(false);
  scenarioChoice: string | null = $state(null);
  formatChoice: string | null = $state(null);
  customerChoice: string | null = $state(null);
  mediatorChoice: string | null = $state(null);
  recordChoice: string | null = $state(null);
  readonly marking = new Marking(
    (command) => this.give(command),
    () => this.view,
    () => this.catalogue,
  );
  #pressedFor: string | null = $state(null);
  #settledAt = 0;

  /** How the room was opened, where this browser did it. */
  readonly #answers: Answers | null;

  constructor(roomKey: RoomKey) {
    this.roomKey = roomKey;
    this.notes = new Notes(roomKey.room);
    this.#answers = workshopOf(roomKey.room)?.answers ?? null;
  }

  get view(): Partial<Sections> {
    return this.connection.sections;
  }

  get refusedText(): string {
    return this.refused === null ? "" : said(this.refused);
  }

  readonly people: Person[] = $derived.by(() => peopleOf(this.view.roster ?? {}));

  /** Without a choice here the format is the one the room was opened with: an own one is the last that was made. */
  #formatOf(formats: readonly FormatView[]): string | null {
    const wished = this.#answers?.format;
    const own = wished === "own" ? formats.filter((one) => one.own).at(-1) : undefined;
    const found = formats.find((one) => one.format === this.formatChoice) ?? own ?? formats.find((one) => one.format === wished) ?? formats[0];
    return found?.format ?? null;
  }

  /** What is chosen for the next round: without a choice, the first scenario that was not played. */
  readonly plan: Plan = $derived.by(() => {
    const { scenarios = [], formats = [] } = this.view.library ?? {};
    const chosen = scenarios.find((one) => one.scenario === this.scenarioChoice);
    const picked = this.people.find((one) => one.seat === this.customerChoice && one.present);
    return {
      scenario: chosen ?? scenarios.find((one) => !one.played) ?? scenarios[0] ?? null,
      format: this.#formatOf(formats),
      customer: picked === undefined ? null : { seat: picked.seat, name: picked.name },
    };
  });

  readonly next: NextStep | null = $derived.by(() => nextStep(this.view, this.plan));

  readonly inRound: boolean = $derived(!["", "lobby", "confidence", "closing", "closed"].includes(this.view.phase?.name ?? ""));

  readonly canMark: boolean = $derived(canMark(this.view.phase, this.marking.queue.length));
  readonly atMarking: boolean = $derived(this.canMark && (this.marksAside || this.view.phase?.name === "scoring"));

  /** Changes whenever the big button comes to mean another step: a press counts once for each. */
  readonly stepKey: string = $derived(
    [
      this.view.phase?.turn,
      this.view.casting?.asking,
      this.view.casting?.customer,
      this.view.casting?.player,
      this.atMarking,
      this.atMarking && this.marking.complete,
    ].join(" "),
  );

  readonly stepping: boolean = $derived(this.#pressedFor === this.stepKey);

  start(): void {
    this.connection.start({ role: "facilitator", ...this.roomKey, desk: DESK_ID });
    void fetchCatalogue().then((catalogue) => (this.catalogue = catalogue));
  }

  /** Called when another step is on show: what was refused before says nothing about it. */
  settle(step: string, now: number): void {
    this.#settledAt = now + SETTLE_MS;
    if (this.#pressedFor !== step) this.#pressedFor = null;
    this.refused = null;
    this.customerChoice = null;
    this.mediatorChoice = null;
    this.recordChoice = null;
    if (this.view.phase?.name !== "lobby") this.scenarioChoice = null;
  }

  remember(title: string): void {
    remember({ ...this.roomKey, title, openedAt: Date.now() });
  }

  /** Own steps and times were wished for when the room was opened. */
  get wishesOwnFormat(): boolean {
    return this.#answers?.format === "own";
  }

  /** Gives what was answered before the room was opened and opening itself does not take. */
  setUp(): void {
    if (this.#answers !== null && !hasUsualWeights(this.#answers)) void this.give({ t: "set_rules", ...this.#answers.weights });
  }

  /** True when the room did it; a refusal is shown at the foot. */
  async give(command: CommandBody): Promise<boolean> {
    const answer = await this.connection.send(command);
    this.refused = answer.ok ? null : { slug: answer.slug, say: answer.say };
    return answer.ok;
  }

  /** Gives a command that leads to another step; one press only, until that step is on show. */
  async giveStep(command: CommandBody | null, now: number): Promise<void> {
    if (command === null || this.stepping || now < this.#settledAt) return;
    this.#pressedFor = this.stepKey;
    if (!(await this.give(command))) this.#pressedFor = null;
  }

  endStep(now: number): Promise<void> {
    const phase = this.view.phase;
    const ends = phase !== undefined && !["lobby", "closing", "closed"].includes(phase.name);
    return this.giveStep(ends ? { t: "end_step", turn: phase.turn } : null, now);
  }

  cancelRound(): void {
    const turn = this.view.phase?.turn;
    if (turn !== undefined) void this.give({ t: "cancel_round", turn });
  }

  /** An exchange can be played again until the brief is revealed. */
  readonly canRewind: boolean = $derived(
    ["drafting", "approval", "voting", "reaction", "technique", "record", "decision", "scoring"].includes(this.view.phase?.name ?? ""),
  );

  rewind(): void {
    const turn = this.view.phase?.turn;
    if (turn !== undefined) void this.give({ t: "rewind", turn });
  }

  /** Turns stage and phones to another page of the debrief; at its ends nothing happens. */
  turnPage(by: 1 | -1): void {
    const { pages = [], page = null } = this.view.debrief ?? {};
    const at = pages.findIndex((one) => one.page === page);
    const wanted = at < 0 ? undefined : pages[at + by];
    if (wanted !== undefined) this.showPage(wanted.page);
  }

  showPage(page: string): void {
    const phase = this.view.phase;
    if (phase?.name === "debrief") void this.give({ t: "turn_page", turn: phase.turn, page });
  }

  freeze(): void {
    if (this.view.clock?.held === "frozen") void this.give({ t: "resume_clock" });
    else if (this.view.phase?.scene === true) void this.give({ t: "freeze" });
  }

  // -- the customer, in casting and in the middle of a scene ---------------------------------------------------------
  /** Without a seat, the next in fair order is asked. */
  askCustomer(seat?: string): void {
    const turn = this.view.phase?.turn;
    if (turn !== undefined) void this.give(seat === undefined ? { t: "ask_customer", turn } : { t: "ask_customer", turn, seat });
  }

  letPlay(by: "take_over" | "use_practice"): void {
    const turn = this.view.phase?.turn;
    if (turn !== undefined) void this.give({ t: by, turn });
  }

  /** Lets the scene go on, whatever holds its clock. */
  goOn(): void {
    if ((this.view.clock?.held ?? "none") !== "none") void this.give({ t: "resume_clock" });
  }

  // -- after boiling over, and before a vote -------------------------------------------------------------------------
  /** Who may mediate: anybody here but the customer; observers first, since they write nothing anyway. */
  readonly neutral: Person[] = $derived.by(() => {
    const others = candidates(this.people).filter((one) => one.part !== "customer");
    return [...others.filter((one) => one.part === "observer"), ...others.filter((one) => one.part !== "observer")];
  });

  readonly mediator: string | null = $derived(
    this.neutral.find((one) => one.seat === this.mediatorChoice)?.seat ?? this.neutral[0]?.seat ?? null,
  );

  chooseTechnique(technique: Technique): void {
    const turn = this.view.phase?.turn;
    if (turn === undefined || (technique === "mediation" && this.mediator === null)) return;
    void this.give({ t: "choose_technique", turn, technique, ...(technique === "mediation" ? { mediator: this.mediator } : {}) });
  }

  /** The replies of the present take, by number. */
  readonly present: QueuedReply[] = $derived(this.marking.queue.filter((one) => isPresent(one, this.view.phase)));

  holdOrLet({ id, held }: QueuedReply): void {
    void this.give({ t: "hold_reply", reply: id, on: !held });
  }

  // -- case records --------------------------------------------------------------------------------------------------
  /** What the teams wrote, in the order of their flags. */
  readonly records: DeskTeam[] = $derived(
    Object.values(this.view.teams ?? {})
      .filter((one) => one.record !== null)
      .sort((one, other) => one.team.index - other.team.index),
  );

  /** The record that digits give points to: the one chosen, else the first without points. */
  readonly recordAtHand: DeskTeam | null = $derived.by(() => {
    if (this.view.room?.scored !== true || !WITH_RECORDS.includes(this.view.phase?.name ?? "")) return null;
    const chosen = this.records.find((one) => one.team.id === this.recordChoice);
    return chosen ?? this.records.find((one) => one.record_points === null) ?? this.records[0] ?? null;
  });

  markRecord(team: string, points: number): void {
    this.recordChoice = team;
    void this.give({ t: "mark_record", team, points });
  }

  // -- from the keyboard -------------------------------------------------------------------------------------------
  /** Whom a digit may choose in casting, while anybody may be asked. */
  readonly askable: Person[] = $derived.by(() => {
    const casting = this.view.casting;
    const isOpen = casting?.player === "seat" && casting.customer === null && !casting.asking && !casting.exhausted;
    return isOpen ? candidates(this.people) : [];
  });

  /** A digit chooses from what the present step lists. */
  pick(number: number): void {
    const phase = this.view.phase?.name;
    const at = number - 1;
    const [technique, reply, person, scenario] = [TECHNIQUES[at], this.present[at], this.askable[at], this.view.library?.scenarios[at]];
    if (phase === "technique" && technique !== undefined) this.chooseTechnique(technique);
    if (phase === "approval" && reply !== undefined) this.holdOrLet(reply);
    if (phase === "casting" && person !== undefined) this.customerChoice = person.seat;
    if (phase === "lobby" && scenario !== undefined) this.scenarioChoice = scenario.scenario;
    if (this.recordAtHand !== null && number <= MOST_FOR_A_RECORD) this.markRecord(this.recordAtHand.team.id, number);
  }

  /** The next one: to be asked to play the customer, or the next record to be given points. */
  another(): void {
    const isCasting = this.view.phase?.name === "casting" && this.view.casting?.player === "seat";
    if (isCasting || this.view.alerts?.customer_missing === true) this.askCustomer();
    else if (this.recordAtHand !== null) {
      const at = this.records.indexOf(this.recordAtHand);
      this.recordChoice = this.records[(at + 1) % this.records.length]?.team.id ?? null;
    }
  }

  /** Where nobody plays the customer yet, or their phone is gone. */
  letPlayIfOpen(by: "take_over" | "use_practice"): void {
    const { casting, alerts } = this.view;
    if ((casting?.player === "seat" && casting.customer === null) || alerts?.customer_missing === true) this.letPlay(by);
  }

  /** Before the first round how sure people are, later the closing. */
  checkOrClose(): void {
    if (this.view.phase?.name !== "lobby") return;
    void this.give((this.view.room?.rounds_begun ?? 0) === 0 ? { t: "check_confidence" } : { t: "begin_closing" });
  }

  backToLobby(): void {
    const turn = this.view.phase?.turn;
    if (this.view.phase?.name === "closing" && turn !== undefined) void this.give({ t: "end_step", turn });
  }

  // -- the lobby ------------------------------------------------------------------------------------------------------
  lockOrOpen(): void {
    const room = this.view.room;
    if (room !== undefined && this.view.phase?.name === "lobby") void this.give({ t: "lock_room", on: !room.locked });
  }

  evenTeams(): void {
    if (this.view.phase?.name === "lobby" && this.view.room?.mode === "teams") void this.give({ t: "even_teams" });
  }

  // -- the clock --------------------------------------------------------------------------------------------------
  pauseOrResume(): void {
    const state = this.view.clock?.state;
    if (state === "running") void this.give({ t: "pause_clock" });
    else if (state === "paused") void this.give({ t: "resume_clock" });
  }

  /** More time for a clock that runs, waits or has run out; where there is none, one of the same length. */
  addTime(): void {
    const turn = this.view.phase?.turn;
    if (turn === undefined || this.view.phase?.name === "lobby") return;
    if (this.view.clock?.state === "none") this.startClock(MORE_TIME_S);
    else void this.give({ t: "add_time", turn, seconds: MORE_TIME_S });
  }

  startClock(seconds: number): void {
    const turn = this.view.phase?.turn;
    if (turn !== undefined) void this.give({ t: "start_clock", turn, seconds });
  }
}
