/** The line to the server, against a real WebSocket server that says what each test needs. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { decode, encode } from "@msgpack/msgpack";
import type { Server as SocketServer, WebSocket as ServerSocket } from "ws";
import { once } from "node:events";
import net from "node:net";
import { createRequire } from "node:module";
import { Connection, RoomNotOpened } from "./connection.svelte";
import type { Pace } from "./pace";

/** Required, because an import takes the package's empty browser side, as Svelte needs for everything else here. */
const { WebSocket: NodeSocket, WebSocketServer } = createRequire(import.meta.url)("ws") as typeof import("ws");

/** As a browser's socket, it fails without throwing; the simulated page's own socket does not run under Node 20. */
class PageSocket extends NodeSocket {
  constructor(address: string, protocol: string) {
    super(address, protocol);
    this.on("error", () => undefined); // the close that follows is what tells
  }
}

const QUICK: Pace = {
  beatMs: 10,
  sleptMs: 10_000,
  pingAfterMs: 60,
  answerWithinMs: 90,
  wakeWithinMs: 50,
  knockAfterMs: 50,
  knockWithinMs: 50,
  welcomeWithinMs: 400,
  firstWaitMs: 20,
  longestWaitMs: 80,
  longestUnseenWaitMs: 80,
};
const ME = { room: "CDFGHJ", role: "participant", key: "a-key-of-twenty-two-chars", name: "Priya" } as const;

type Message = Record<string, unknown>;

/** A server that keeps what it heard, and answers each hello as told. */
class ScriptedServer {
  readonly heard: Message[] = [];
  readonly sockets: ServerSocket[] = [];
  lastDone = 0;
  silent = false;
  answerHello: (socket: ServerSocket) => void = (socket) => {
    this.welcome(socket);
  };
  readonly #server: SocketServer;

  static async listening(port = 0): Promise<ScriptedServer> {
    const server = new WebSocketServer({ port, host: "127.0.0.1" });
    await once(server, "listening");
    return new ScriptedServer(server);
  }

  private constructor(server: SocketServer) {
    this.#server = server;
    this.#server.on("connection", (socket) => {
      this.sockets.push(socket);
      socket.on("message", (frame: Buffer) => {
        this.#hear(socket, decode(frame) as Message);
      });
    });
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  get commands(): Message[] {
    return this.heard.filter(({ n }) => n !== undefined);
  }

  count(kind: string): number {
    return this.heard.filter(({ t }) => t === kind).length;
  }

  say(message: Message, socket = this.sockets.at(-1)): void {
    socket?.send(encode(message));
  }

  welcome(socket: ServerSocket): void {
    const known = { v: 1, role: "participant", room: ME.room, seat: "s1", join_url: "http://x", heartbeat_s: 10 };
    this.say({ t: "welcome", ...known, last_n: this.lastDone }, socket);
  }

  view(frame: Message): void {
    this.say({ t: "view", of: "phones", since: 0, turn: 1, whole: false, set: {}, patch: {}, ...frame });
  }

  async close(): Promise<void> {
    this.sockets.forEach((socket) => {
      socket.terminate();
    });
    await new Promise((closed) => {
      this.#server.close(closed);
    });
  }

  #hear(socket: ServerSocket, message: Message): void {
    this.heard.push(message);
    if (this.silent) return;
    if (message.t === "hello") this.answerHello(socket);
    if (message.t === "ping") this.say({ t: "pong" }, socket);
  }
}

let server: ScriptedServer;
let lines: Connection[] = [];

function aLine(pace: Pace = QUICK, port = server.port): Connection {
  const line = new Connection(`ws://127.0.0.1:${port}/ws`, pace);
  lines.push(line);
  return line;
}

async function anOpenLine(pace = QUICK): Promise<Connection> {
  const line = aLine(pace);
  line.start(ME);
  await until(() => line.status === "open");
  return line;
}

async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    expect(condition()).toBe(true);
  }, { timeout: 3_000, interval: 5 });
}

beforeEach(async () => {
  vi.stubGlobal("WebSocket", PageSocket);
  server = await ScriptedServer.listening();
  localStorage.clear();
});

afterEach(async () => {
  lines.forEach((line) => {
    line.stop();
  });
  lines = [];
  await server.close();
  vi.unstubAllGlobals();
});

