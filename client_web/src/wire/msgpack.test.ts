/** The small MessagePack against a library that has all of it. */
import * as library from "@msgpack/msgpack";
import { expect, test } from "vitest";
import { decode, encode, MalformedFrame, type Plain } from "./msgpack";

const NUMBERS = [0, 1, 127, 128, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, Number.MAX_SAFE_INTEGER];
const BELOW = [-1, -32, -33, -128, -129, -32_768, -32_769, -2_147_483_648, -2_147_483_649, -Number.MAX_SAFE_INTEGER];
const VALUES: Plain[] = [
  ...[null, true, false, 0.5, -1.25, 1e300, ...NUMBERS, ...BELOW],
  ...["", "a".repeat(31), "a".repeat(32), "é".repeat(200), "漢字 🙂 \u0000", "x".repeat(70_000)],
  ...[[], Array<Plain>(15).fill(1), Array<Plain>(16).fill("y"), Array<Plain>(70_000).fill(null)],
  ...[{}, { a: { b: [1, { c: null }] } }, Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, n]))],
];

test("what a library packs is read as it was", () => {
  for (const value of VALUES) expect(decode(library.encode(value, { useBigInt64: false }))).toEqual(value);
});

test("what is packed here a library reads as it was", () => {
  for (const value of VALUES) expect(library.decode(encode(value))).toEqual(value);
});

test("single-precision and 64-bit numbers are read", () => {
  expect(decode(library.encode(0.5, { forceFloat32: true }))).toBe(0.5);
  expect(decode(Uint8Array.of(0xcf, 0, 0, 0, 1, 0, 0, 0, 0))).toBe(4_294_967_296);
  expect(decode(Uint8Array.of(0xd3, 255, 255, 255, 255, 255, 255, 255, 254))).toBe(-2);
});

test("fields without a value are left out", () => {
  expect(decode(encode({ t: "hello", name: undefined }))).toEqual({ t: "hello" });
});

test("a frame that is cut off, or of another kind, is told apart from a message", () => {
  expect(() => decode(encode({ t: "pong" }).slice(0, 4))).toThrow(MalformedFrame);
  expect(() => decode(new Uint8Array())).toThrow(MalformedFrame);
  expect(() => decode(Uint8Array.of(0xc4, 1, 0))).toThrow(MalformedFrame);
});
