import type { Locale } from '../i18n/locale';

/** What lies beside the page: a packed snapshot, a file of recipes, or a file of data. */
export const HOSTED_KINDS = ['snapshot', 'recipes', 'file'] as const;
export type HostedKind = (typeof HOSTED_KINDS)[number];

export type HostedTitle = Readonly<Record<Locale, string>>;

export interface HostedItem {
  readonly kind: HostedKind;
  /** The name of the file in the folder; no folders within. */
  readonly path: string;
  readonly title: HostedTitle;
  readonly bytes: number;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** `data/manifest.json`: written by the build, words and order kept as they were set by hand. */
export interface HostedManifest {
  readonly kequn: 'hosted';
  readonly version: number;
  /** `private`: only people who may see single customers can reach the page, so the build lets everything pass. */
  readonly host: 'public' | 'private';
  readonly title: HostedTitle;
  /** What a visitor without a link sees first: the path of a snapshot, or null for the start page. */
  readonly opens: string | null;
  readonly items: readonly HostedItem[];
}

export const HOSTED_VERSION = 1;
const MOST_ITEMS = 200;
const MOST_BYTES = 2_000_000_000;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A plain name of a file: it can lead to no other folder and no other origin. */
export const isHostedPath = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._()（）·・&+-]{0,119}$/u.test(text) &&
  !text.includes('..');

function titleOf(value: unknown, otherwise: string): HostedTitle {
  const words = (word: unknown) => (typeof word === 'string' && word.trim() !== '' ? word.slice(0, 120) : undefined);
  const given = isObject(value) ? value : {};
  const [zh, en] = [words(given['zh-CN']), words(given['en'])];
  return { 'zh-CN': zh ?? en ?? otherwise, en: en ?? zh ?? otherwise };
}

function readItem(value: unknown): HostedItem | null {
  if (!isObject(value)) return null;
  const { kind, path, title, bytes, sha256 } = value;
  const known = HOSTED_KINDS.find((one) => one === kind);
  const isSized = typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes > 0 && bytes <= MOST_BYTES;
  if (!known || !isHostedPath(path) || !isSized) return null;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  return { kind: known, path, title: titleOf(title, path), bytes, sha256 };
}

/** Checks a manifest; entries that cannot be read are left out, and `null` is what is none. Never throws. */
export function readHosted(text: string): HostedManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
  if (!isObject(value) || value['kequn'] !== 'hosted' || !Array.isArray(value['items'])) return null;
  if (typeof value['version'] !== 'number' || value['version'] > HOSTED_VERSION) return null;
  const given: readonly unknown[] = value['items'];
  const items = given.slice(0, MOST_ITEMS).flatMap((item) => readItem(item) ?? []);
  const { opens } = value;
  return {
    kequn: 'hosted',
    version: HOSTED_VERSION,
    host: value['host'] === 'private' ? 'private' : 'public',
    title: titleOf(value['title'], ''),
    opens: items.find(({ kind, path }) => kind === 'snapshot' && path === opens)?.path ?? null,
    items,
  };
}

/** A file that was found in the folder, judged. */
export interface Found {
  readonly kind: HostedKind;
  readonly path: string;
  /** What the file calls itself; empty where it does not. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The manifest of what was found: titles, order, and what opens first stay as they were written by hand. */
export function manifestOf(found: readonly Found[], byHand: unknown): HostedManifest {
  const wishes = isObject(byHand) ? byHand : {};
  const wished: readonly unknown[] = Array.isArray(wishes['items']) ? wishes['items'] : [];
  const order = wished.filter(isObject).map(({ path }) => path);
  const wishOf = (path: string) => wished.filter(isObject).find((item) => item['path'] === path);
  const place = ({ path }: Found) => (order.includes(path) ? order.indexOf(path) : order.length);
  const rank = ({ kind }: Found) => HOSTED_KINDS.indexOf(kind);
  const items = found
    .toSorted((a, b) => place(a) - place(b) || rank(a) - rank(b) || (a.path < b.path ? -1 : 1))
    .map(({ name, ...item }): HostedItem => {
      const bare = item.path.replace(/\.(?:kequn|csv|json|xlsx|zip|gz)$/i, '');
      return { ...item, title: titleOf(wishOf(item.path)?.['title'], name || bare) };
    });
  const snapshots = items.filter(({ kind }) => kind === 'snapshot').map(({ path }) => path);
  const { opens = snapshots[0] } = wishes;
  return {
    kequn: 'hosted',
    version: HOSTED_VERSION,
    host: wishes['host'] === 'private' ? 'private' : 'public',
    title: titleOf(wishes['title'], ''),
    opens: snapshots.find((path) => path === opens) ?? null,
    items,
  };
}