test("a person says hello with the room, the key and the protocol's version", async () => {
  await anOpenLine();
  expect(server.heard[0]).toEqual({ t: "hello", v: 1, ...ME });
});

test("commands are numbered from one and settled by their own answers", async () => {
  const line = await anOpenLine();
  const first = line.send({ t: "volunteer", on: true });
  const second = line.send({ t: "cast_ballot", reply: "1.1.2" });
  await until(() => server.commands.length === 2);
  expect(server.commands.map(({ n }) => n)).toEqual([1, 2]);
  expect(line.pending).toBe(2);
  server.say({ t: "refused", n: 2, slug: "own-team", say: "Choose another." });
  server.say({ t: "ack", n: 1 });
  expect(await first).toEqual({ ok: true });
  expect(await second).toEqual({ ok: false, slug: "own-team", say: "Choose another." });
  expect(line.pending).toBe(0);
});

test("after a break everything unanswered is sent again in order", async () => {
  const line = await anOpenLine();
  void line.send({ t: "volunteer", on: true });
  const kept = line.send({ t: "volunteer", on: false });
  await until(() => server.commands.length === 2);
  server.say({ t: "ack", n: 1 });
  await until(() => line.pending === 1);
  server.sockets[0]?.terminate();
  void line.send({ t: "pause_scene" });
  await until(() => server.commands.length === 4);
  expect(server.commands.slice(2)).toEqual([
    { t: "volunteer", on: false, n: 2 },
    { t: "pause_scene", n: 3 },
  ]);
  server.say({ t: "ack", n: 2 });
  expect(await kept).toEqual({ ok: true });
});

test("a second welcome, from a room that moved to another server, changes nothing but sends the unanswered again", async () => {
  const line = await anOpenLine();
  server.view({ v: 7, whole: true, set: { progress: { done: 1, of: 3 } } });
  const answer = line.send({ t: "pause_scene" });
  await until(() => server.commands.length === 1);
  server.welcome(server.sockets.at(-1) as ServerSocket);
  await until(() => server.commands.length === 2);
  expect(server.commands[1]).toEqual(server.commands[0]);
  server.view({ v: 1, whole: true, set: { progress: { done: 2, of: 3 } } });
  server.say({ t: "ack", n: 1 });
  expect(await answer).toEqual({ ok: true });
  expect([line.status, line.sections.progress?.done, server.sockets.length]).toEqual(["open", 2, 1]);
});

test("the counter and the unanswered commands survive a reload", async () => {
  const before = await anOpenLine();
  void before.send({ t: "volunteer", on: true });
  void before.send({ t: "pause_scene" });
  await until(() => server.commands.length === 2);
  server.say({ t: "ack", n: 1 });
  await until(() => before.pending === 1);
  before.stop();

  const after = await anOpenLine();
  expect(after.pending).toBe(1);
  void after.send({ t: "leave" });
  await until(() => server.commands.length === 4);
  expect(server.commands.slice(2)).toEqual([
    { t: "pause_scene", n: 2 },
    { t: "leave", n: 3 },
  ]);
});

test("a browser that lost its memory goes on from the server's count", async () => {
  server.lastDone = 7;
  const line = aLine();
  line.start(ME);
  void line.send({ t: "pause_scene" }); // given before the welcome tells the count
  await until(() => server.commands.length === 1);
  expect(server.commands[0]).toEqual({ t: "pause_scene", n: 8 });
});

test("two desks of one facilitator key count for themselves", async () => {
  for (const desk of ["desk-one", "desk-two"]) {
    const line = aLine();
    line.start({ room: ME.room, role: "facilitator", key: "k", desk });
    void line.send({ t: "pause_clock" });
  }
  await until(() => server.commands.length === 2);
  expect(server.commands.map(({ n }) => n)).toEqual([1, 1]);
});

test("frames of several channels merge into one flat view", async () => {
  const line = await anOpenLine();
  server.view({ v: 1, whole: true, set: { progress: { done: 0, of: 3 }, result: null } });
  server.view({ of: "seat", v: 1, whole: true, set: { you: { seat: "s1", name: "Priya" } } });
  server.view({ v: 2, since: 1, set: { progress: { done: 1, of: 3 } } });
  await until(() => line.sections.progress?.done === 1);
  expect(line.sections).toEqual({ progress: { done: 1, of: 3 }, result: null, you: { seat: "s1", name: "Priya" } });
});

