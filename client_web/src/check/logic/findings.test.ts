/** What the check makes of what it measured. */
import { expect, test } from "vitest";
import * as findings from "./findings";
import type { Opened, Place, Stay } from "./findings";

const LAN: Place = { host: "192.168.1.5:8080", hostname: "192.168.1.5", https: false, secure: false, wakeLock: false };
const HERE: Place = { ...LAN, host: "localhost:8080", hostname: "localhost", secure: true, wakeLock: true };
const OPENED: Opened = { refused: {}, ms: 12, answered: null };

function stayed(more: Partial<Stay>): Stay {
  return { seconds: 60, stood: 60, trips: [20, 30, 25], cutAfter: null, over: true, ...more };
}

test("an address of the network is fine, and one only this computer knows names the other", () => {
  expect(findings.addressFinding(LAN, "http://192.168.1.5:8080/check").weight).toBe("good");
  const here = findings.addressFinding(HERE, "http://192.168.1.5:8080/check");
  expect(here.weight).toBe("note");
  expect(here.todo).toContain("http://192.168.1.5:8080/ ");
  expect(findings.addressFinding(HERE, "http://localhost:8080/check").weight).toBe("care");
  expect(findings.addressFinding({ ...LAN, hostname: "169.254.3.3" }, "").weight).toBe("bad");
  expect(findings.addressFinding({ ...LAN, hostname: "hotseat.example" }, "").weight).toBe("care");
  expect(findings.addressFinding({ ...LAN, hostname: "hotseat.example", https: true }, "").weight).toBe("good");
});

test("pages are judged by who answers, then by how fast", () => {
  expect(findings.pagesFinding({ kind: "good", status: 200, ms: 40 }).weight).toBe("good");
  expect(findings.pagesFinding({ kind: "good", status: 200, ms: 3100 })).toMatchObject({ weight: "care", say: expect.stringContaining("3.1 s") as string });
  expect(findings.pagesFinding({ kind: "other", status: 511, ms: 0 })).toMatchObject({ weight: "bad", say: expect.stringContaining("511") as string });
  expect(findings.pagesFinding({ kind: "full", status: 503, ms: 0 }).weight).toBe("bad");
  expect(findings.pagesFinding({ kind: "silent", status: 0, ms: 0 }).weight).toBe("bad");
});

test("a line that does not open says who is in the way", () => {
  const refused = (msgpack: "refused" | "silent", answered: number | null) =>
    findings.socketFinding({ refused: { msgpack, json: msgpack }, ms: 0, answered }, LAN.host).say;
  expect(findings.socketFinding(OPENED, LAN.host).weight).toBe("good");
  expect(refused("refused", 426)).toContain("turned away");
  expect(refused("refused", 502)).toContain("502");
  expect(refused("silent", 426)).toContain("swallows");
  expect(findings.socketFinding({ ...OPENED, refused: { msgpack: "refused" } }, LAN.host).weight).toBe("bad");
  expect(findings.socketFinding({ ...OPENED, refused: { json: "refused" } }, LAN.host).weight).toBe("note");
});

test("time on the line is judged by cuts, then losses, then how long a message takes", () => {
  const weight = (more: Partial<Stay>) => findings.stayFinding(OPENED, stayed(more), false).weight;
  expect(weight({})).toBe("good");
  expect(weight({ over: false })).toBe("open");
  expect(weight({ cutAfter: 2.1 })).toBe("bad");
  expect(weight({ cutAfter: 45 })).toBe("care");
  expect(weight({ trips: [20, "lost", 30, 25] })).toBe("care");
  expect(weight({ trips: ["lost", "lost", 30] })).toBe("bad");
  expect(weight({ trips: [700, 710, 900] })).toBe("care");
  expect(weight({ trips: [1300, 1310, 1400] })).toBe("care");
  expect(weight({ trips: [2300, 2310, 2400] })).toBe("bad");
  expect(findings.stayFinding(OPENED, null, false).weight).toBe("note");
  expect(findings.stayFinding(OPENED, null, true).weight).toBe("open");
});

test("long messages come back whole, changed or not at all", () => {
  expect(findings.largeFinding(OPENED, { harmed: false, lost: false }, 8).weight).toBe("good");
  expect(findings.largeFinding(OPENED, { harmed: true, lost: false }, 8).say).toContain("8 kB");
  expect(findings.largeFinding(OPENED, { harmed: false, lost: true }, 8).weight).toBe("bad");
  expect(findings.largeFinding(OPENED, null, 8).weight).toBe("note");
});

test("plain http keeps nobody from playing", () => {
  expect(findings.secureFinding(LAN).weight).toBe("note");
  expect(findings.secureFinding(HERE).weight).toBe("note");
  expect(findings.secureFinding({ ...LAN, https: true, secure: true, wakeLock: true }).weight).toBe("good");
});

test("the worst finding decides, and nothing is said before all are in", () => {
  const of = (...weights: findings.Weight[]) => findings.verdictOf(weights.map((weight) => ({ weight, say: "", todo: "" })));
  expect(of("good", "note")).toBe("good");
  expect(of("good", "care")).toBe("care");
  expect(of("care", "bad")).toBe("bad");
  expect(of("bad", "open")).toBeNull();
});
