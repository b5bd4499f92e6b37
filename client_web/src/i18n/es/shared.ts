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
  // who speaks in the debrief, and what to ask them
  "speaks.customer": "Primero habla {name}",
  "speaks.authors": "Hablan quienes escribieron",
  "speaks.observers": "Habla quien observó",
  "speaks.facilitator": "Pregunta quien facilita",
  "speaks.everybody": "Hablamos todos",
  "ask.turned": "¿Qué frase cambió tu ánimo, y qué estabas esperando?",
  "ask.turned.authors": "¿Qué frase lo cambió, y por qué esa?",
  "ask.why": "¿Qué lo habría resuelto antes, y qué palabras se acercaron?",
  "ask.words": "¿Qué intentasteis, y qué dejasteis fuera?",
  "ask.sighted": "¿Qué palabras mostraron tu estrategia, y qué pasó justo después?",
  "ask.called": "¿Cuál salió con facilidad, y cuál no usó nadie?",
  "ask.teams": "¿En qué difiere tu equipo de la sala, y fue a propósito?",
  "ask.rounds": "¿Qué ha crecido, y qué falta todavía?",
  "ask.poll": "¿Qué tendría que cambiar para que decidieras lo contrario?",
  "ask.dilemma": "¿Cuál seguiste, y cuándo sería mejor otro?",
  "ask.prevention": "¿Qué podríamos cambiar para que nadie vuelva a necesitar esta conversación?",
  "back.room": "La sala",
  "back.round": "Ronda {round}",
  "back.strategy": "Estrategia",
  "back.uncalled": "no hacía falta",
  "back.seen": "{seen} de {of}",
  "back.key": "clave",
  "back.key.dashed": "Línea discontinua: la sala. Negrita: lo que más cuenta aquí.",
  "back.more.teams": {
    one: "y {count} equipo más",
    other: "y {count} equipos más",
  },
  "back.more.strategies": {
    one: "y {count} estrategia más",
    other: "y {count} estrategias más",
  },
};
