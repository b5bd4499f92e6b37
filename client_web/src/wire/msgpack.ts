/** MessagePack as far as the wire uses it: nil, booleans, numbers, text, arrays and maps with text keys.
 *
 * A library's encoder and decoder are 6 kB packed, a fifth of what a phone loads before its door opens; this is 1 kB.
 * Format: https://github.com/msgpack/msgpack/blob/master/spec.md; checked against a library in the tests.
 */

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/** The bytes are no message of the wire: cut off, or of a kind the wire never sends. */
export class MalformedFrame extends Error {}

export function encode(value: Plain): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  write(bytes, value);
  return Uint8Array.from(bytes);
}

function write(to: number[], value: Plain): void {
  if (value === null) to.push(0xc0);
  else if (typeof value === "boolean") to.push(value ? 0xc3 : 0xc2);
  else if (typeof value === "number") writeNumber(to, value);
  else if (typeof value === "string") writeText(to, value);
  else if (isArray(value)) {
    writeHead(to, value.length, 0x90, 15, [0, 0xdc, 0xdd]);
    for (const item of value) write(to, item);
  } else writeMap(to, value);
}

function isArray(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function writeMap(to: number[], map: { readonly [key: string]: Plain | undefined }): void {
  const entries = Object.entries(map).filter((entry): entry is [string, Plain] => entry[1] !== undefined);
  writeHead(to, entries.length, 0x80, 15, [0, 0xde, 0xdf]);
  for (const [key, value] of entries) {
    writeText(to, key);
    write(to, value);
  }
}

function writeText(to: number[], text: string): void {
  const bytes = new TextEncoder().encode(text);
  writeHead(to, bytes.length, 0xa0, 31, [0xd9, 0xda, 0xdb]);
  to.push(...bytes);
}

function writeNumber(to: number[], value: number): void {
  if (Number.isInteger(value) && value >= -32 && value < 128) to.push(value & 0xff);
  else if (Number.isInteger(value) && value >= 0 && value <= 0xffffffff) to.push(0xce, ...bigEndian(value, 4));
  else {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setFloat64(0, value);
    to.push(0xcb, ...new Uint8Array(bytes.buffer));
  }
}

/** A length: in the kind's own byte where it fits, else after a byte that says how wide it is (0 is a width it has not). */
function writeHead(to: number[], length: number, small: number, fits: number, wide: readonly [number, number, number]): void {
  if (length <= fits) to.push(small | length);
  else if (length <= 0xff && wide[0] > 0) to.push(wide[0], length);
  else if (length <= 0xffff) to.push(wide[1], ...bigEndian(length, 2));
  else to.push(wide[2], ...bigEndian(length, 4));
}

function bigEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, place) => Math.floor(value / 2 ** (8 * (bytes - 1 - place))) & 0xff);
}

export function decode(bytes: Uint8Array): Plain {
  return new Reader(bytes).read();
}

const UTF_8 = new TextDecoder();

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): Plain {
    const kind = this.#whole(1);
    if (kind < 0x80) return kind;
    if (kind < 0x90) return this.#map(kind & 15);
    if (kind < 0xa0) return this.#array(kind & 15);
    if (kind < 0xc0) return this.#text(kind & 31);
    return kind >= 0xe0 ? kind - 256 : this.#marked(kind);
  }

  #marked(kind: number): Plain {
    if (kind === 0xc0) return null;
    if (kind === 0xc2 || kind === 0xc3) return kind === 0xc3;
    if (kind === 0xca) return this.#view.getFloat32(this.#skip(4));
    if (kind === 0xcb) return this.#view.getFloat64(this.#skip(8));
    if (kind >= 0xcc && kind <= 0xcf) return this.#whole(2 ** (kind - 0xcc));
    if (kind >= 0xd0 && kind <= 0xd3) return this.#signed(2 ** (kind - 0xd0));
    if (kind >= 0xd9 && kind <= 0xdb) return this.#text(this.#whole(2 ** (kind - 0xd9)));
    if (kind === 0xdc || kind === 0xdd) return this.#array(this.#whole(2 ** (kind - 0xdb)));
    if (kind === 0xde || kind === 0xdf) return this.#map(this.#whole(2 ** (kind - 0xdd)));
    throw new MalformedFrame(`The frame holds a kind the wire never sends: ${kind.toString(16)}.`);
  }

  #skip(bytes: number): number {
    const start = this.#at;
    this.#at += bytes;
    if (this.#at > this.#view.byteLength) throw new MalformedFrame("The frame ends too early.");
    return start;
  }

  #whole(bytes: number): number {
    let value = 0;
    for (let place = 0; place < bytes; place++) value = value * 256 + this.#view.getUint8(this.#skip(1));
    return value;
  }

  #signed(bytes: number): number {
    const start = this.#skip(bytes);
    if (bytes === 8) return Number(this.#view.getBigInt64(start));
    return bytes === 4 ? this.#view.getInt32(start) : bytes === 2 ? this.#view.getInt16(start) : this.#view.getInt8(start);
  }

  #text(length: number): string {
    const start = this.#view.byteOffset + this.#skip(length);
    return UTF_8.decode(new Uint8Array(this.#view.buffer, start, length));
  }

  #array(length: number): Plain[] {
    return Array.from({ length }, () => this.read());
  }

  #map(length: number): Plain {
    return Object.fromEntries(Array.from({ length }, () => [this.read() as string, this.read()] as const));
  }
}
