/** The words of the network check, in German. */
import type { check as english } from "../en/check";
import type { Translated } from "../translate";

export const check: Translated<typeof english> = {
  "title": "Netzprüfung",
  "lead": "Mach sie dort, wo der Workshop sein wird, im Netz, das alle benutzen. Sie dauert eine Minute und läuft von allein.",
  "again": "Noch einmal prüfen",
  "findings": "Was sich gezeigt hat",

  // the verdict
  "verdict.running": "Wird geprüft …",
  "verdict.good": "Es kann losgehen",
  "verdict.care": "Es wird gehen, aber …",
  "verdict.bad": "Hier wird es nicht gehen",
  "verdict.left": { one: "noch {count} Sekunde", other: "noch {count} Sekunden" },
  "verdict.good.text": "Über diese Adresse können alle dazukommen und spielen.",
  "verdict.care.text": "Lies die Zeilen mit „Achtung“, bevor die Leute kommen.",
  "verdict.bad.text": "Tu, was die Zeilen mit „Hindernis“ sagen, und prüf dann noch einmal.",

  // how a finding is marked
  "mark.open": "Noch offen",
  "mark.good": "In Ordnung",
  "mark.note": "Gut zu wissen",
  "mark.care": "Achtung",
  "mark.bad": "Hindernis",

  // the address
  "address": "Adresse",
  "address.loopback": "Diese Seite kam über {host}, eine Adresse, die nur dieser Computer kennt.",
  "address.loopback.do": "Handys benutzen {phones}. Prüf es auch mit einem davon.",
  "address.loopback.none.do": "Kein Handy erreicht diesen Server. Starte ihn mit --host 0.0.0.0, in einem Netz, in das Handys kommen.",
  "address.linklocal": "{host} ist eine Adresse, die sich ein Computer selbst gibt, wenn er von keinem Router eine bekommt.",
  "address.linklocal.do": "Bring den Computer und die Handys ins selbe WLAN, starte den Server neu und nimm die Adresse, die er ausgibt.",
  "address.private": "{host} ist eine Adresse dieses Netzes: Handys im selben WLAN erreichen sie, andere nicht.",
  "address.private.do": "Gastnetze trennen Geräte oft voneinander: Prüf es auch mit einem Handy.",
  "address.public": "{host} ist von überall erreichbar, über https.",
  "address.public.plain": "{host} ist von überall erreichbar, über einfaches http: Wer dazwischen sitzt, kann mitlesen.",
  "address.public.plain.do": "Setz https vor den Server, oder bleib in einem eigenen Netz.",

  // plain pages
  "pages": "Seiten",
  "pages.good": "Seiten antworten in {time}.",
  "pages.slow": "Seiten brauchen {time} für eine Antwort, darum öffnen Handys langsam.",
  "pages.slow.do": "Geh näher an den Zugangspunkt, oder lass alle dazukommen, bevor du anfängst.",
  "pages.full": "Der Server antwortet, aber er kann nicht speichern.",
  "pages.full.do": "Mach Platz auf seiner Festplatte und sieh in sein Protokoll. Gespielt wird erst, wenn er wieder speichert.",
  "pages.other": "An der Stelle des Servers antwortet etwas anderes, mit Status {status}.",
  "pages.other.do": "Das ist eine Anmeldeseite des WLANs oder ein Proxy. Melde dich an oder nimm ein anderes Netz, dann prüf noch einmal.",
  "pages.silent": "Der Server antwortet nicht.",
  "pages.silent.do": "Sieh nach, ob er läuft und dieses Gerät in seinem Netz ist.",

  // the live line
  "socket": "Live-Verbindung",
  "socket.good": "Die Live-Verbindung öffnet sich in {time}, in beiden Kodierungen.",
  "socket.turned": "Seiten kommen durch, aber die Live-Verbindung wird abgewiesen: Etwas unterwegs gibt WebSockets nicht weiter.",
  "socket.turned.do": "Lass den Proxy den Header „Upgrade“ auf /ws weitergeben, oder umgeh ihn: anderes WLAN, Hotspot eines Handys, kein VPN.",
  "socket.answered": "Ein Proxy beantwortet die Live-Verbindung selbst, mit Status {status}.",
  "socket.answered.do": "Lass ihn /ws an den Server weitergeben, oder umgeh ihn: anderes WLAN, Hotspot eines Handys, kein VPN.",
  "socket.silent": "Die Live-Verbindung bekommt keine Antwort: Etwas unterwegs verschluckt sie.",
  "socket.silent.do": "Das ist eine Firewall oder ein Filter. Lass WebSockets zu {host} freigeben, oder nimm ein anderes Netz.",
  "socket.text": "Die Live-Verbindung öffnet sich nur für Text. Handys brauchen binäre Frames.",
  "socket.text.do": "Schalt ab, was unterwegs WebSockets prüft oder umschreibt, oder nimm ein anderes Netz.",
  "socket.binary": "Die Live-Verbindung öffnet sich nur für binäre Frames. Handys brauchen keine anderen.",

  // long messages
  "large": "Lange Nachrichten",
  "large.good": "Nachrichten von {size} kB kommen in beide Richtungen heil an.",
  "large.harmed": "Nachrichten von {size} kB kommen verändert zurück.",
  "large.harmed.do": "Etwas unterwegs schreibt sie um. Schalt seinen Filter für diese Adresse ab, oder nimm https.",
  "large.silent": "Nachrichten von {size} kB kommen nicht zurück.",
  "large.silent.do": "Ein Proxy hält sie zurück oder begrenzt ihre Größe. Lass ihn Frames von 64 kB auf /ws durchlassen.",

  // some time on the line
  "stay": "In der Leitung",
  "stay.running": "Die Verbindung ist offen und wird beobachtet.",
  "stay.good": "Die Verbindung hielt {seconds} s. Eine Nachricht braucht hin und zurück {median}, höchstens {worst}.",
  "stay.slow": "Die Verbindung hielt {seconds} s, aber eine Nachricht braucht hin und zurück {median}, höchstens {worst}.",
  "stay.slow.do": "Um so viel hinken die Bildschirme nach. Geh näher an den Zugangspunkt, oder gib den Schritten mehr Zeit.",
  "stay.held": "Jede Nachricht wird unterwegs aufgehalten: Hin und zurück braucht sie {median}, höchstens {worst}.",
  "stay.held.do": "Das ist ein Proxy, der puffert. Schalt das für /ws ab, oder nimm ein anderes Netz.",
  "stay.lost": { one: "{count} von {of} Nachrichten kam nicht zurück.", other: "{count} von {of} Nachrichten kamen nicht zurück." },
  "stay.lost.do": "Das WLAN ist hier schwach, oder ein Proxy puffert. Geh näher an den Zugangspunkt, oder nimm ein anderes Netz.",
  "stay.cut": "Die Live-Verbindung ging auf und wurde nach {seconds} s getrennt.",
  "stay.cut.do": "Ein Proxy oder ein Filter beendet sie. Lass ihn /ws offen halten, auch wenn 60 s nichts kommt, oder nimm ein anderes Netz.",
  "stay.skipped": "Nicht geprüft, weil sich die Live-Verbindung nicht öffnet.",

  // secure or not
  "secure": "Bildschirme",
  "secure.good": "Die Seite ist sicher, darum bleiben Handys beim Spielen wach.",
  "secure.here": "Dieser Computer bleibt wach. Handys, die über einfaches http kommen, lassen sich nicht wach halten, ihr Bildschirm wird dunkel.",
  "secure.no": "Über einfaches http lässt sich ein Handy nicht wach halten, sein Bildschirm wird dunkel.",
  "secure.no.do": "Dabei geht nichts verloren: Ein Antippen holt es zurück. Mit https bleiben Handys wach.",
  "secure.nolock": "Dieser Browser kann den Bildschirm nicht an lassen.",
  "secure.nolock.do": "Wird er dunkel, geht nichts verloren: Ein Antippen holt ihn zurück.",

  // with a phone
  "phone": "Mit einem Handy prüfen",
  "phone.how": "Richte die Kamera hierher, oder öffne {address}",
  "phone.qr": "QR-Code, der {address} öffnet",
  "ms": "{number} ms",
  "s": "{number} s",
};
