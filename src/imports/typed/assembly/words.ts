import { alike, byteAt, isUtf8, lowest, marksOf, NO_ASCII, STARRED } from './bytes';
import { isWrapping } from './cells';
import { BLANK, DOLLAR, HASH, TILDE } from './characters';
import { emptyRoom, moreRoom, room } from './room';

/** Bytes of a slot: the first 16 bytes of a text, its length and its number + 1 (0: empty). */
const SLOT: i32 = 24;
/** A longer text is found by a hash in the place of its last eight bytes, and compared. */
const SHORT: i32 = 16;
const FEWEST: i32 = 64;

const UNKNOWN: i32 = 0;
const ASCENDING: i32 = 1;
const DESCENDING: i32 = -1;
/** Every text is looked for. */
const NEITHER: i32 = 2;

let low: u64 = 0;
let high: u64 = 0;

function mixed(a: u64, b: u64): u64 {
  const product = (a ^ (b * 0xff51afd7ed558ccd)) * 0xc4ceb9fe1a85ec53;
  return product ^ (product >> 32);
}

/** Tells `low` and `high` what a text is found by. */
function look(from: i32, length: i32): void {
  low = lowest(load<u64>(from), length);
  high = 0;
  if (length <= 8) return;
  if (length <= SHORT) {
    high = lowest(load<u64>(from + 8), length - 8);
    return;
  }
  let at = 8;
  for (; at + 8 <= length; at += 8) high = mixed(load<u64>(from + at), high);
  if (at < length) high = mixed(lowest(load<u64>(from + at), length - at), high);
}

/** Numbers for texts, in order of first appearance, found by the bytes of a cell. */
@unmanaged
export class Words {
  size: i32;
  /** A text among them is wrapped, padded, or no UTF-8: the file has to be read with more care. */
  isOdd: bool;
  /** A text among them hides a person: 张**, ##…, $$…, ~…. */
  isMasked: bool;
  /** Bytes are not checked to be UTF-8. */
  isGb18030: bool;
  order: i32;
  last: i32;
  bytes: i32;
  bytesRoom: i32;
  offsets: i32;
  room: i32;
  slots: i32;
  mask: i32;

  /** `isKey`: the texts may well come sorted and each only once in a row; then a new one is known without looking for it. */
  static of(expected: i32, isKey: bool, isGb18030: bool): Words {
    const words = changetype<Words>(emptyRoom(1, offsetof<Words>() as i32));
    words.isGb18030 = isGb18030;
    words.order = isKey ? UNKNOWN : NEITHER;
    words.room = max(16, expected);
    words.bytesRoom = max(256, expected * 16);
    words.bytes = room(words.bytesRoom, 1);
    words.offsets = room(words.room + 1, 4);
    store<i32>(words.offsets, 0);
    words.place(isKey ? 0 : expected * 2);
    return words;
  }

  /** The number of a text. */
  code(from: i32, to: i32): i32 {
    const length = to - from;
    look(from, length);
    const a = low;
    const b = high;
    const mask = this.mask;
    let slot = (mixed(a, b) as i32) & mask;
    let at = this.slots + slot * SLOT;
    let code = load<i32>(at, 20) - 1;
    while (code >= 0) {
      if (load<u64>(at) === a && load<u64>(at, 8) === b && load<i32>(at, 16) === length)
        if (length <= SHORT || this.compare(code, from, to) === 0) return code;
      slot = (slot + 1) & mask;
      at = this.slots + slot * SLOT;
      code = load<i32>(at, 20) - 1;
    }
    store<u64>(at, a);
    store<u64>(at, b, 8);
    store<i32>(at, length, 16);
    store<i32>(at, this.size + 1, 20);
    const added = this.add(from, to);
    if (this.size * 2 > mask) this.place((mask + 1) * 2);
    return added;
  }

  /** The number of a text, where they may come sorted. */
  keyCode(from: i32, to: i32): i32 {
    const last = this.size - 1;
    if (this.order !== NEITHER) {
      if (last < 0) return this.add(from, to);
      const step = this.compare(last, from, to);
      if (step === 0) return last;
      const order = step < 0 ? ASCENDING : DESCENDING;
      if (this.order === UNKNOWN) this.order = order;
      if (this.order === order) return this.add(from, to);
      this.order = NEITHER;
      this.place(this.size * 4);
    } else if (this.compare(this.last, from, to) === 0) return this.last;
    this.last = this.code(from, to);
    return this.last;
  }

  /** Below 0 where the text of this number comes before the cell: shorter ones first. */
  private compare(code: i32, from: i32, to: i32): i32 {
    const start = load<i32>(this.offsets + code * 4);
    const length = load<i32>(this.offsets + code * 4, 4) - start;
    if (length !== to - from) return length - (to - from);
    const own = this.bytes + start;
    const same = alike(own, from, length);
    return same === length ? 0 : byteAt(own + same) - byteAt(from + same);
  }

  private add(from: i32, to: i32): i32 {
    const code = this.size++;
    const start = load<i32>(this.offsets + code * 4);
    const end = start + to - from;
    if (end > this.bytesRoom) {
      this.bytesRoom = max(this.bytesRoom * 2, end);
      this.bytes = moreRoom(this.bytes, this.bytesRoom, 1);
    }
    if (this.size >= this.room) {
      this.room *= 2;
      this.offsets = moreRoom(this.offsets, this.room + 1, 4);
    }
    memory.copy(this.bytes + start, from, to - from);
    const marks = marksOf(from, to);
    if ((marks & STARRED) !== 0) this.isMasked = true;
    if ((marks & NO_ASCII) !== 0 && !this.isGb18030 && !isUtf8(from, to)) this.isOdd = true;
    const first = byteAt(from);
    if (isWrapping(first) || byteAt(to - 1) <= BLANK) this.isOdd = true;
    if (first === TILDE) this.isMasked = true;
    if ((first === HASH || first === DOLLAR) && to - from > 1 && byteAt(from + 1) === first) this.isMasked = true;
    store<i32>(this.offsets + code * 4, end, 4);
    return code;
  }

  /** Puts every text into a new table of at least so many slots. */
  private place(least: i32): void {
    let slots = FEWEST;
    while (slots < least) slots *= 2;
    if (this.slots !== 0) heap.free(this.slots);
    this.slots = emptyRoom(slots, SLOT);
    this.mask = slots - 1;
    for (let code = 0; code < this.size; code++) {
      const start = load<i32>(this.offsets + code * 4);
      const length = load<i32>(this.offsets + code * 4, 4) - start;
      look(this.bytes + start, length);
      let slot = (mixed(low, high) as i32) & this.mask;
      while (load<i32>(this.slots + slot * SLOT, 20) !== 0) slot = (slot + 1) & this.mask;
      const at = this.slots + slot * SLOT;
      store<u64>(at, low);
      store<u64>(at, high, 8);
      store<i32>(at, length, 16);
      store<i32>(at, code + 1, 20);
    }
  }
}
