/** Checks bytes for strict UTF-8 as they come, without making text of them. */
export class Utf8Check {
  /** Continuation bytes still due, and the span the next one must lie in. */
  #due = 0;
  #low = 0x80;
  #high = 0xbf;

  /** False as soon as a byte cannot be UTF-8. */
  push(bytes: Uint8Array): boolean {
    let due = this.#due;
    let low = this.#low;
    let high = this.#high;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (due > 0) {
        if (byte < low || byte > high) return false;
        due--;
        low = 0x80;
        high = 0xbf;
      } else if (byte >= 0x80) {
        if (byte < 0xc2 || byte > 0xf4) return false;
        due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
        if (byte === 0xe0) low = 0xa0;
        else if (byte === 0xed) high = 0x9f;
        else if (byte === 0xf0) low = 0x90;
        else if (byte === 0xf4) high = 0x8f;
      }
    }
    this.#due = due;
    this.#low = low;
    this.#high = high;
    return true;
  }

  /** False where the last character is cut off. */
  end(): boolean {
    return this.#due === 0;
  }
}
