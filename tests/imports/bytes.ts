/** Writes text in encodings that browsers only read: built once by reading every pair of bytes. */

import type { Encoding } from '../../src/imports/text/encoding.ts';

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

/** The upper half of windows-1252, one byte a letter. */
const WESTERN = new Map(
  Array.from({ length: 128 }, (_, index) => index + 128).map(
    (byte) => [new TextDecoder('windows-1252').decode(new Uint8Array([byte])), [byte]] as const,
  ),
);

/** Letters beyond the first plane (rare names such as 𠮷) take four bytes in GB18030. */
function fourBytes(letter: string): readonly number[] | undefined {
  const beyond = (letter.codePointAt(0) ?? 0) - 0x10000;
  const at = beyond + 189_000;
  return beyond < 0
    ? undefined
    : [
        0x81 + Math.floor(at / 12_600),
        0x30 + (Math.floor(at / 1260) % 10),
        0x81 + (Math.floor(at / 10) % 126),
        0x30 + (at % 10),
      ];
}

/** Text as bytes of an encoding, without a mark. Throws for letters that it does not have. */
export function encoded(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    const isLittle = encoding === 'utf-16le';
    return new Uint8Array(units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
  }
  const table = encoding === 'windows-1252' ? WESTERN : tableOf(encoding);
  return new Uint8Array(
    [...text].flatMap((letter) => {
      const further = encoding === 'gb18030' ? fourBytes(letter) : undefined;
      const bytes = letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : (table.get(letter) ?? further);
      if (!bytes) throw new RangeError(`${letter} is not in ${encoding}`);
      return [...bytes];
    }),
  );
}

/** Parts joined, for marks before text and for files that change their encoding. */
export function joined(...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const BOM = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] } as const;
