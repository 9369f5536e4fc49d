import type { TypedColumn } from '../typed/read';

export type WordColumn = Extract<TypedColumn, { readonly kind: 'word' }>;
/** Texts of a column of words. */
export type Texts = WordColumn['words'];

const LEAST = 64;

/**
 * Numbers for texts in UTF-8, in the order in which they come first. `typed/assembly/words.ts` gives cells theirs while they are read, in
 * WebAssembly: that lies in the workers that read and works on memory of its own, sixteen bytes at a time. These are the few texts that are made
 * of such words afterwards, on the page, one here and one there: fetching it for them, and copying them in and out, would be more than this is.
 */
export class Interned {
  #size = 0;
  #bytes = new Uint8Array(LEAST * 16);
  #offsets = new Int32Array(LEAST + 1);
  #hashes = new Int32Array(LEAST + 1);
  /** A number + 1 in each slot; 0: empty. */
  #slots = new Int32Array(LEAST * 4);

  number(bytes: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x45d9f3b);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const known = (this.#slots[slot] ?? 0) - 1;
      if (this.#hashes[known] === hash && this.#is(known, bytes, from, to)) return known;
    }
    const added = this.#add(bytes, from, to, hash);
    this.#slots[slot] = added + 1;
    if (this.#size * 2 > mask) this.#place(this.#slots.length * 4);
    return added;
  }

  /** The texts so far. */
  list(): Texts {
    return {
      bytes: this.#bytes.slice(0, this.#offsets[this.#size] ?? 0),
      offsets: this.#offsets.slice(0, this.#size + 1),
    };
  }

  #is(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#offsets[number] ?? 0;
    if ((this.#offsets[number + 1] ?? 0) - start !== to - from) return false;
    for (let at = from; at < to; at++) if (this.#bytes[start + at - from] !== bytes[at]) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const number = this.#size++;
    const start = this.#offsets[number] ?? 0;
    const end = start + to - from;
    if (end > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    if (this.#size >= this.#offsets.length) {
      this.#offsets = doubled(this.#offsets);
      this.#hashes = doubled(this.#hashes);
    }
    this.#bytes.set(bytes.subarray(from, to), start);
    this.#offsets[number + 1] = end;
    this.#hashes[number] = hash;
    return number;
  }

  #place(slots: number): void {
    const mask = slots - 1;
    this.#slots = new Int32Array(slots);
    for (let number = 0; number < this.#size; number++) {
      const hash = this.#hashes[number] ?? 0;
      let slot = (hash ^ (hash >>> 13)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(values.length * 2);
  longer.set(values);
  return longer;
}
