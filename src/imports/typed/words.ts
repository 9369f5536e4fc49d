/** Texts one after the other in UTF-8: text `i` is `bytes[offsets[i]..offsets[i + 1])`. */
export interface TextList {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

const NEITHER = 2;
const LARGEST = 1 << 30;

/** Mixes one more byte into a hash; a cell starts with 0. */
export const hashByte = (hash: number, byte: number) => ((hash << 5) + hash + byte) | 0;

/** Spreads what `hashByte` left in the low bits. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return once ^ (once >>> 15);
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

/** Numbers for texts, in order of first appearance, found by the bytes of a cell. */
export class Words {
  size = 0;
  /** A text among them is wrapped, padded, or no UTF-8: the file has to be read with more care. */
  isOdd = false;
  /** A text among them hides a person: 张**, ##…, $$…, ~…. */
  isMasked = false;
  #bytes: Uint8Array;
  #offsets: Int32Array;
  #hashes: Int32Array;
  /** Two per slot: the text's number + 1 (0: empty) and its hash. */
  #slots: Int32Array;
  #mask: number;
  /** -1: descending, 1: ascending, NEITHER: every text is found by its hash. */
  #order: -1 | 0 | 1 | typeof NEITHER;
  #last = 0;

  /** `isKey`: the texts may well come sorted and each only once in a row; then no hash is needed to know a new one. */
  constructor(expected: number, isKey = false) {
    let slots = 64;
    while (slots < expected * 2 && slots < LARGEST) slots *= 2;
    this.#order = isKey ? 0 : NEITHER;
    this.#slots = new Int32Array(isKey ? 0 : slots * 2);
    this.#mask = slots - 1;
    this.#hashes = new Int32Array(Math.max(16, expected));
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

  /** The number of a text; `hash` is that of its bytes. */
  code(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const wanted = mixed(hash);
    const mask = this.#mask;
    const slots = this.#slots;
    for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
      const code = (slots[slot * 2] ?? 0) - 1;
      if (code < 0) {
        slots[slot * 2] = this.size + 1;
        slots[slot * 2 + 1] = wanted;
        return this.#add(bytes, from, to, wanted);
      }
      if (slots[slot * 2 + 1] === wanted && this.#compare(code, bytes, from, to) === 0) return code;
    }
  }

  /** The same for texts that may come sorted, each only once in a row: then a new one is known without looking for it. */
  keyCode(bytes: Uint8Array, from: number, to: number): number {
    const last = this.size - 1;
    if (this.#order !== NEITHER) {
      if (last < 0) return this.#add(bytes, from, to, 0);
      const step = this.#compare(last, bytes, from, to);
      if (step === 0) return last;
      const order = step < 0 ? 1 : -1;
      if (this.#order === 0) this.#order = order;
      if (this.#order === order) return this.#add(bytes, from, to, 0);
      this.#order = NEITHER;
      this.#hashAll();
    } else if (this.#compare(this.#last, bytes, from, to) === 0) return this.#last;
    let hash = 0;
    for (let at = from; at < to; at++) hash = hashByte(hash, bytes[at] ?? 0);
    this.#last = this.code(bytes, from, to, hash);
    return this.#last;
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

  #add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const code = this.size++;
    const start = this.#offsets[code] ?? 0;
    const end = start + to - from;
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, Uint8Array, end);
    if (this.size >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, Int32Array, this.size + 1);
      this.#offsets = grown(this.#offsets, Int32Array, this.#hashes.length + 1);
    }
    let high = 0;
    const own = this.#bytes;
    for (let at = from, put = start; at < to; at++, put++) {
      const byte = bytes[at] ?? 0;
      own[put] = byte;
      high |= byte;
      if (byte === 42) this.isMasked = true;
    }
    if (high >= 0x80 && !isUtf8(bytes, from, to)) this.isOdd = true;
    const first = bytes[from] ?? 0;
    const second = bytes[from + 1] ?? 0;
    if (isWrapping(first) || (bytes[to - 1] ?? 0) <= 32) this.isOdd = true;
    if (first === 126 || ((first === 35 || first === 36) && second === first)) this.isMasked = true;
    this.#hashes[code] = hash;
    this.#offsets[code + 1] = end;
    if (this.#order === NEITHER && this.size * 2 > this.#mask) this.#place();
    return code;
  }

  #hashAll(): void {
    for (let code = 0; code < this.size; code++) {
      let hash = 0;
      const end = this.#offsets[code + 1] ?? 0;
      for (let at = this.#offsets[code] ?? 0; at < end; at++) hash = hashByte(hash, this.#bytes[at] ?? 0);
      this.#hashes[code] = mixed(hash);
    }
    this.#place();
  }

  /** Puts every text into a table of slots that is a third full at most. */
  #place(): void {
    let slots = this.#mask + 1;
    while (slots < this.size * 3) slots *= 2;
    this.#mask = slots - 1;
    this.#slots = new Int32Array(slots * 2);
    for (let code = 0; code < this.size; code++) {
      const hash = this.#hashes[code] ?? 0;
      let slot = hash & this.#mask;
      while (this.#slots[slot * 2] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot * 2] = code + 1;
      this.#slots[slot * 2 + 1] = hash;
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
