import { LIMITS, SnapshotError } from './snapshot';

/*
 * A packed snapshot: `KQN` and a version byte, a byte that says plain (0) or encrypted (1), then
 *   plain      CRC-32 of what follows (4 bytes), deflated JSON
 *   encrypted  iterations (4 bytes), salt (16), iv (12), AES-GCM of the deflated JSON; everything before it is authenticated
 */
const MAGIC = [0x4b, 0x51, 0x4e] as const;
export const PACK_VERSION = 1;
export const HEAD = 5;

export type PackKind = 'plain' | 'encrypted';

/** The first bytes of every packed snapshot. */
export const headOf = (kind: PackKind): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(...MAGIC, PACK_VERSION, kind === 'plain' ? 0 : 1);

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What kind of snapshot the bytes are. Throws a `SnapshotError` when they are none. */
export function packKind(bytes: Uint8Array): PackKind {
  if (bytes.length > LIMITS.packed) throw new SnapshotError('too-big');
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new SnapshotError('not-ours');
  if ((bytes[3] ?? 0) > PACK_VERSION) throw new SnapshotError('newer');
  if (bytes[3] !== PACK_VERSION || bytes.length <= HEAD) throw new SnapshotError('damaged');
  if (bytes[4] === 0) return 'plain';
  if (bytes[4] === 1) return 'encrypted';
  throw new SnapshotError('damaged');
}

export function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export const number32 = (value: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
export const readNumber32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);

/** The deflated JSON of a plain snapshot. Throws when a byte has changed. */
export function plainBody(bytes: Uint8Array): Uint8Array {
  const body = bytes.subarray(HEAD + 4);
  if (body.length === 0 || readNumber32(bytes, HEAD) !== crc32(body)) throw new SnapshotError('damaged');
  return body;
}

/** Inflates piece by piece and gives up as soon as there is more than a snapshot can be. Done by the browser itself. */
export async function inflated(body: Uint8Array, limit: number = LIMITS.inflated): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces = new Blob([joined(body)]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let size = 0;
  let text = '';
  try {
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      size += piece.value.length;
      if (size > limit) break;
      text += decoder.decode(piece.value, { stream: true });
    }
    if (size <= limit) return text + decoder.decode();
    await pieces.cancel();
  } catch (cause) {
    throw new SnapshotError('damaged', { cause });
  }
  throw new SnapshotError('too-big');
}

/** Base64 for addresses: `-` and `_`, no padding. */
export function toText(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function fromText(text: string): Uint8Array<ArrayBuffer> {
  if (text.length > (LIMITS.packed * 4) / 3) throw new SnapshotError('too-big');
  if (!/^[\w-]+$/.test(text)) throw new SnapshotError('damaged');
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch (cause) {
    throw new SnapshotError('damaged', { cause });
  }
}
