import { deflated } from './deflate';
import { HEAD, headOf, joined, number32, readNumber32 } from './pack';
import { type Snapshot, SnapshotError } from './snapshot';

/** PBKDF2 rounds of new snapshots: OWASP's figure for HMAC-SHA-256. */
export const ITERATIONS = 600_000;
const MOST_ITERATIONS = 5_000_000;
const [SALT, IV] = [16, 12];
const BODY = HEAD + 4 + SALT + IV;

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const derived = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(derived, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Encrypts a snapshot: AES-256-GCM under a key from the passphrase, a fresh salt and iv each time. */
export async function seal(snapshot: Snapshot, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const head = joined(headOf('encrypted'), number32(ITERATIONS), salt, iv);
  const key = await keyOf(passphrase, salt, ITERATIONS);
  const body = joined(deflated(snapshot));
  return joined(
    head,
    new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, body)),
  );
}

/** The deflated JSON. A wrong passphrase and a changed byte cannot be told apart: both are `passphrase`. */
export async function unseal(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  if (bytes.length <= BODY) throw new SnapshotError('damaged');
  const iterations = readNumber32(bytes, HEAD);
  if (iterations < ITERATIONS || iterations > MOST_ITERATIONS) throw new SnapshotError('damaged');
  const head = joined(bytes.subarray(0, BODY));
  const salt = head.slice(HEAD + 4, HEAD + 4 + SALT);
  const iv = head.slice(HEAD + 4 + SALT);
  const key = await keyOf(passphrase, salt, iterations);
  try {
    const cipher = joined(bytes.subarray(BODY));
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: head }, key, cipher));
  } catch (cause) {
    throw new SnapshotError('passphrase', { cause });
  }
}
