/** Values that an attribute may have to be switched without a pass: what a list says of each fits into one number. */
export const MOST_VALUES = 512;
const VALUE_BITS = 9;
const VALUE = MOST_VALUES - 1;

/** Room to begin with: lists, what stands in them, and places to find a list by. */
const [LISTS, ENTRIES] = [256, 1024];
/** Beyond it a store is full: going through the orders takes less memory. */
const MOST_ENTRIES = 2 ** 21;

/** What a list says of a value: up to 22 bits of anything. */
export const entryOf = (value: number, told: number): number => value | (told << VALUE_BITS);
export const valueOf = (entry: number): number => entry & VALUE;
export const toldOf = (entry: number): number => entry >>> VALUE_BITS;

function grown(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * column.length);
  larger.set(column);
  return larger;
}

/**
 * Counts of those who have several values, by what they have of each: whoever have the same stand in one list, however many they are. Few lists
 * say it of many people, so that any choice of values is counted by going through the lists alone.
 */
export class Mixes {
  /** Entries of list l stand at starts[l] ≤ at < starts[l + 1], ascending by value. */
  starts = new Int32Array(LISTS);
  entries = new Int32Array(ENTRIES);
  bucketOf = new Int32Array(LISTS);
  /** How many have it, and how many of them are marked. */
  counts = new Int32Array(LISTS);
  marked = new Int32Array(LISTS);
  size = 0;
  #hashes = new Int32Array(LISTS);
  #places = new Int32Array(2 * LISTS).fill(-1);

  get byteLength(): number {
    return 20 * this.counts.length + 4 * (this.entries.length + this.#places.length);
  }

  get isFull(): boolean {
    return (this.starts[this.size] ?? 0) > MOST_ENTRIES;
  }

  /** One more of a bucket who has the first `length` of `told`; `mark` is 1 or 0. */
  add(bucket: number, told: Int32Array, length: number, mark: number): void {
    let hash = Math.imul(bucket + 1, 0x9e3779b1);
    for (let at = 0; at < length; at++) {
      hash = Math.imul(hash ^ (told[at] ?? 0), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    const low = this.#places.length - 1;
    let place = hash & low;
    for (; (this.#places[place] ?? -1) >= 0; place = (place + 1) & low) {
      const list = this.#places[place] ?? 0;
      if (this.#hashes[list] !== hash || !this.#is(list, bucket, told, length)) continue;
      this.counts[list] = (this.counts[list] ?? 0) + 1;
      this.marked[list] = (this.marked[list] ?? 0) + mark;
      return;
    }
    this.#places[place] = this.#append(hash, bucket, told, length, mark);
    if (2 * this.size > low) this.#spread();
  }

  #is(list: number, bucket: number, told: Int32Array, length: number): boolean {
    const start = this.starts[list] ?? 0;
    if (this.bucketOf[list] !== bucket || (this.starts[list + 1] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at++) if (this.entries[start + at] !== told[at]) return false;
    return true;
  }

  #append(hash: number, bucket: number, told: Int32Array, length: number, mark: number): number {
    const list = this.size++;
    if (this.size + 1 > this.counts.length) {
      this.starts = grown(this.starts);
      this.bucketOf = grown(this.bucketOf);
      this.counts = grown(this.counts);
      this.marked = grown(this.marked);
      this.#hashes = grown(this.#hashes);
    }
    const start = this.starts[list] ?? 0;
    while (start + length > this.entries.length) this.entries = grown(this.entries);
    for (let at = 0; at < length; at++) this.entries[start + at] = told[at] ?? 0;
    this.starts[list + 1] = start + length;
    this.bucketOf[list] = bucket;
    this.counts[list] = 1;
    this.marked[list] = mark;
    this.#hashes[list] = hash;
    return list;
  }

  #spread(): void {
    this.#places = new Int32Array(2 * this.#places.length).fill(-1);
    const low = this.#places.length - 1;
    for (let list = 0; list < this.size; list++) {
      let place = (this.#hashes[list] ?? 0) & low;
      while ((this.#places[place] ?? -1) >= 0) place = (place + 1) & low;
      this.#places[place] = list;
    }
  }
}
