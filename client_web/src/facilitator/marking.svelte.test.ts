import { flushSync } from "svelte";
import { expect, test } from "vitest";
import type { CommandBody, MarkingReply, Sections } from "../wire/types";
import { aReply } from "./builders";
import { Marking } from "./marking.svelte";

function aDesk(replies: Record<string, MarkingReply>) {
  const given: CommandBody[] = [];
  let answer = true;
  const view: Partial<Sections> = $state({
    phase: { name: "scoring", turn: 9, round: 1, exchange: 1, exchanges: 1, take: 1, technique: null, scene: true },
    rubric: { lines: [{ strategy: "own-the-mistake", name: "Own the mistake", reason: "", kind: "key" }], anti_patterns: [{ anti_pattern: "argues", name: "Argues", watch: true }] },
    marking: replies,
  });
  const give = (command: CommandBody): Promise<boolean> => {
    given.push(command);
    return Promise.resolve(answer);
  };
  const marking = new Marking(give, () => view, () => ({ strategies: [{ id: "listen", name: "Listen and play it back" }] }));
  return { marking, given, view, refuse: () => (answer = false) };
}

const [OWN, ARGUES] = [0, 1];

function rowOf(marking: Marking, at: number) {
  const row = marking.rows[at];
  if (row === undefined) throw new Error(`There is no row ${at}.`);
  return row;
}

test("two quick presses make two steps, before the server has shown either", () => {
  const { marking, given } = aDesk({ "1.1.1": aReply(1) });
  marking.step(rowOf(marking, OWN));
  marking.step(rowOf(marking, OWN));
  expect(given.map((command) => "mark" in command && command.mark)).toEqual([1, 2]);
  expect(marking.markOf(rowOf(marking, OWN)).value).toBe(2);
});

test("a mark stays while the only view there is came before its answer", async () => {
  const { marking, view } = aDesk({ "1.1.1": aReply(1) });
  marking.step(rowOf(marking, OWN));
  await Promise.resolve();
  marking.catchUp();
  expect(marking.markOf(rowOf(marking, OWN)).value).toBe(1);
  view.marking = { "1.1.1": aReply(1, { marks: { "own-the-mistake": { value: 2, start: null, end: null } } }) };
  marking.catchUp();
  expect(marking.markOf(rowOf(marking, OWN)).value).toBe(2);
});

test("a mark that is refused is taken back", async () => {
  const { marking, refuse } = aDesk({ "1.1.1": aReply(1) });
  refuse();
  marking.step(rowOf(marking, OWN));
  await Promise.resolve();
  flushSync();
  expect(marking.markOf(rowOf(marking, OWN)).value).toBe(0);
});

test("selected words go with the mark, and the selection is used up", () => {
  const { marking, given } = aDesk({ "1.1.1": aReply(1) });
  marking.selected = { start: 0, end: 16 };
  marking.step(rowOf(marking, ARGUES));
  expect(given).toEqual([{ t: "flag_reply", reply: "1.1.1", anti_pattern: "argues", on: true, start: 0, end: 16 }]);
  expect(marking.selected).toBeNull();
});

test("undo gives the mark that was there before", () => {
  const { marking, given } = aDesk({ "1.1.1": aReply(1, { marks: { "own-the-mistake": { value: 1, start: 0, end: 2 } } }) });
  marking.step(rowOf(marking, OWN));
  marking.undo();
  expect(given.at(-1)).toEqual({ t: "mark_reply", reply: "1.1.1", strategy: "own-the-mistake", mark: 1, start: 0, end: 2 });
  expect(marking.canUndo).toBe(false);
});

test("finishing a reply goes on to the next open one, and undo opens it again", () => {
  const { marking, given } = aDesk({ "1.1.1": aReply(1), "1.1.2": aReply(2, { reviewed: true }), "1.1.3": aReply(3) });
  marking.finish();
  expect(given).toEqual([{ t: "review_reply", reply: "1.1.1", done: true }]);
  expect(marking.reply?.id).toBe("1.1.3");
  marking.undo();
  expect(given.at(-1)).toEqual({ t: "review_reply", reply: "1.1.1", done: false });
  expect(marking.reply?.id).toBe("1.1.1");
});

test("teams stay hidden until every reply is marked", () => {
  expect(aDesk({ "1.1.1": aReply(1) }).marking.teamsShown).toBe(false);
  expect(aDesk({ "1.1.1": aReply(1, { reviewed: true }) }).marking.teamsShown).toBe(true);
});

test("replies of earlier rounds are not in the queue, the others go by number", () => {
  const { marking } = aDesk({ "0.1.1": aReply(1, { round: 0 }), "1.1.2": aReply(2), "1.1.1": aReply(1) });
  expect(marking.queue.map((reply) => reply.id)).toEqual(["1.1.1", "1.1.2"]);
});

test("a strategy of the catalogue can be added once", () => {
  const { marking } = aDesk({ "1.1.1": aReply(1) });
  expect(marking.addable.map((one) => one.id)).toEqual(["listen"]);
  marking.add("listen");
  expect(marking.rows.map((row) => row.name)).toContain("Listen and play it back");
  expect(marking.addable).toEqual([]);
});

test("one key accepts everything that is sure, and undo takes it back as one", () => {
  const suggested = [
    { label: "own-the-mistake", anti: false, firm: true, reason: "", words: [{ start: 0, end: 2 }] },
    { label: "listen", anti: false, firm: true, reason: "", words: [] },
    { label: "argues", anti: true, firm: true, reason: "", words: [] },
  ];
  const { marking, given } = aDesk({ "1.1.1": aReply(1, { suggested }) });
  marking.accept();
  expect(given).toEqual([
    { t: "mark_reply", reply: "1.1.1", strategy: "own-the-mistake", mark: 2, start: 0, end: 2 },
    { t: "mark_reply", reply: "1.1.1", strategy: "listen", mark: 2, start: null, end: null },
  ]);
  expect(marking.acceptable).toEqual([]);
  marking.undo();
  expect(given.slice(2).map((command) => "mark" in command && command.mark)).toEqual([0, 0]);
  expect(marking.canUndo).toBe(false);
});
