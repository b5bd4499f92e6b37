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
  // who speaks in the debrief, and what to ask them
  "speaks.customer": "{name} parle d’abord",
  "speaks.authors": "La parole aux auteurs",
  "speaks.observers": "La parole aux observateurs",
  "speaks.facilitator": "La facilitation demande",
  "speaks.everybody": "Tout le monde parle",
  "ask.turned": "Quelle phrase a changé votre humeur, et qu’attendiez-vous ?",
  "ask.turned.authors": "Quelle phrase a tout changé, et pourquoi celle-là ?",
  "ask.why": "Qu’est-ce qui l’aurait réglé plus tôt, et quels mots s’en approchaient ?",
  "ask.words": "Qu’avez-vous essayé, et qu’avez-vous laissé de côté ?",
  "ask.sighted": "Quels mots montraient votre stratégie, et que s’est-il passé juste après ?",
  "ask.called": "Laquelle est venue facilement, et laquelle personne n’a-t-il choisie ?",
  "ask.teams": "Où votre équipe diffère-t-elle de la salle, et était-ce voulu ?",
  "ask.rounds": "Qu’est-ce qui a grandi, et que manque-t-il encore ?",
  "ask.poll": "Que faudrait-il changer pour que vous décidiez autrement ?",
  "ask.dilemma": "Lequel avez-vous suivi, et quand un autre serait-il juste ?",
  "ask.prevention": "Que pourrions-nous changer pour que personne n’ait plus besoin de cette conversation ?",
  "back.room": "La salle",
  "back.round": "Manche {round}",
  "back.strategy": "Stratégie",
  "back.uncalled": "pas demandée",
  "back.seen": "{seen} sur {of}",
  "back.key": "clé",
  "back.key.dashed": "Pointillé : la salle. Gras : ce qui compte le plus ici.",
  "back.more.teams": {
    one: "et {count} autre équipe",
    other: "et {count} autres équipes",
  },
  "back.more.strategies": {
    one: "et {count} autre stratégie",
    other: "et {count} autres stratégies",
  },
};
