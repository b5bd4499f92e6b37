/** The words all three screens share, in German. */
import type { shared as english } from "../en/shared";
import type { Translated } from "../translate";

export const shared: Translated<typeof english> = {
  "brand": "Hotseat",
  // the language
  "language": "Sprache",
  "language.room": "Wie der Raum",
  "unreachable": "Der Server ist nicht erreichbar. Prüf das Netz und versuch es noch einmal.",
  "temper.level": "Hitze {level} von 10, {word}",
  "temper.calm": "ruhig",
  "temper.cool": "kühl",
  "temper.warm": "warm",
  "temper.hot": "heiß",
  "temper.boiling": "kochend",
  "temper.over": "kocht über",
  "team.flag": "Team {letter}",
  "clock.paused": "Pause",
  "clock.over": "Zeit um",
};
