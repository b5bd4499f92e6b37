/** Words that depend on a number, and the address as it is read aloud. */
import { expect, test } from "vitest";
import { codeFrom, inWords } from "./address";
import { directionOf, ordinal, pointsText, signed, whereInPlay } from "./words";

test("places are ordinals", () => {
  expect([1, 2, 3, 4, 11, 21].map(ordinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "21st"]);
});

test("a round of one exchange does not count its exchanges", () => {
  const phase = { name: "drafting", turn: 4, round: 2, exchange: 1, exchanges: 1, scene: true } as const;
  expect(whereInPlay(phase)).toBe("Round 2");
  expect(whereInPlay({ ...phase, exchange: 3, exchanges: 4 })).toBe("Round 2, third exchange");
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
