import { Gunzip, Inflate } from 'fflate';
import { isOutOfMemory } from '../../util/out-of-memory';
import { crc32 } from './crc32';

/** What an archive may become at most; past it the file is turned away rather than the page brought down. */
export interface Limits {
  /** Files taken out of one archive. */
  readonly files: number;
  /** Bytes of all of them together. */
  readonly bytes: number;
  /** Bytes out per byte in; a table is seldom packed more than 30 to 1. Judged from `ratioFrom` bytes on. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const LIMITS: Limits = { files: 200, bytes: 2 * 2 ** 30, ratio: 400, ratioFrom: 64 * 2 ** 20 };

/** An archive that would become too large, or whose bytes are no longer what was packed. */
export class UnpackError extends Error {
  override readonly name = 'UnpackError';
  readonly reason: 'too-large' | 'damaged';

  constructor(reason: UnpackError['reason'], options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

const CHUNK = 64 << 10;
/** Bytes gathered before they become part of a Blob, which the browser may keep on disk. */
const GATHERED = 16 << 20;

interface Inflating {
  readonly signal?: AbortSignal;
  readonly onShare?: (share: number) => void;
  /** Bytes that may still come out. */
  readonly room: number;
  /** The checksum of what comes out, where it is known. */
  readonly checksum?: number;
  readonly limits: Limits;
}

/** Unpacks one stream of bytes, piece by piece. Throws an UnpackError. */
export async function inflate(
  packed: Blob,
  kind: 'deflate' | 'gzip' | 'stored',
  { signal, onShare, room, checksum, limits }: Inflating,
): Promise<Blob> {
  if (kind === 'stored') {
    if (packed.size > room) throw new UnpackError('too-large');
    return packed;
  }
  const parts: Blob[] = [];
  let gathered: Uint8Array<ArrayBuffer>[] = [];
  let waiting = 0;
  let total = 0;
  let isDone = false;
  let sum = 0;
  const flush = () => {
    parts.push(new Blob(gathered));
    gathered = [];
    waiting = 0;
  };
  const take = (piece: Uint8Array, last: boolean) => {
    gathered.push(new Uint8Array(piece));
    waiting += piece.length;
    total += piece.length;
    if (checksum !== undefined) sum = crc32(piece, sum);
    isDone ||= last;
  };
  const stream = kind === 'gzip' ? new Gunzip(take) : new Inflate(take);
  for (let from = 0; from < packed.size; from += CHUNK) {
    signal?.throwIfAborted();
    const bytes = new Uint8Array(await packed.slice(from, from + CHUNK).arrayBuffer());
    try {
      stream.push(bytes, from + CHUNK >= packed.size);
    } catch (cause) {
      if (isOutOfMemory(cause)) throw cause;
      throw new UnpackError('damaged', { cause });
    }
    const read = Math.min(packed.size, from + CHUNK);
    if (total > room || (total > limits.ratioFrom && total > read * limits.ratio)) throw new UnpackError('too-large');
    if (waiting >= GATHERED) flush();
    onShare?.(read / packed.size);
  }
  if (!isDone || (checksum !== undefined && sum !== checksum)) throw new UnpackError('damaged');
  flush();
  return new Blob(parts);
}
