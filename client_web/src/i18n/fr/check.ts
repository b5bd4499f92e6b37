/** The words of the network check, in French. */
import type { check as english } from "../en/check";
import type { Translated } from "../translate";

export const check: Translated<typeof english> = {
  "title": "Test du réseau",
  "lead": "Lancez-le là où aura lieu l’atelier, sur le réseau que les gens utiliseront. Il dure une minute et se passe de vous.",
  "again": "Relancer le test",
  "findings": "Ce qui a été trouvé",

  // the verdict
  "verdict.running": "Test en cours …",
  "verdict.good": "Tout est prêt",
  "verdict.care": "Ça marchera, mais …",
  "verdict.bad": "Ça ne marchera pas ici",
  "verdict.left": { one: "encore {count} seconde", many: "encore {count} de secondes", other: "encore {count} secondes" },
  "verdict.good.text": "On peut entrer et jouer par cette adresse.",
  "verdict.care.text": "Lisez les lignes marquées « Attention » avant l’arrivée des gens.",
  "verdict.bad.text": "Faites ce que disent les lignes marquées « Obstacle », puis relancez le test.",

  // how a finding is marked
  "mark.open": "Recherche en cours",
  "mark.good": "Bien",
  "mark.note": "Bon à savoir",
  "mark.care": "Attention",
  "mark.bad": "Obstacle",

  // the address
  "address": "Adresse",
  "address.loopback": "Cette page est venue par {host}, une adresse que seul cet ordinateur connaît.",
  "address.loopback.do": "Les téléphones utilisent {phones}. Testez aussi avec l’un d’eux.",
  "address.loopback.none.do": "Aucun téléphone ne peut atteindre ce serveur. Lancez-le avec --host 0.0.0.0, sur un réseau que les téléphones peuvent rejoindre.",
  "address.linklocal": "{host} est une adresse qu’un ordinateur se donne quand aucun routeur ne lui en donne.",
  "address.linklocal.do": "Mettez l’ordinateur et les téléphones sur le même Wi-Fi, relancez le serveur et prenez l’adresse qu’il affiche.",
  "address.private": "{host} est une adresse de ce réseau : les téléphones du même Wi-Fi l’atteignent, les autres non.",
  "address.private.do": "Les réseaux invités isolent souvent les appareils : testez aussi avec un téléphone.",
  "address.public": "{host} est accessible de partout, en https.",
  "address.public.plain": "{host} est accessible de partout, en simple http : qui se trouve entre les deux peut tout lire.",
  "address.public.plain.do": "Mettez https devant le serveur, ou restez sur un réseau à vous.",

  // plain pages
  "pages": "Pages",
  "pages.good": "Les pages répondent en {time}.",
  "pages.slow": "Les pages mettent {time} à répondre : les téléphones ouvriront lentement.",
  "pages.slow.do": "Rapprochez-vous du point d’accès, ou laissez entrer les gens avant de commencer.",
  "pages.full": "Le serveur répond, mais il ne peut pas enregistrer.",
  "pages.full.do": "Libérez de la place sur son disque et regardez son journal. Rien ne peut être joué avant qu’il enregistre de nouveau.",
  "pages.other": "Autre chose répond à la place du serveur, avec le statut {status}.",
  "pages.other.do": "C’est une page de connexion du Wi-Fi ou un proxy. Connectez-vous, ou prenez un autre réseau, puis relancez le test.",
  "pages.silent": "Le serveur ne répond pas.",
  "pages.silent.do": "Vérifiez qu’il tourne et que cet appareil est sur son réseau.",

  // the live line
  "socket": "Liaison en direct",
  "socket.good": "La liaison en direct s’ouvre en {time}, dans les deux encodages.",
  "socket.turned": "Les pages passent, mais la liaison en direct est refusée : quelque chose en chemin ne transmet pas les WebSockets.",
  "socket.turned.do": "Faites passer l’en-tête « Upgrade » sur /ws par le proxy, ou contournez-le : autre Wi-Fi, partage de connexion d’un téléphone, sans VPN.",
  "socket.answered": "Un proxy répond lui-même à la liaison en direct, avec le statut {status}.",
  "socket.answered.do": "Dites-lui de transmettre /ws au serveur, ou contournez-le : autre Wi-Fi, partage de connexion d’un téléphone, sans VPN.",
  "socket.silent": "La liaison en direct reste sans réponse : quelque chose en chemin l’avale.",
  "socket.silent.do": "C’est un pare-feu ou un filtre. Faites autoriser les WebSockets vers {host}, ou prenez un autre réseau.",
  "socket.text": "La liaison en direct ne s’ouvre que pour le texte. Les téléphones ont besoin de trames binaires.",
  "socket.text.do": "Désactivez ce qui inspecte ou réécrit les WebSockets en chemin, ou prenez un autre réseau.",
  "socket.binary": "La liaison en direct ne s’ouvre que pour les trames binaires. Les téléphones n’en demandent pas d’autres.",

  // long messages
  "large": "Longs messages",
  "large.good": "Les messages de {size} ko passent intacts dans les deux sens.",
  "large.harmed": "Les messages de {size} ko reviennent modifiés.",
  "large.harmed.do": "Quelque chose en chemin les réécrit. Désactivez son filtre pour cette adresse, ou servez en https.",
  "large.silent": "Les messages de {size} ko ne reviennent pas.",
  "large.silent.do": "Un proxy les retient ou limite leur taille. Laissez-lui passer des trames de 64 ko sur /ws.",

  // some time on the line
  "stay": "En ligne",
  "stay.running": "La liaison est ouverte et sous surveillance.",
  "stay.good": "La liaison a tenu {seconds} s. Un message fait l’aller-retour en {median}, en {worst} au pire.",
  "stay.slow": "La liaison a tenu {seconds} s, mais un message fait l’aller-retour en {median}, en {worst} au pire.",
  "stay.slow.do": "Les écrans suivent avec ce retard. Rapprochez-vous du point d’accès, ou donnez plus de temps aux étapes.",
  "stay.held": "Chaque message est retenu en chemin : il fait l’aller-retour en {median}, en {worst} au pire.",
  "stay.held.do": "C’est un proxy qui met en tampon. Désactivez cela pour /ws, ou prenez un autre réseau.",
  "stay.lost": { one: "{count} message sur {of} n’est pas revenu.", many: "{count} de messages sur {of} ne sont pas revenus.", other: "{count} messages sur {of} ne sont pas revenus." },
  "stay.lost.do": "Le Wi-Fi est faible ici, ou un proxy met en tampon. Rapprochez-vous du point d’accès, ou prenez un autre réseau.",
  "stay.cut": "La liaison en direct s’est ouverte, puis a été coupée après {seconds} s.",
  "stay.cut.do": "Un proxy ou un filtre y met fin. Faites-lui laisser /ws ouvert, même si rien n’est dit pendant 60 s, ou prenez un autre réseau.",
  "stay.skipped": "Non testé, car la liaison en direct ne s’ouvre pas.",

  // secure or not
  "secure": "Écrans",
  "secure.good": "La page est sécurisée : les téléphones restent allumés pendant le jeu.",
  "secure.here": "Cet ordinateur reste allumé. Les téléphones venus en simple http ne le peuvent pas, et leur écran s’éteint.",
  "secure.no": "En simple http, un téléphone ne peut pas rester allumé, et son écran s’éteint.",
  "secure.no.do": "Rien n’est perdu : il revient d’un toucher. En https, les téléphones restent allumés.",
  "secure.nolock": "Ce navigateur ne peut pas garder l’écran allumé.",
  "secure.nolock.do": "Rien n’est perdu quand il s’éteint : il revient d’un toucher.",

  // with a phone
  "phone": "Tester avec un téléphone",
  "phone.how": "Visez ici avec l’appareil photo, ou ouvrez {address}",
  "phone.qr": "Code QR qui ouvre {address}",
  "ms": "{number} ms",
  "s": "{number} s",
};
