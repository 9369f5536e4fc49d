import type { ReadOptions } from '../format';
import { type DecodedAs, type Encoding, encodingOf } from './encoding';
import { Utf8Check } from './utf8';

const CHUNK = 4 << 20;
const HEAD = 256 << 10;

export const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** True where every byte of the file can be read so. */
export async function decodesAs(file: Blob, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let from = 0; from < file.size; from += CHUNK) {
      decoder.decode(await bytesOf(file.slice(from, from + CHUNK)), { stream: from + CHUNK < file.size });
    }
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
}

/** How the text of a file is written, told from all of its bytes. */
export async function textEncoding(file: Blob, options: ReadOptions = {}): Promise<DecodedAs> {
  const head = await bytesOf(file.slice(0, HEAD));
  const check = new Utf8Check();
  let isUtf8 = true;
  for (let from = 0; isUtf8 && from < file.size; from += CHUNK) {
    options.signal?.throwIfAborted();
    isUtf8 = check.push(await bytesOf(file.slice(from, from + CHUNK)));
  }
  return encodingOf({
    head,
    isUtf8: isUtf8 && check.end(),
    decodesAs: (encoding) => decodesAs(file, encoding),
  });
}

/** The text of a file in pieces, letters never cut; the mark at the start is left out. */
export async function* textPieces(file: Blob, encoding: Encoding, options: ReadOptions = {}): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for (let from = 0; from < file.size; from += CHUNK) {
    options.signal?.throwIfAborted();
    const bytes = await bytesOf(file.slice(from, from + CHUNK));
    yield decoder.decode(bytes, { stream: from + CHUNK < file.size });
    options.onShare?.(Math.min(1, (from + CHUNK) / file.size));
  }
}

/** Bytes of a line that the engine can be trusted with. */
export const LONGEST_LINE = 1 << 20;
const WINDOW = LONGEST_LINE / 2;
const LOOK = WINDOW / 8;
const LF = 10;

/** True where a line may be longer than `LONGEST_LINE`: half of that passes without a line end. Reads an eighth of the file. */
export async function mayHaveLongLine(file: Blob): Promise<boolean> {
  for (let from = WINDOW; from + WINDOW < file.size; from += WINDOW) {
    if ((await bytesOf(file.slice(from, from + LOOK))).includes(LF)) continue;
    if (!(await bytesOf(file.slice(from, from + WINDOW))).includes(LF)) return true;
  }
  return false;
}
