/** The words of the network check, in English. */
import type { Messages } from "../translate";

export const check = {
  "title": "Network check",
  "lead": "Run it where the workshop will be, on the network people will use. It takes a minute and can be left alone.",
  "again": "Check again",
  "findings": "What was found",

  // the verdict
  "verdict.running": "Checking …",
  "verdict.good": "Good to go",
  "verdict.care": "It will work, but …",
  "verdict.bad": "This will not work here",
  "verdict.left": { one: "{count} second to go", other: "{count} seconds to go" },
  "verdict.good.text": "People can join and play by this address.",
  "verdict.care.text": "Read the lines marked “Take care” before people come.",
  "verdict.bad.text": "Do what the lines marked “In the way” say, then check again.",

  // how a finding is marked
  "mark.open": "Still looking",
  "mark.good": "Fine",
  "mark.note": "Good to know",
  "mark.care": "Take care",
  "mark.bad": "In the way",

  // the address
  "address": "Address",
  "address.loopback": "This page came by {host}, an address only this computer knows.",
  "address.loopback.do": "Phones use {phones} instead. Check with one of them too.",
  "address.loopback.none.do": "No phone can reach this server. Start it with --host 0.0.0.0, on a network that phones can join.",
  "address.linklocal": "{host} is an address a computer gives itself when no router gives it one.",
  "address.linklocal.do": "Join the computer and the phones to the same Wi-Fi, start the server again, and use the address it prints.",
  "address.private": "{host} is an address of this network: phones in the same Wi-Fi reach it, others do not.",
  "address.private.do": "Guest networks often keep devices apart, so check with a phone too.",
  "address.public": "{host} can be reached from anywhere, by https.",
  "address.public.plain": "{host} can be reached from anywhere, by plain http: whoever stands in between can read along.",
  "address.public.plain.do": "Put https before the server, or keep to a network of your own.",

  // plain pages
  "pages": "Pages",
  "pages.good": "Pages answer in {time}.",
  "pages.slow": "Pages take {time} to answer, so phones will open slowly.",
  "pages.slow.do": "Move nearer to the access point, or let people join before you begin.",
  "pages.full": "The server answers, but it cannot save.",
  "pages.full.do": "Make room on its disk and look at its log. Nothing can be played until it saves again.",
  "pages.other": "Something else answers in the server’s place, with status {status}.",
  "pages.other.do": "A sign-in page of the Wi-Fi or a proxy does that. Sign in, or use another network, then check again.",
  "pages.silent": "The server does not answer.",
  "pages.silent.do": "See that it runs and that this device is in its network.",

  // the live line
  "socket": "Live line",
  "socket.good": "The live line opens in {time}, in both encodings.",
  "socket.turned": "Pages come through, but the live line is turned away: something on the way does not pass WebSockets on.",
  "socket.turned.do": "Let the proxy pass the header “Upgrade” on /ws, or go round it: another Wi-Fi, a phone’s hotspot, no VPN.",
  "socket.answered": "A proxy answers for the live line by itself, with status {status}.",
  "socket.answered.do": "Tell it to pass /ws on to the server, or go round it: another Wi-Fi, a phone’s hotspot, no VPN.",
  "socket.silent": "The live line gets no answer: something on the way swallows it.",
  "socket.silent.do": "A firewall or a filter does that. Have WebSockets to {host} allowed, or use another network.",
  "socket.text": "The live line opens for text only. Phones need binary frames.",
  "socket.text.do": "Switch off what inspects or rewrites WebSockets on the way, or use another network.",
  "socket.binary": "The live line opens for binary frames only. Phones need no others.",

  // long messages
  "large": "Long messages",
  "large.good": "Messages of {size} kB pass both ways unharmed.",
  "large.harmed": "Messages of {size} kB come back changed.",
  "large.harmed.do": "Something on the way rewrites them. Switch off its filter for this address, or serve by https.",
  "large.silent": "Messages of {size} kB do not come back.",
  "large.silent.do": "A proxy holds them or limits their size. Let it pass frames of 64 kB on /ws.",

  // some time on the line
  "stay": "On the line",
  "stay.running": "The line is open and is being watched.",
  "stay.good": "The line held for {seconds} s. A message is there and back in {median}, in {worst} at worst.",
  "stay.slow": "The line held for {seconds} s, but a message is there and back in {median}, in {worst} at worst.",
  "stay.slow.do": "Screens follow that much later. Move nearer to the access point, or give the steps more time.",
  "stay.held": "Every message is held up on the way: it is there and back in {median}, in {worst} at worst.",
  "stay.held.do": "A proxy that buffers does that. Switch buffering off for /ws, or use another network.",
  "stay.lost": { one: "{count} of {of} messages did not come back.", other: "{count} of {of} messages did not come back." },
  "stay.lost.do": "The Wi-Fi is weak here or a proxy buffers. Move nearer to the access point, or use another network.",
  "stay.cut": "The live line opened, and was cut after {seconds} s.",
  "stay.cut.do": "A proxy or a filter ends it. Let it leave /ws open, also when nothing is said for 60 s, or use another network.",
  "stay.skipped": "Not tried, because the live line does not open.",

  // secure or not
  "secure": "Screens",
  "secure.good": "The page is secure, so phones stay awake while people play.",
  "secure.here": "This computer stays awake. Phones that come by plain http cannot be kept awake, and their screens go dark.",
  "secure.no": "By plain http a phone cannot be kept awake, and its screen goes dark.",
  "secure.no.do": "Nothing is lost by that: it comes back at a touch. With https phones stay awake.",
  "secure.nolock": "This browser cannot keep its screen on.",
  "secure.nolock.do": "Nothing is lost when it goes dark: it comes back at a touch.",

  // with a phone
  "phone": "Check with a phone",
  "phone.how": "Point its camera here, or open {address}",
  "phone.qr": "QR code that opens {address}",
  "ms": "{number} ms",
  "s": "{number} s",
} as const satisfies Messages;
