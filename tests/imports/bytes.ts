/** Writes text in encodings that browsers only read: built once by reading every pair of bytes. */

type Legacy = 'gb18030' | 'big5';

const tables = new Map<Legacy, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: Legacy): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(new Uint8Array([lead, trail]));
      if ([...letter].length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, [lead, trail]);
    }
  }
  tables.set(encoding, table);
  return table;
}

/** Text as bytes of an encoding. Throws for letters that it does not have. */
export function encoded(text: string, encoding: Legacy | 'utf-8' | 'utf-16le'): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') {
    const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    return new Uint8Array(units.flatMap((unit) => [unit & 255, unit >> 8]));
  }
  const table = tableOf(encoding);
  return new Uint8Array(
    [...text].flatMap((letter) => {
      const bytes = letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : table.get(letter);
      if (!bytes) throw new RangeError(`${letter} is not in ${encoding}`);
      return [...bytes];
    }),
  );
}

/** Parts joined, for marks before text and for files that change their encoding. */
export const joined = (...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flatMap((part) => [...part]));

export const BOM = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe] } as const;
