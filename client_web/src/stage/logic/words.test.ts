/** Words that depend on a number, and the address as it is read aloud. */
import { expect, test } from "vitest";
import { codeFrom, inWords } from "./address";
import type { PhaseSection, SceneSection } from "../../wire/types";
import { signed } from "../../i18n/written";
import { directionOf, ordinal, pointsText, speaking, whereInPlay } from "./words";

test("places are ordinals", () => {
  expect([1, 2, 3, 4, 11, 21].map(ordinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "21st"]);
});

const PHASE: PhaseSection = {
  name: "drafting",
  turn: 4,
  round: 2,
  exchange: 1,
  exchanges: 1,
  take: 1,
  technique: null,
  scene: true,
};

test("a round of one exchange does not count its exchanges", () => {
  expect(whereInPlay(PHASE)).toBe("Round 2");
  expect(whereInPlay({ ...PHASE, exchange: 3, exchanges: 4 })).toBe("Round 2, third exchange of four");
  expect(whereInPlay({ ...PHASE, exchange: 0, exchanges: 4 })).toBe("Round 2");
});

test("more exchanges than a format plans are counted in figures", () => {
  expect(whereInPlay({ ...PHASE, exchange: 5, exchanges: 5 })).toBe("Round 2, exchange 5 of 5");
});

test("a take and a technique are named", () => {
  expect(whereInPlay({ ...PHASE, take: 2 })).toBe("Round 2, take 2");
  expect(whereInPlay({ ...PHASE, exchange: 2, exchanges: 2, technique: "mediation" })).toBe("Round 2, second exchange of two: mediation");
});

test("the speaker's line says who plays the part only where it is nobody of the company", () => {
  const scene = { player: "seat", setting: "at the counter" } as SceneSection;
  expect(speaking(scene)).toBe("at the counter");
  expect(speaking({ ...scene, player: "practice" }, "grows calmer")).toBe("grows calmer, played by the practice customer");
});

test("a reaction has a sign and a stage direction of its own", () => {
  expect([-3, 0, 2].map(signed)).toEqual(["−3", "0", "+2"]);
  expect(new Set([-3, -2, -1, 0, 1, 2, 3].map(directionOf)).size).toBe(7);
});

test("points have one decimal, and a part that was not measured is a dash", () => {
  expect([40, 16.66, null, undefined].map(pointsText)).toEqual(["40.0", "16.7", "–", "–"]);
});

test("a code is read from a fragment or from sloppy typing", () => {
  expect(codeFrom("#RVKM34")).toBe("RVKM34");
  expect(codeFrom(" rvk m-34 ")).toBe("RVKM34");
  expect(codeFrom("#RVKM34.facilitator-key")).toBe("RVKM34");
  expect(codeFrom("#")).toBe("");
});

test("an address is said without its scheme", () => {
  expect(inWords("http://192.168.1.20:8080/")).toBe("192.168.1.20:8080");
  expect(inWords("https://hotseat.example")).toBe("hotseat.example");
});
