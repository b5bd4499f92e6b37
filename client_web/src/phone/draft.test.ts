/** The draft: kept on the phone at each key, on the server when the pen rests. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, CommandBody } from "../wire/connection.svelte";
import { Draft } from "./draft.svelte";

const OK: Answer = { ok: true };
let sent: CommandBody[];
let answer: () => Promise<Answer>;

function aDraft(known = "", turn = 7): Draft {
  const send = (command: CommandBody): Promise<Answer> => {
    sent.push(command);
    return answer();
  };
  return new Draft(send, "CDFGHJ", turn, known);
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sent = [];
  answer = () => Promise.resolve(OK);
});
afterEach(() => {
  vi.useRealTimers();
});

test("a draft is sent when the pen has rested for 1.2 seconds", async () => {
  const draft = aDraft();
  draft.write("I am");
  await vi.advanceTimersByTimeAsync(1_100);
  draft.write("I am sorry");
  await vi.advanceTimersByTimeAsync(1_100);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual([{ t: "save_draft", turn: 7, text: "I am sorry" }]);
  expect(draft.isSaved).toBe(true);
});

test("somebody who never rests is saved after four seconds", async () => {
  const draft = aDraft();
  for (let second = 0; second < 5; second++) {
    draft.write("x".repeat(second + 1));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(sent).toHaveLength(1);
});

test("one save is under way at a time, and the newest words follow it", async () => {
  let arrive: (answer: Answer) => void = () => undefined;
  answer = () =>
    new Promise((answered) => {
      arrive = answered;
    });
  const draft = aDraft();
  draft.write("one");
  await vi.advanceTimersByTimeAsync(1_200);
  draft.write("one two");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sent).toHaveLength(1);
  arrive(OK);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent.at(-1)).toMatchObject({ text: "one two" });
});

test("a reload brings the words of the same turn back, and sends what the server has not", async () => {
  aDraft().write("half a sen");
  vi.clearAllTimers(); // the page is gone
  const after = aDraft("half");
  expect(after.text).toBe("half a sen");
  await vi.advanceTimersByTimeAsync(1_200);
  expect(sent).toMatchObject([{ text: "half a sen" }]);
});

test("the words of an earlier turn stay where they were", () => {
  aDraft("", 7).write("old words");
  expect(aDraft("", 8).text).toBe("");
});

test("a draft over the limit is kept on the phone and not sent, and emoji count once", async () => {
  const draft = aDraft();
  draft.write("🙂".repeat(400));
  expect(draft.over).toBe(0);
  draft.write("🙂".repeat(402));
  expect(draft.over).toBe(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([]);
  expect(aDraft().text).toHaveLength(804);
});

test("at the bell what is written goes at once", () => {
  const draft = aDraft();
  draft.write("just in ti");
  draft.flush();
  expect(sent).toMatchObject([{ text: "just in ti" }]);
});

test("a refused save keeps the words", async () => {
  answer = () => Promise.resolve({ ok: false, slug: "too-late", say: "The bell has gone." });
  const draft = aDraft();
  draft.write("too late");
  await vi.advanceTimersByTimeAsync(1_200);
  expect(draft.text).toBe("too late");
  expect(draft.isSaved).toBe(false);
});
