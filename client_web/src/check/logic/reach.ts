/** Who can reach an address, told from its host alone. */

export type Reach = "loopback" | "linklocal" | "private" | "public";

/** Names that only a network of one's own knows: RFC 6762, RFC 8375, and what routers make up. */
const OWN_NAMES = /\.(local|lan|home|internal|home\.arpa)$/;

export function reachOf(hostname: string): Reach {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, "");
  const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (numbers !== null) return ofFour(Number(numbers[1]), Number(numbers[2]));
  if (host.includes(":")) return ofSix(host);
  if (host === "localhost" || host.endsWith(".localhost")) return "loopback";
  return !host.includes(".") || OWN_NAMES.test(host) ? "private" : "public";
}

function ofFour(first: number, second: number): Reach {
  if (first === 127) return "loopback";
  if (first === 169 && second === 254) return "linklocal";
  const carrier = first === 100 && second >= 64 && second < 128; // shared by a provider's customers, RFC 6598
  const own = first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168);
  return own || carrier ? "private" : "public";
}

function ofSix(host: string): Reach {
  if (host === "::1") return "loopback";
  if (/^fe[89ab]/.test(host)) return "linklocal";
  return /^f[cd]/.test(host) ? "private" : "public";
}
