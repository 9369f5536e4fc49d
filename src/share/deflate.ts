import { deflateSync } from 'fflate';
import { crc32, headOf, joined, number32 } from './pack';
import { shortened } from './ratios';
import type { Snapshot } from './snapshot';

/** Deflated JSON. */
export const deflated = (snapshot: Snapshot): Uint8Array =>
  deflateSync(new TextEncoder().encode(JSON.stringify(shortened(snapshot))), { level: 9 });

/** A packed snapshot without a passphrase. */
export function packPlain(snapshot: Snapshot): Uint8Array<ArrayBuffer> {
  const body = deflated(snapshot);
  return joined(headOf('plain'), number32(crc32(body)), body);
}
