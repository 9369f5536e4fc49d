import { inflated } from '../../share/pack';
import { readSnapshot } from '../../share/read';
import { SnapshotError } from '../../share/snapshot';
import type { AheadResults } from './results';

/** Of the packed file. */
const FORMAT = 'kequn-ahead';

/** Deflated JSON. */
export async function packAhead({ notes, snapshot }: AheadResults): Promise<Uint8Array<ArrayBuffer>> {
  const { deflateSync } = await import('fflate');
  const text = JSON.stringify({ format: FORMAT, notes, snapshot: JSON.stringify(snapshot) });
  return new Uint8Array(deflateSync(new TextEncoder().encode(text), { level: 9 }));
}

/** Checked as everything that comes from outside. Throws a `SnapshotError`. */
export async function unpackAhead(bytes: Uint8Array): Promise<AheadResults> {
  const text = await inflated(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SnapshotError('damaged', { cause });
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT)
    throw new SnapshotError('not-ours');
  const notes = 'notes' in value && Number.isSafeInteger(value.notes) ? Number(value.notes) : 0;
  if (!('snapshot' in value) || typeof value.snapshot !== 'string') throw new SnapshotError('damaged');
  return { notes, snapshot: readSnapshot(value.snapshot) };
}
