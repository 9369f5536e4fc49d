import { type HostedItem, type HostedManifest, readHosted } from '../../../share/hosted';
import { SnapshotError } from '../../../share/snapshot';
import { manifestAddress } from './here';

const MOST_MANIFEST = 1_000_000;

async function answered(address: URL, signal?: AbortSignal): Promise<Response> {
  if (address.origin !== location.origin) throw new SnapshotError('unreachable');
  try {
    const response = await fetch(address, { redirect: 'error', ...(signal && { signal }) });
    if (!response.ok) throw new Error(`${response.status} ${address.href}`);
    return response;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new SnapshotError('unreachable', { cause });
  }
}

let known: Promise<HostedManifest> | undefined;

/** What lies beside the page; asked for once. Rejects with a `SnapshotError` where there is nothing, or nothing that can be read. */
export function hostedManifest(): Promise<HostedManifest> {
  known ??= (async () => {
    const address = manifestAddress();
    if (!address) throw new SnapshotError('gone');
    const text = await (await answered(address)).text();
    const manifest = text.length > MOST_MANIFEST ? null : readHosted(text);
    if (!manifest) throw new SnapshotError('altered');
    return manifest;
  })().catch((cause: unknown) => {
    known = undefined;
    throw cause;
  });
  return known;
}

async function isWhole(bytes: Uint8Array<ArrayBuffer>, { bytes: size, sha256 }: HostedItem): Promise<boolean> {
  if (bytes.length !== size) return false;
  // Browsers have no digest where a page comes over plain http: there the length and the file's own checksum have to do.
  if (!isSecureContext) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return sha256 === [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The bytes of a hosted file: from the page's own origin, whole, and exactly those that the manifest names. `onShare` is told 0..1 as
 * they come. Rejects with a `SnapshotError`.
 */
export async function hostedBytes(
  item: HostedItem,
  onShare: (share: number) => void,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const manifest = manifestAddress();
  if (!manifest) throw new SnapshotError('gone');
  const { body } = await answered(new URL(encodeURIComponent(item.path), manifest), signal);
  const bytes = new Uint8Array(item.bytes);
  let at = 0;
  if (body) {
    const reader = body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (at + piece.value.length > bytes.length) {
        await reader.cancel();
        throw new SnapshotError('altered');
      }
      bytes.set(piece.value, at);
      at += piece.value.length;
      onShare(at / bytes.length);
    }
  }
  if (at !== bytes.length || !(await isWhole(bytes, item))) throw new SnapshotError('altered');
  return bytes;
}

/** A hosted snapshot by its path, or the one that opens first; `null` where none opens first. */
export async function hostedSnapshot(
  path: string | null,
  onShare: (share: number) => void,
): Promise<{ readonly item: HostedItem; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const { items, opens } = await hostedManifest();
  const wanted = path ?? opens;
  if (wanted === null) return null;
  const item = items.find(({ kind, path: own }) => kind === 'snapshot' && own === wanted);
  if (!item) throw new SnapshotError('gone');
  return { item, bytes: await hostedBytes(item, onShare) };
}
