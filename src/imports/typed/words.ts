import type { TextList } from './read';

export type { TextList };

const NEITHER = 2;
const LARGEST = 1 << 30;

function hashOf(a: number, b: number, c: number): number {
  const hash = Math.imul(a ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35), 0x45d9f3b);
  return hash ^ (hash >>> 15);
}

/** True for whole UTF-8 characters: no overlong forms, no surrogates, nothing cut off. */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    if (byte < 0xc2 || byte > 0xf4) return false;
    const due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (at + due >= to) return false;
    const next = bytes[at + 1] ?? 0;
    if (next < (byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80)) return false;
    if (next > (byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf)) return false;
    for (let more = 2; more <= due; more++) if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return false;
    at += due;
  }
  return true;
}

/** Bytes that a cell must not begin with: what exports wrap values in, and blanks. */
const isWrapping = (byte: number) => byte === 39 || byte === 96 || byte === 61 || byte <= 32;

/** A text of up to this many bytes is found by its bytes alone: they lie beside its number. */
const SHORT = 11;
const STRIDE = 4;

/** Numbers for texts, in order of first appearance, found by the bytes of a cell. */
export class Words {
  size = 0;
  /** A text among them is wrapped, padded, or no UTF-8: the file has to be read with more care. */
  isOdd = false;
  /** A text among them hides a person: 张**, ##…, $$…, ~…. */
  isMasked = false;
  #bytes: Uint8Array;
  #offsets: Int32Array;
  /** Four per slot: the text's number + 1 (0: empty), then its bytes and length; of a long text its hash, its length and -1. */
  #slots: Int32Array;
  #mask: number;
  /** -1: descending, 1: ascending, NEITHER: every text is looked for. */
  #order: -1 | 0 | 1 | typeof NEITHER;
  /** Bytes are not checked to be UTF-8. */
  readonly #isGb18030: boolean;
  #last = 0;
  #a = 0;
  #b = 0;
  #c = 0;

  /** `isKey`: the texts may well come sorted and each only once in a row; then a new one is known without looking for it. */
  constructor(expected: number, isKey = false, isGb18030 = false) {
    this.#isGb18030 = isGb18030;
    let slots = 64;
    while (!isKey && slots < expected * 2 && slots < LARGEST) slots *= 2;
    this.#order = isKey ? 0 : NEITHER;
    this.#slots = new Int32Array(slots * STRIDE);
    this.#mask = slots - 1;
    this.#offsets = new Int32Array(Math.max(16, expected) + 1);
    this.#bytes = new Uint8Array(Math.max(256, expected * 16));
  }

  /** The texts so far. */
  list(): TextList {
    return {
      bytes: this.#bytes.slice(0, this.#offsets[this.size] ?? 0),
      offsets: this.#offsets.slice(0, this.size + 1),
    };
  }

  /** The number of a text. */
  code(bytes: Uint8Array, from: number, to: number): number {
    this.#read(bytes, from, to);
    const a = this.#a;
    const b = this.#b;
    const c = this.#c;
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = hashOf(a, b, c) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * STRIDE;
      const code = (slots[at] ?? 0) - 1;
      if (code < 0) {
        slots[at] = this.size + 1;
        slots[at + 1] = a;
        slots[at + 2] = b;
        slots[at + 3] = c;
        const added = this.#add(bytes, from, to);
        if (this.size * 2 > mask) this.#place((mask + 1) * 4);
        return added;
      }
      if (slots[at + 1] === a && slots[at + 2] === b && slots[at + 3] === c) {
        if (c !== -1 || this.#compare(code, bytes, from, to) === 0) return code;
      }
    }
  }

  /** The numbers of all texts of a list. */
  codesOf({ bytes, offsets }: TextList, isKey: boolean): Int32Array {
    const codes = new Int32Array(offsets.length - 1);
    for (let at = 0; at < codes.length; at++) {
      const [from, to] = [offsets[at] ?? 0, offsets[at + 1] ?? 0];
      codes[at] = isKey ? this.keyCode(bytes, from, to) : this.code(bytes, from, to);
    }
    return codes;
  }

