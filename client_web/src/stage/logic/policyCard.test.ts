/** When a policy card needs pages of its own. */
import { expect, test } from "vitest";
import type { SceneSection } from "../../wire/types";
import { isCrowded } from "./policyCard";

function card(lines: number, length: number): SceneSection {
  const line = "x".repeat(length);
  return { may_offer: Array.from({ length: lines }, () => line), may_not: [line], escalate_to: line } as unknown as SceneSection;
}

test("a usual card stands beside the story", () => {
  expect(isCrowded(card(4, 60))).toBe(false);
});

test("a card of eight long lines is read page by page", () => {
  expect(isCrowded(card(8, 160))).toBe(true);
});
