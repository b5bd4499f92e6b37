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
  // who speaks in the debrief, and what to ask them
  "speaks.customer": "{name} spricht zuerst",
  "speaks.authors": "Es sprechen: die geschrieben haben",
  "speaks.observers": "Es sprechen: die beobachtet haben",
  "speaks.facilitator": "Die Leitung fragt",
  "speaks.everybody": "Alle reden",
  "ask.turned": "Welcher Satz hat deine Stimmung gedreht, und worauf hast du gewartet?",
  "ask.turned.authors": "Welcher Satz hat es gedreht, und warum gerade der?",
  "ask.why": "Was hätte es früher gelöst, und welche Worte waren nah dran?",
  "ask.words": "Was habt ihr versucht, und was habt ihr weggelassen?",
  "ask.sighted": "Welche Worte zeigten deine Strategie, und was geschah gleich danach?",
  "ask.called": "Was davon fiel leicht, und wonach hat niemand gegriffen?",
  "ask.teams": "Wo weicht euer Team vom Raum ab, und war das Absicht?",
  "ask.rounds": "Was ist gewachsen, und was fehlt noch?",
  "ask.poll": "Was müsste sich ändern, damit du anders entscheidest?",
  "ask.dilemma": "Woran habt ihr euch gehalten, und wann wäre etwas anderes richtig?",
  "ask.prevention": "Was könnten wir ändern, damit niemand dieses Gespräch noch einmal braucht?",
  "back.room": "Der Raum",
  "back.round": "Runde {round}",
  "back.strategy": "Strategie",
  "back.uncalled": "nicht gefragt",
  "back.seen": "{seen} von {of}",
  "back.key": "zentral",
  "back.key.dashed": "Gestrichelt: der Raum. Fett: was hier am meisten zählt.",
  "back.more.teams": {
    one: "und {count} weiteres Team",
    other: "und {count} weitere Teams",
  },
  "back.more.strategies": {
    one: "und {count} weitere Strategie",
    other: "und {count} weitere Strategien",
  },
};
