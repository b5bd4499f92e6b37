import { expect, test } from "vitest";
import { type Moment, news } from "./announce";

function aMoment(more: Partial<Moment> = {}): Moment {
  return { turn: 4, phase: "drafting", exchange: 1, take: 1, left: 90, isOver: false, done: 2, of: 5, ...more };
}

test("another step is named, with its exchange", () => {
  expect(news(null, aMoment({ phase: "lobby", exchange: 0 }))).toEqual(["Lobby"]);
  expect(news(aMoment(), aMoment({ turn: 5, phase: "voting", exchange: 2 }))).toEqual(["Voting, Second exchange"]);
});

test("the clock is told at a minute, at ten seconds and at its end, once each", () => {
  expect(news(aMoment({ left: 61 }), aMoment({ left: 60 }))).toEqual(["One minute left."]);
  expect(news(aMoment({ left: 60 }), aMoment({ left: 59 }))).toEqual([]);
  expect(news(aMoment({ left: 11 }), aMoment({ left: 10 }))).toEqual(["10 seconds left."]);
  expect(news(aMoment({ left: 1 }), aMoment({ left: null, isOver: true }))).toEqual(["Time is up."]);
});

test("a page that slept past both marks tells the one that matters", () => {
  expect(news(aMoment({ left: 80 }), aMoment({ left: 7 }))).toEqual(["10 seconds left."]);
});

test("more time is no news, and a clock that was short from the start has no minute to tell", () => {
  expect(news(aMoment({ left: 20 }), aMoment({ left: 50 }))).toEqual([]);
  expect(news(aMoment({ turn: 3 }), aMoment({ left: 45 }))).toHaveLength(1);
});

test("everybody in is told when the last one comes", () => {
  expect(news(aMoment({ done: 4 }), aMoment({ done: 5 }))).toEqual(["Everybody is in."]);
  expect(news(aMoment({ done: 5 }), aMoment({ done: 5 }))).toEqual([]);
  expect(news(aMoment({ done: 0, of: 0 }), aMoment({ done: 0, of: 0 }))).toEqual([]);
});
