/** When the clock is heard. */
import { flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import type { ClockSection, PhaseSection } from "../../wire/types";
import { followClock } from "./cues.svelte";

const RUNNING: ClockSection = { state: "running", left_ms: 60_000, total_ms: 60_000, held: "none", overtime: false };

function phaseOf(turn: number): PhaseSection {
  return { name: "drafting", turn, round: 1, exchange: 1, exchanges: 1, take: 1, technique: null, scene: true } as unknown as PhaseSection;
}

function listening() {
  const sound = { bell: vi.fn(), tick: vi.fn() };
  const room: { phase: PhaseSection | undefined; clock: ClockSection | undefined; left: number } = $state({ phase: undefined, clock: undefined, left: 0 });
  const end = $effect.root(() => {
    followClock(() => room, sound);
  });
  flushSync();
  const now = (more: Partial<typeof room>) => {
    Object.assign(room, more);
    flushSync();
  };
  return { sound, now, end };
}

test("each of the last five seconds ticks once, however often the clock is drawn", () => {
  const { sound, now, end } = listening();
  now({ phase: phaseOf(1), clock: RUNNING, left: 6_200 });
  expect(sound.tick).not.toHaveBeenCalled();
  for (const left of [4_900, 4_700, 4_450, 3_900, 3_100, 900, 400]) now({ left });
  expect(sound.tick).toHaveBeenCalledTimes(3);
  now({ left: 0 });
  expect(sound.tick).toHaveBeenCalledTimes(3);
  end();
});

test("a clock that stands or runs over makes no sound", () => {
  const { sound, now, end } = listening();
  now({ phase: phaseOf(1), clock: { ...RUNNING, state: "paused" }, left: 3_000 });
  now({ clock: { ...RUNNING, overtime: true }, left: 2_000 });
  expect(sound.tick).not.toHaveBeenCalled();
  end();
});

test("the bell is for the end of a timed step, and not for the page that opens", () => {
  const { sound, now, end } = listening();
  now({ phase: phaseOf(1), clock: RUNNING, left: 60_000 });
  expect(sound.bell).not.toHaveBeenCalled();
  now({ phase: phaseOf(2), clock: { ...RUNNING, state: "none" }, left: 0 });
  expect(sound.bell).toHaveBeenCalledTimes(1);
  now({ phase: phaseOf(3) });
  expect(sound.bell).toHaveBeenCalledTimes(1);
  end();
});