  /** The number of a text, where they may come sorted. */
  keyCode(bytes: Uint8Array, from: number, to: number): number {
    const last = this.size - 1;
    if (this.#order !== NEITHER) {
      if (last < 0) return this.#add(bytes, from, to);
      const step = this.#compare(last, bytes, from, to);
      if (step === 0) return last;
      const order = step < 0 ? 1 : -1;
      if (this.#order === 0) this.#order = order;
      if (this.#order === order) return this.#add(bytes, from, to);
      this.#order = NEITHER;
      this.#place(this.size * 4);
    } else if (this.#compare(this.#last, bytes, from, to) === 0) return this.#last;
    this.#last = this.code(bytes, from, to);
    return this.#last;
  }

  /** What a cell is found by. */
  #read(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    let a = 0;
    let b = 0;
    let c = length << 24;
    if (length <= SHORT) {
      for (let at = 0; at < 4 && at < length; at++) a |= (bytes[from + at] ?? 0) << (at * 8);
      for (let at = 4; at < 8 && at < length; at++) b |= (bytes[from + at] ?? 0) << (at * 8 - 32);
      for (let at = 8; at < length; at++) c |= (bytes[from + at] ?? 0) << (at * 8 - 64);
    } else {
      for (let at = from; at < to; at++) a = ((a << 5) + a + (bytes[at] ?? 0)) | 0;
      b = length;
      c = -1;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
  }

  /** Below 0 where the text of this number comes before the cell: shorter ones first. */
  #compare(code: number, bytes: Uint8Array, from: number, to: number): number {
    const start = this.#offsets[code] ?? 0;
    const length = (this.#offsets[code + 1] ?? 0) - start;
    if (length !== to - from) return length - (to - from);
    const own = this.#bytes;
    for (let at = 0; at < length; at++) {
      const step = (own[start + at] ?? 0) - (bytes[from + at] ?? 0);
      if (step !== 0) return step;
    }
    return 0;
  }

  #add(bytes: Uint8Array, from: number, to: number): number {
    const code = this.size++;
    const start = this.#offsets[code] ?? 0;
    const end = start + to - from;
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, Uint8Array, end);
    if (this.size >= this.#offsets.length) this.#offsets = grown(this.#offsets, Int32Array, this.size + 1);
    let high = 0;
    const own = this.#bytes;
    for (let at = from, put = start; at < to; at++, put++) {
      const byte = bytes[at] ?? 0;
      own[put] = byte;
      high |= byte;
      if (byte === 42) this.isMasked = true;
    }
    if (high >= 0x80 && !this.#isGb18030 && !isUtf8(bytes, from, to)) this.isOdd = true;
    const first = bytes[from] ?? 0;
    const second = bytes[from + 1] ?? 0;
    if (isWrapping(first) || (bytes[to - 1] ?? 0) <= 32) this.isOdd = true;
    if (first === 126 || ((first === 35 || first === 36) && second === first)) this.isMasked = true;
    this.#offsets[code + 1] = end;
    return code;
  }

  /** Puts every text into a new table of at least so many slots. */
  #place(least: number): void {
    let slots = 64;
    while (slots < least && slots < LARGEST) slots *= 2;
    const table = new Int32Array(slots * STRIDE);
    this.#mask = slots - 1;
    this.#slots = table;
    for (let code = 0; code < this.size; code++) {
      this.#read(this.#bytes, this.#offsets[code] ?? 0, this.#offsets[code + 1] ?? 0);
      let slot = hashOf(this.#a, this.#b, this.#c) & this.#mask;
      while (table[slot * STRIDE] !== 0) slot = (slot + 1) & this.#mask;
      table[slot * STRIDE] = code + 1;
      table[slot * STRIDE + 1] = this.#a;
      table[slot * STRIDE + 2] = this.#b;
      table[slot * STRIDE + 3] = this.#c;
    }
  }
}

/** A longer array with the same beginning. */
export function grown<A extends Int32Array | Float64Array | Uint8Array>(
  values: A,
  type: new (length: number) => A,
  least: number,
): A {
  const longer = new type(Math.max(values.length * 2, least));
  longer.set(values);
  return longer;
}
