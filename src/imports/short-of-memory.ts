import { isOutOfMemory } from '../util/out-of-memory';

/** Bytes of a file that may well be too large for memory. A smaller one that wants more than there is tells wrong lengths: it is damaged. */
const LEAST = 4 << 20;

/** True where a file cannot be read for want of memory, rather than because it is damaged. */
export function isShortOfMemory(cause: unknown, { size }: Pick<Blob, 'size'>): boolean {
  return size >= LEAST && isOutOfMemory(cause);
}