test("what comes with a new step is shown with it", async () => {
  const line = await anOpenLine();
  server.view({ v: 1, turn: 4, whole: true, set: { phase: { name: "complaint", turn: 4 } } });
  server.view({ of: "team", v: 1, turn: 5, whole: true, set: { huddle: { writing: [] } } });
  const ended = line.send({ t: "pause_scene" });
  server.say({ t: "ack", n: 1 });
  await ended;
  expect(line.sections).toEqual({ phase: { name: "complaint", turn: 4 } });
  server.view({ v: 2, since: 1, turn: 5, set: { phase: { name: "drafting", turn: 5 } } });
  await until(() => line.sections.phase?.turn === 5);
  expect(line.sections).toEqual({ phase: { name: "drafting", turn: 5 }, huddle: { writing: [] } });
});

test("a patch merges keys of a keyed section, and null takes one out", async () => {
  const line = await anOpenLine();
  server.view({ of: "desk", v: 1, whole: true, set: { roster: { s1: { name: "A" }, s2: { name: "B" } } } });
  server.view({ of: "desk", v: 2, since: 1, patch: { roster: { s2: null, s3: { name: "C" } } } });
  await until(() => line.sections.roster?.s3 !== undefined);
  expect(line.sections.roster).toEqual({ s1: { name: "A" }, s3: { name: "C" } });
});

test("a whole view replaces what its channel showed, and leaves other channels alone", async () => {
  const line = await anOpenLine();
  server.view({ of: "team", v: 4, whole: true, set: { huddle: null, team: { count: 3 } } });
  server.view({ of: "phones", v: 1, whole: true, set: { progress: null } });
  server.view({ of: "team", v: 1, whole: true, set: { team: { count: 5 } } });
  await until(() => line.sections.team?.count === 5);
  expect(line.sections).toEqual({ team: { count: 5 }, progress: null });
});

test("a gap in the versions asks once for whole views, and nothing is merged until they come", async () => {
  const line = await anOpenLine();
  server.view({ v: 1, whole: true, set: { progress: { done: 0, of: 3 } } });
  server.view({ v: 3, since: 2, set: { progress: { done: 2, of: 3 } } });
  server.view({ v: 4, since: 3, set: { progress: { done: 3, of: 3 } } });
  await until(() => server.count("resync") > 0);
  expect(line.sections.progress).toEqual({ done: 0, of: 3 });
  server.view({ v: 5, whole: true, set: { progress: { done: 3, of: 3 } } });
  await until(() => line.sections.progress?.done === 3);
  expect(server.count("resync")).toBe(1);
});

test("a quiet line is pinged, and an answered ping keeps it open", async () => {
  const line = await anOpenLine();
  await until(() => server.count("ping") >= 3);
  expect(line.status).toBe("open");
  expect(server.sockets).toHaveLength(1);
});

test("a server that says nothing any more is lost, and is tried again on a new socket", async () => {
  const line = await anOpenLine();
  server.silent = true;
  await until(() => server.sockets.length > 1);
  expect(line.status).not.toBe("open");
  server.silent = false;
  await until(() => line.status === "open");
  expect(line.lostFor).toBe(0);
});

test("the browser's offline event ends the line at once, and online opens it without waiting", async () => {
  const line = aLine({ ...QUICK, firstWaitMs: 60_000, longestWaitMs: 60_000 });
  line.start(ME);
  await until(() => line.status === "open");
  dispatchEvent(new Event("offline"));
  expect(line.status).toBe("waiting");
  expect(line.retryIn).toBeGreaterThan(30);
  dispatchEvent(new Event("online"));
  await until(() => line.status === "open");
});

/** A way to the server that takes every connection; while it is `dead` nothing comes through, and what it took then never will. */
class Network {
  dead = false;
  taken = 0;
  readonly #listener = net.createServer((near) => {
    this.taken += 1;
    near.on("error", () => undefined);
    this.#open.add(near);
    if (this.dead) return;
    const far = net.connect(server.port, "127.0.0.1").on("error", () => undefined);
    near.on("data", (bytes) => this.#through.has(near) && far.write(bytes));
    far.on("data", (bytes) => this.#through.has(near) && near.write(bytes));
    this.#through.add(near);
    this.#open.add(far);
  });
  readonly #through = new Set<net.Socket>();
  readonly #open = new Set<net.Socket>();

