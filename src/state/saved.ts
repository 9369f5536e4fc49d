import { type Locale, LOCALES } from '../i18n/locale';
import { oneLine } from '../util/one-line';
import { type LinkState, readLink, writeLink } from './link';

/** A view with a name: what a link holds, and the language it was looked at in. Holds no data. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Canonical: `#/value?v=1&range=…`. */
  readonly fragment: string;
  readonly locale: Locale;
}

/** Why a file of saved dashboards was refused. */
export type SavedProblem = 'too-big' | 'not-json' | 'not-ours' | 'newer';
export type ReadSaved =
  | { readonly kind: 'views'; readonly views: readonly SavedView[]; readonly skipped: number }
  | { readonly kind: 'refused'; readonly problem: SavedProblem };

export const SAVED_VERSION = 1;
export const MAX_NAME = 80;
const MAX_VIEWS = 500;
/** Longer than any view that the page itself can write: a query of 4,000 characters, each of them escaped, beside hundreds of filters. */
const MAX_LINK = 60_000;
const MAX_CHARACTERS = 5_000_000;
/** A character of UTF-8 takes at most four bytes. */
export const MAX_BYTES = 4 * MAX_CHARACTERS;
const KIND = 'dashboards';

/** One line without control or direction characters, at most `MAX_NAME` long; empty when nothing is left. */
export const cleanName = (text: string): string => oneLine(text, MAX_NAME);

/** The fragment as this version writes it; `null` for the start page and for what is no link of ours. */
export function canonicalFragment(text: string): string | null {
  if (!text.startsWith('#/') || text.length > MAX_LINK) return null;
  const { state } = readLink(text);
  return state.page === 'start' ? null : writeLink(state);
}

export function savedView(name: string, state: LinkState, locale: Locale, id: string): SavedView {
  return { id, name: cleanName(name), fragment: writeLink(state), locale };
}

/** A name that no view has yet: `Name`, `Name 2`, `Name 3` … */
export function freeName(name: string, views: readonly SavedView[]): string {
  const taken = new Set(views.map((view) => view.name));
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) {
    const tail = ` ${n}`;
    const candidate = `${[...name].slice(0, MAX_NAME - tail.length).join('')}${tail}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The list with one view moved by `steps` places, stopping at the ends. */
export function moved(views: readonly SavedView[], id: string, steps: number): readonly SavedView[] {
  const from = views.findIndex((view) => view.id === id);
  const view = views[from];
  if (!view) return views;
  const to = Math.min(views.length - 1, Math.max(0, from + steps));
  const others = views.filter((each) => each !== view);
  return [...others.slice(0, to), view, ...others.slice(to)];
}

/** All saved dashboards as one JSON text. */
export function writeSaved(views: readonly SavedView[]): string {
  const dashboards = views.map(({ name, fragment, locale }) => ({ name, link: fragment, language: locale }));
  return JSON.stringify({ kequn: KIND, version: SAVED_VERSION, dashboards }, null, 2);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks one stored or imported entry; what it cannot be is `null`. */
export function readView(value: unknown, id: string): SavedView | null {
  if (!isObject(value)) return null;
  const { name, link, fragment = link, language, locale = language } = value;
  if (typeof name !== 'string' || typeof fragment !== 'string') return null;
  const cleaned = cleanName(name.slice(0, 10 * MAX_NAME));
  const canonical = canonicalFragment(fragment);
  if (cleaned === '' || canonical === null) return null;
  return { id, name: cleaned, fragment: canonical, locale: LOCALES.find((each) => each === locale) ?? 'zh-CN' };
}

/** Reads a file that somebody exported. Never throws; entries that cannot be read are skipped and counted. */
export function readSaved(text: string, newId: () => string): ReadSaved {
  if (text.length > MAX_CHARACTERS) return { kind: 'refused', problem: 'too-big' };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    console.info('not JSON', cause);
    return { kind: 'refused', problem: 'not-json' };
  }
  if (!isObject(value) || value['kequn'] !== KIND || !Array.isArray(value['dashboards'])) {
    return { kind: 'refused', problem: 'not-ours' };
  }
  if (typeof value['version'] === 'number' && value['version'] > SAVED_VERSION) {
    return { kind: 'refused', problem: 'newer' };
  }
  const entries: readonly unknown[] = value['dashboards'];
  const views = entries.slice(0, MAX_VIEWS).flatMap((entry) => readView(entry, newId()) ?? []);
  return { kind: 'views', views, skipped: entries.length - views.length };
}

/** Adds what is not there yet: the same name with the same link is kept once. */
export function merged(views: readonly SavedView[], added: readonly SavedView[]): readonly SavedView[] {
  const keyOf = ({ name, fragment }: SavedView) => `${name}\n${fragment}`;
  const seen = new Set(views.map(keyOf));
  const fresh = added.filter((view) => {
    const isNew = !seen.has(keyOf(view));
    seen.add(keyOf(view));
    return isNew;
  });
  return [...views, ...fresh].slice(0, MAX_VIEWS);
}
