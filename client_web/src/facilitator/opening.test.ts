import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deckAskedFor, fetchDecks, keepAnswers, lastAnswers, ownDecks, readAnswers, sumOf, USUAL, wishFor } from "./opening";

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("whoever answers nothing gets a room as most have it", () => {
  expect(wishFor("  ", lastAnswers())).toEqual({ mode: "teams", team_size: 3, language: "en" });
});

test("the last answers are chosen the next time", () => {
  keepAnswers({ ...USUAL, format: "unhurried", language: "de", mode: "solo", weights: { voice: 20, craft: 60, customer: 20 } });
  expect(lastAnswers()).toEqual({ ...USUAL, format: "unhurried", language: "de", mode: "solo", weights: { voice: 20, craft: 60, customer: 20 } });
});

test("an answer that is no answer any more counts as the usual one", () => {
  expect(readAnswers({ format: "hourly", mode: 3, teamSize: 90, weights: { voice: 90, craft: 90, customer: 90 }, deck: null, language: "xx" })).toEqual(USUAL);
  localStorage.setItem("hotseat.desk.answers", "{");
  expect(lastAnswers()).toEqual(USUAL);
});

test("a field that is empty for a moment counts as nothing", () => {
  expect(sumOf({ voice: 40, craft: null, customer: 20 })).toBe(60);
});

test("a server without a list of decks leaves nothing to choose", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("There is nothing at this address.", { status: 404 })));
  expect(await fetchDecks()).toEqual([]);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no line")));
  expect(await fetchDecks()).toEqual([]);
});

test("a deck of the server is asked for by its name", async () => {
  const list = [{ name: "hotel", title: "At the hotel", language: "en", scenarios: [{ id: "a", title: "A", heat: 2 }] }, { title: "no name" }];
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(list)));
  expect(await fetchDecks()).toEqual([{ value: "hotel", title: "At the hotel", scenarios: 1 }]);
  expect(wishFor("Hotel", { ...USUAL, deck: "hotel" })).toMatchObject({ title: "Hotel", deck: "hotel" });
});

test("the deck editor asks for a deck by its id", () => {
  expect(deckAskedFor("?deck=d1")).toBe("own:d1");
  expect(deckAskedFor("")).toBeNull();
  expect(deckAskedFor("?deck=")).toBeNull();
});

test("one’s own deck goes along as text, and one that is gone is left out", () => {
  localStorage.setItem("hotseat.decks", JSON.stringify([{ id: "d1", title: "Mine", text: "deck: mine", at: 1 }, { id: 2 }]));
  expect(ownDecks().map(({ value, title }) => [value, title])).toEqual([["own:d1", "Mine"]]);
  expect(wishFor("", { ...USUAL, deck: "own:d1" })).toMatchObject({ deck_text: "deck: mine" });
  expect(wishFor("", { ...USUAL, deck: "own:d9" })).not.toHaveProperty("deck_text");
});
