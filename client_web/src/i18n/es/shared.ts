/** The words all three screens share, in Spanish. */
import type { shared as english } from "../en/shared";
import type { Translated } from "../translate";

export const shared: Translated<typeof english> = {
  "brand": "Hotseat",
  // the language
  "language": "Idioma",
  "language.room": "El de la sala",
  "unreachable": "No se puede conectar con el servidor. Revisa la red e inténtalo de nuevo.",
  "temper.level": "Tensión {level} de 10, {word}",
  "temper.calm": "en calma",
  "temper.cool": "leve",
  "temper.warm": "media",
  "temper.hot": "alta",
  "temper.boiling": "al límite",
  "temper.over": "estalla",
  "team.flag": "Equipo {letter}",
  "clock.paused": "en pausa",
  "clock.over": "se acabó el tiempo",
};
