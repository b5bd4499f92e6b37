/** What the main button says where no facilitator is. */
import { expect, test } from "vitest";
import type { PhaseSection, RoomSection, Sections, TemperSection } from "../wire/types";
import { onward } from "./onward";

const ROOM: RoomSection = {
  code: "CDFGHJ", title: "", mode: "solo", team_size: 1, intensity: "firm", scored: true, language: "en", self_run: true,
  off_limits: [], locked: false, here: 1, away: 0, rounds_begun: 1,
};
const COOL: TemperSection = { level: 5, before: 6, start: 6, resolved: false, boils: false };

function at(name: PhaseSection["name"], more: Partial<Sections> = {}, exchange = 1): string | null {
  const phase: PhaseSection = { name, turn: 3, round: 1, exchange, exchanges: 2, take: 1, technique: null, scene: true };
  return onward({ room: ROOM, phase, temper: COOL, ...more });
}

test("a room with a facilitator is taken on by them", () => {
  expect(at("briefing", { room: { ...ROOM, self_run: false } })).toBeNull();
});

test("a reaction leads to the next exchange, and after the last one to looking back", () => {
  expect(at("reaction")).toBe("Hear what comes next");
  expect(at("reaction", {}, 2)).toBe("Look back");
});

test("a customer who is settled early ends the scene, one who boils asks for another way", () => {
  expect(at("reaction", { temper: { ...COOL, level: 2, resolved: true } })).toBe("Look back");
  expect(at("reaction", { temper: { ...COOL, level: 10, boils: true } })).toBe("Go on");
});

test("without points the debrief leads straight to the next scene", () => {
  expect(at("debrief")).toBe("See my points");
  expect(at("debrief", { room: { ...ROOM, scored: false } })).toBe("Choose another scene");
});