  async listening(): Promise<number> {
    this.#listener.listen(0, "127.0.0.1");
    await once(this.#listener, "listening");
    return (this.#listener.address() as net.AddressInfo).port;
  }

  die(): void {
    this.dead = true;
    this.#through.clear();
  }

  close(): void {
    this.#open.forEach((socket) => socket.destroy());
    this.#listener.close();
  }
}

test("a network that died without a word is noticed, and a socket hanging in it gives way when a knock is answered", async () => {
  const network = new Network();
  const line = aLine({ ...QUICK, welcomeWithinMs: 60_000 }, await network.listening());
  line.start(ME);
  await until(() => line.status === "open");
  network.die();
  await until(() => line.status === "connecting" && network.taken > 3);
  network.dead = false;
  await until(() => line.status === "open");
  network.close();
});

test("a page that wakes up asks at once whether anybody is there, and tries again when nobody is", async () => {
  const line = await anOpenLine({ ...QUICK, pingAfterMs: 60_000 });
  document.dispatchEvent(new Event("resume"));
  await until(() => server.count("ping") === 1);
  expect(server.sockets).toHaveLength(1);
  server.silent = true;
  document.dispatchEvent(new Event("resume"));
  await until(() => server.sockets.length > 1);
  server.silent = false;
  await until(() => line.status === "open");
});

test("a server that is not there yet is tried until it is", async () => {
  const port = server.port;
  await server.close();
  const line = aLine(QUICK, port);
  line.start(ME);
  await until(() => line.status === "waiting");
  server = await ScriptedServer.listening(port);
  await until(() => line.status === "open");
});

test("a refused hello is told with its sentence and not tried again by itself", async () => {
  server.answerHello = (socket) => {
    server.say({ t: "refused", n: null, slug: "name-taken", say: "Add a letter." }, socket);
  };
  const line = aLine();
  line.start(ME);
  await until(() => line.status === "refused");
  expect(line.refusal).toEqual({ slug: "name-taken", say: "Add a letter." });
  server.answerHello = (socket) => {
    server.welcome(socket);
  };
  line.start({ ...ME, name: "Priya B" });
  await until(() => line.status === "open");
  expect(line.refusal).toBeNull();
});

test("a seat opened on another phone is not fought over", async () => {
  const line = await anOpenLine();
  server.say({ t: "bye", slug: "seat-elsewhere", say: "Opened on another phone." });
  await until(() => line.status === "gone");
  expect(line.bye?.slug).toBe("seat-elsewhere");
  dispatchEvent(new Event("online"));
  expect(line.status).toBe("gone");
});

test("a server that stops is waited for", async () => {
  const line = await anOpenLine();
  server.say({ t: "bye", slug: "server-stopping", say: "Back soon." });
  await until(() => server.count("hello") === 2 && line.status === "open");
  expect(line.bye).toBeNull();
});

test("the clock counts down between frames, stops when paused, and never goes below nought", async () => {
  const line = await anOpenLine();
  const clock = { total_ms: 60_000, held: "none", overtime: false };
  server.view({ v: 1, whole: true, set: { clock: { ...clock, state: "running", left_ms: 400 } } });
  await until(() => line.clockLeft > 0);
  await until(() => line.clockLeft === 0);
  server.view({ v: 2, since: 1, set: { clock: { ...clock, state: "paused", left_ms: 30_000 } } });
  await until(() => line.clockLeft === 30_000);
});

test("opening a room gives its code and key, or says why not", async () => {
  const line = aLine();
  const opening = line.open({ title: "Larkfield", mode: "teams", team_size: 4 });
  await until(() => server.count("open") === 1);
  expect(server.heard[0]).toEqual({ t: "open", v: 1, title: "Larkfield", mode: "teams", team_size: 4 });
  server.say({ t: "opened", room: "CDFGHJ", key: "secret" });
  expect(await opening).toEqual({ room: "CDFGHJ", key: "secret" });

  const refused = line.open({});
  await until(() => server.count("open") === 2);
  server.say({ t: "refused", n: null, slug: "too-many-rooms", say: "Close one first." });
  await expect(refused).rejects.toThrow(RoomNotOpened);
  await expect(refused).rejects.toThrow("Close one first.");
});
