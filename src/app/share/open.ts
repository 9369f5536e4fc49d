import type { Locale } from '../../i18n/locale';
import { FrozenSource } from '../../share/frozen-source';
import { fromText, inflated, type PackKind, packKind, plainBody } from '../../share/pack';
import type { HostedItem, HostedTitle } from '../../share/hosted';
import { readSnapshot } from '../../share/read';
import { type Snapshot, SnapshotError } from '../../share/snapshot';
import { hostedPrefix, PAGES, type LinkState, readLink, snapshotPrefix } from '../../state/link';
import { notesCodec } from '../../state/notes';
import type { Loaded } from '../../state/session.svelte';

export { SnapshotError };

/** A snapshot whose bytes are here; an encrypted one still waits for its passphrase. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly kind: PackKind;
  /** What stands before the view in the address; empty for a file. */
  readonly prefix: string;
  /** Its title on the page that hosts it. */
  readonly title?: HostedTitle;
}

export function packedText(packed: string): Packed {
  const bytes = fromText(packed);
  return { bytes, kind: packKind(bytes), prefix: snapshotPrefix(packed) };
}

export function packedHosted({ path, title }: HostedItem, bytes: Uint8Array): Packed {
  return { bytes, kind: packKind(bytes), prefix: hostedPrefix(path), title };
}

export async function packedFile(file: Blob): Promise<Packed> {
  const bytes = new Uint8Array(await file.slice(0, 8_000_000).arrayBuffer());
  return { bytes, kind: packKind(bytes), prefix: '' };
}

/** Unpacks, checks and turns into what pages show. Throws a `SnapshotError`. */
export async function opened(
  { bytes, kind, prefix, title }: Packed,
  passphrase: string,
  locale: Locale,
): Promise<{ readonly loaded: Loaded; readonly link: LinkState }> {
  const body = kind === 'plain' ? plainBody(bytes) : await (await import('../../share/seal')).unseal(bytes, passphrase);
  const snapshot = readSnapshot(await inflated(body));
  const source = new FrozenSource(snapshot);
  const pages = PAGES.filter((page) => page !== 'data' && snapshot.pages.includes(page));
  const link = readLink(snapshot.fragment).state;
  if (pages.length === 0 || link.page === 'start' || link.page === 'data') throw new SnapshotError('damaged');
  const notes = notesCodec.parse(snapshot.notes ?? '');
  if (!notes) throw new SnapshotError('damaged');
  const isVerified = kind === 'encrypted';
  return {
    link,
    loaded: {
      source,
      extents: snapshot.extents,
      version: 0,
      name: nameOf(snapshot, title?.[locale]),
      notes: 0,
      ...(snapshot.currency && { currency: snapshot.currency }),
      frozen: {
        at: snapshot.frozenAt,
        pages,
        isVerified,
        isHosted: title !== undefined,
        prefix,
        notes,
        ...(await offeredOf(snapshot)),
      },
    },
  };
}

/** Most snapshots offer none. */
const offeredOf = async ({ offers }: Snapshot) =>
  offers ? { offered: new (await import('../../share/offered')).OfferedFilters(offers) } : {};

/** `sample` is how the page calls its own sample: a snapshot that somebody named so is not taken for it. */
function nameOf({ name, isSample }: Snapshot, title = ''): string {
  if (name === '') return isSample ? 'sample' : title;
  return name === 'sample' ? 'Sample' : name;
}
