/** Runs the check, one step after another, and keeps what was measured; `findings` makes words of it. */
import { socketUrl } from "../../wire/connection.svelte";
import type { Health, Large, Opened, Stay } from "./findings";
import { type Encoding, Line, type Trip } from "./line";

const ENCODINGS = ["msgpack", "json"] as const;
const ASKED = 3;
const ANSWER_WITHIN_MS = 10_000;
const PING_EVERY_MS = 3_000;
/** Three bytes a letter, so that what cuts at bytes or rewrites letters shows. */
const LONG = "“مرحبا” ".repeat(400);
export const LONG_KB = Math.round(new TextEncoder().encode(LONG).length / 1024);

export class Check {
  /** The address phones use, as the server knows it; null while that is open, "" where there is none. */
  phones: string | null = $state(null);
  health: Health | null = $state.raw(null);
  opened: Opened | null = $state.raw(null);
  large: Large | null = $state.raw(null);
  stay: Stay | null = $state.raw(null);
  running = $state(false);
  readonly seconds: number;

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  /** Whole seconds until the line has been watched long enough. */
  get left(): number {
    return Math.max(0, Math.ceil(this.seconds - (this.stay?.stood ?? 0)));
  }

  run = async (): Promise<void> => {
    if (this.running) return;
    this.running = true;
    this.health = this.opened = this.large = this.stay = null;
    this.phones = await addressForPhones();
    this.health = await healthOf();
    if (await this.#open()) await this.#watch();
    this.running = false;
  };

  /** Opens the line in each encoding, and sends something long through it; true when phones could use it. */
  async #open(): Promise<boolean> {
    const refused: Partial<Record<Encoding, "refused" | "silent">> = {};
    const trips: Trip[] = [];
    let slowest = 0;
    for (const encoding of ENCODINGS) {
      const from = performance.now();
      const line = await Line.open(socketUrl(), encoding);
      slowest = Math.max(slowest, performance.now() - from);
      if (line instanceof Line) {
        trips.push(await inTime(line.echo(LONG)));
        line.close();
      } else refused[encoding] = line;
    }
    const answered = Object.keys(refused).length > 0 ? await statusOf("/ws") : null;
    this.opened = { refused, ms: slowest, answered };
    this.large = trips.length === 0 ? null : { harmed: trips.includes("harmed"), lost: trips.includes("lost") };
    return refused.msgpack === undefined;
  }

  /** Stays on one line for as long as was asked, and pings. */
  async #watch(): Promise<void> {
    const line = await Line.open(socketUrl(), "msgpack");
    if (!(line instanceof Line)) return;
    const from = performance.now();
    const trips: Trip[] = [];
    const asked: Promise<unknown>[] = [];
    const stood = () => (performance.now() - from) / 1000;
    const look = (more: Partial<Stay> = {}) => {
      this.stay = { seconds: this.seconds, stood: Math.min(this.seconds, stood()), trips: [...trips], cutAfter: null, over: false, ...more };
    };
    const ping = () => {
      asked.push(inTime(line.echo(String(asked.length))).then((trip) => trips.push(trip)));
    };
    look();
    ping();
    const every = Math.min(PING_EVERY_MS, (this.seconds * 1000) / 5);
    const pinging = setInterval(ping, every);
    const looking = setInterval(look, 250);
    const cut = await Promise.race([line.closed.then(() => true), after(this.seconds * 1000).then(() => false)]);
    const held = stood();
    clearInterval(pinging);
    clearInterval(looking);
    await Promise.all(asked);
    look({ over: true, cutAfter: cut ? held : null });
    line.close();
  }
}

function after(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}

function inTime(trip: Promise<Trip>): Promise<Trip> {
  return Promise.race([trip, after(ANSWER_WITHIN_MS).then((): Trip => "lost")]);
}

async function answerOf(path: string): Promise<Response | null> {
  const patience = new AbortController();
  const late = setTimeout(() => {
    patience.abort();
  }, ANSWER_WITHIN_MS);
  try {
    return await fetch(path, { cache: "no-store", signal: patience.signal });
  } catch {
    return null; // no network, or nobody there
  } finally {
    clearTimeout(late);
  }
}

async function statusOf(path: string): Promise<number | null> {
  return (await answerOf(path))?.status ?? null;
}

/** The worst of a few questions, or the middle time of their answers. */
async function healthOf(): Promise<Health> {
  const times: number[] = [];
  for (let asked = 0; asked < ASKED; asked += 1) {
    const from = performance.now();
    const answer = await answerOf("/healthz");
    if (answer === null) return { kind: "silent", status: 0, ms: 0 };
    const told: unknown = await answer.json().catch(() => null);
    const ours = typeof told === "object" && told !== null && "status" in told && "rooms" in told;
    if (!ours) return { kind: "other", status: answer.status, ms: 0 };
    if (!answer.ok) return { kind: "full", status: answer.status, ms: 0 };
    times.push(performance.now() - from);
  }
  return { kind: "good", status: 200, ms: times.sort((a, b) => a - b)[Math.floor(ASKED / 2)] ?? 0 };
}

/** The server draws a code of the address it tells phones, and writes the address into its title. */
async function addressForPhones(): Promise<string> {
  const answer = await answerOf("/qr/check.svg");
  if (answer?.ok !== true) return "";
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  return drawn.querySelector("title")?.textContent ?? "";
}
