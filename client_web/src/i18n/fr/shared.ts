/** The words all three screens share, in French. */
import type { shared as english } from "../en/shared";
import type { Translated } from "../translate";

export const shared: Translated<typeof english> = {
  "brand": "Hotseat",
  // the language
  "language": "Langue",
  "language.room": "Celle de la salle",
  "unreachable": "Le serveur est injoignable. Vérifiez le réseau, puis réessayez.",
  "temper.level": "Tension {level} sur 10, {word}",
  "temper.calm": "calme",
  "temper.cool": "légère",
  "temper.warm": "moyenne",
  "temper.hot": "forte",
  "temper.boiling": "extrême",
  "temper.over": "explose",
  "team.flag": "Équipe {letter}",
  "clock.paused": "en pause",
  "clock.over": "temps écoulé",
};
