/** The words of the network check, in Spanish. */
import type { check as english } from "../en/check";
import type { Translated } from "../translate";

export const check: Translated<typeof english> = {
  "title": "Prueba de la red",
  "lead": "Hazla donde será el taller, en la red que usará la gente. Tarda un minuto y va sola.",
  "again": "Probar de nuevo",
  "findings": "Lo que se encontró",

  // the verdict
  "verdict.running": "Probando …",
  "verdict.good": "Todo listo",
  "verdict.care": "Funcionará, pero …",
  "verdict.bad": "Aquí no funcionará",
  "verdict.left": { one: "queda {count} segundo", many: "quedan {count} de segundos", other: "quedan {count} segundos" },
  "verdict.good.text": "La gente puede entrar y jugar con esta dirección.",
  "verdict.care.text": "Lee las líneas marcadas “Ojo” antes de que llegue la gente.",
  "verdict.bad.text": "Haz lo que dicen las líneas marcadas “Obstáculo” y prueba de nuevo.",

  // how a finding is marked
  "mark.open": "Buscando aún",
  "mark.good": "Bien",
  "mark.note": "Conviene saberlo",
  "mark.care": "Ojo",
  "mark.bad": "Obstáculo",

  // the address
  "address": "Dirección",
  "address.loopback": "Esta página llegó por {host}, una dirección que solo conoce este equipo.",
  "address.loopback.do": "Los teléfonos usan {phones}. Prueba también con uno.",
  "address.loopback.none.do": "Ningún teléfono puede llegar a este servidor. Inícialo con --host 0.0.0.0, en una red a la que puedan unirse.",
  "address.linklocal": "{host} es una dirección que un equipo se da solo cuando ningún router le da una.",
  "address.linklocal.do": "Conecta el equipo y los teléfonos a la misma wifi, reinicia el servidor y usa la dirección que muestra.",
  "address.private": "{host} es una dirección de esta red: llegan los teléfonos de la misma wifi; los demás, no.",
  "address.private.do": "Las redes de invitados suelen separar los dispositivos; prueba también con un teléfono.",
  "address.public": "Se llega a {host} desde cualquier lugar, por https.",
  "address.public.plain": "Se llega a {host} desde cualquier lugar, por http sin cifrar: quien esté en medio puede leerlo todo.",
  "address.public.plain.do": "Pon https delante del servidor o quédate en una red propia.",

  // plain pages
  "pages": "Páginas",
  "pages.good": "Las páginas responden en {time}.",
  "pages.slow": "Las páginas tardan {time} en responder, así que los teléfonos abrirán despacio.",
  "pages.slow.do": "Acércate al punto de acceso o deja que la gente entre antes de empezar.",
  "pages.full": "El servidor responde, pero no puede guardar.",
  "pages.full.do": "Libera espacio en su disco y mira su registro. No se puede jugar nada hasta que vuelva a guardar.",
  "pages.other": "Responde otra cosa en lugar del servidor, con el estado {status}.",
  "pages.other.do": "Lo hace una página de acceso de la wifi o un proxy. Inicia sesión o usa otra red y prueba de nuevo.",
  "pages.silent": "El servidor no responde.",
  "pages.silent.do": "Comprueba que funciona y que este dispositivo está en su red.",

  // the live line
  "socket": "Línea en vivo",
  "socket.good": "La línea en vivo se abre en {time}, en las dos codificaciones.",
  "socket.turned": "Las páginas pasan, pero la línea en vivo se rechaza: algo en el camino no deja pasar los WebSockets.",
  "socket.turned.do": "Haz que el proxy deje pasar la cabecera “Upgrade” en /ws, o evítalo: otra wifi, compartir datos de un teléfono, sin VPN.",
  "socket.answered": "Un proxy responde él mismo por la línea en vivo, con el estado {status}.",
  "socket.answered.do": "Indícale que pase /ws al servidor, o evítalo: otra wifi, compartir datos de un teléfono, sin VPN.",
  "socket.silent": "La línea en vivo no recibe respuesta: algo en el camino se la traga.",
  "socket.silent.do": "Lo hace un cortafuegos o un filtro. Pide que permitan WebSockets a {host} o usa otra red.",
  "socket.text": "La línea en vivo se abre solo para texto. Los teléfonos necesitan tramas binarias.",
  "socket.text.do": "Desactiva lo que inspecciona o reescribe los WebSockets en el camino, o usa otra red.",
  "socket.binary": "La línea en vivo se abre solo para tramas binarias. Los teléfonos no necesitan otras.",

  // long messages
  "large": "Mensajes largos",
  "large.good": "Los mensajes de {size} kB pasan intactos en ambos sentidos.",
  "large.harmed": "Los mensajes de {size} kB vuelven cambiados.",
  "large.harmed.do": "Algo en el camino los reescribe. Desactiva su filtro para esta dirección o sirve por https.",
  "large.silent": "Los mensajes de {size} kB no vuelven.",
  "large.silent.do": "Un proxy los retiene o limita su tamaño. Haz que deje pasar tramas de 64 kB en /ws.",

  // some time on the line
  "stay": "En línea",
  "stay.running": "La línea está abierta y se observa.",
  "stay.good": "La línea aguantó {seconds} s. Un mensaje va y vuelve en {median}; en {worst}, como mucho.",
  "stay.slow": "La línea aguantó {seconds} s, pero un mensaje va y vuelve en {median}; en {worst}, como mucho.",
  "stay.slow.do": "Las pantallas se retrasan otro tanto. Acércate al punto de acceso o da más tiempo a los pasos.",
  "stay.held": "Algo retiene cada mensaje en el camino: va y vuelve en {median}; en {worst}, como mucho.",
  "stay.held.do": "Lo hace un proxy con búfer. Desactívalo para /ws o usa otra red.",
  "stay.lost": { one: "{count} de {of} mensajes no volvió.", many: "{count} de {of} mensajes no volvieron.", other: "{count} de {of} mensajes no volvieron." },
  "stay.lost.do": "La wifi es débil aquí o un proxy retiene datos. Acércate al punto de acceso o usa otra red.",
  "stay.cut": "La línea en vivo se abrió y se cortó a los {seconds} s.",
  "stay.cut.do": "La termina un proxy o un filtro. Haz que deje abierto /ws, aunque no se diga nada durante 60 s, o usa otra red.",
  "stay.skipped": "No se probó, porque la línea en vivo no se abre.",

  // secure or not
  "secure": "Pantallas",
  "secure.good": "La página es segura, así que los teléfonos siguen encendidos mientras se juega.",
  "secure.here": "Este equipo sigue encendido. Los teléfonos que entran por http sin cifrar no pueden, y su pantalla se apaga.",
  "secure.no": "Por http sin cifrar un teléfono no puede seguir encendido, y su pantalla se apaga.",
  "secure.no.do": "No se pierde nada: vuelve con un toque. Con https los teléfonos siguen encendidos.",
  "secure.nolock": "Este navegador no puede dejar la pantalla encendida.",
  "secure.nolock.do": "No se pierde nada cuando se apaga: vuelve con un toque.",

  // with a phone
  "phone": "Probar con un teléfono",
  "phone.how": "Apunta aquí con la cámara o abre {address}",
  "phone.qr": "Código QR que abre {address}",
  "ms": "{number} ms",
  "s": "{number} s",
};
