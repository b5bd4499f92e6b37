/** The words all three screens share, in English. */
import type { Messages } from "../translate";

export const shared = {
  "brand": "Hotseat",
  // the language
  "language": "Language",
  "language.room": "As the room",
  "unreachable": "The server cannot be reached. Check the network, then try again.",
  "temper.level": "Temper {level} of 10, {word}",
  "temper.calm": "calm",
  "temper.cool": "cool",
  "temper.warm": "warm",
  "temper.hot": "hot",
  "temper.boiling": "boiling",
  "temper.over": "boils over",
  "team.flag": "Team {letter}",
  "clock.paused": "paused",
  "clock.over": "time is up",
} as const satisfies Messages;
