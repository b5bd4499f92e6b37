/** Builders for the tests of the desk. */
import type { MarkingReply } from "../wire/types";

export function aReply(number: number, more: Partial<MarkingReply> = {}): MarkingReply {
  return {
    number,
    round: 1,
    exchange: 1,
    take: 1,
    counts: true,
    held: false,
    tags: {},
    sighted: [],
    team: { id: "t1", index: 0, letter: "A", name: "Ash" },
    author: "Amara",
    text: "We let you down, twice.",
    safety: false,
    backing: 1,
    votes: 0,
    shown: 0,
    place: 0,
    reaction: null,
    marks: {},
    flags: {},
    suggested: [],
    reviewed: false,
    points: { voice: null, craft: 0, customer: null, cause: null, record: null, total: 0 },
    ...more,
  };
}
