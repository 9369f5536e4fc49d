import { PAGES, type Page } from './link';

/** A view that was looked at: where it leads and what it is called. Holds no data. */
export interface RecentView {
  readonly fragment: string;
  readonly page: Page;
  readonly name: string;
  readonly scope: string;
}

const KEPT = 5;
const KEY = () => `kequn:${new URL('.', document.baseURI).pathname}:recent`;

function isRecent(value: unknown): value is RecentView {
  if (typeof value !== 'object' || value === null) return false;
  const { fragment, page, name, scope } = value as Record<string, unknown>;
  return (
    typeof fragment === 'string' &&
    fragment.startsWith('#/') &&
    typeof name === 'string' &&
    typeof scope === 'string' &&
    PAGES.some((known) => known === page)
  );
}

export function loadRecent(): RecentView[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY()) ?? '[]');
    return Array.isArray(value) ? distinct(value.filter(isRecent)).slice(0, KEPT) : [];
  } catch (cause) {
    console.info('recent views could not be read', cause);
    return [];
  }
}

/** One address is listed once, whatever the data were called. */
function distinct(views: readonly RecentView[]): RecentView[] {
  return views.filter(({ fragment }, index) => views.findIndex((other) => other.fragment === fragment) === index);
}

/** Puts a view first; the same page of the same data is kept once. */
export function keepRecent(view: RecentView): void {
  const others = loadRecent().filter(({ page, name }) => page !== view.page || name !== view.name);
  try {
    localStorage.setItem(KEY(), JSON.stringify(distinct([view, ...others]).slice(0, KEPT)));
  } catch (cause) {
    console.info('recent views could not be kept', cause);
  }
}
