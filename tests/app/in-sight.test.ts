// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import type { AskOptions, ResultSource } from '../../src/analyses/source.ts';
import { inSight } from '../../src/app/in-sight.ts';
import AskedPage from '../../src/app/likely/AskedPage.svelte';
import type { Extents } from '../../src/model/extents.ts';
import OverviewPage from '../../src/pages/overview/OverviewPage.svelte';
import type { Services } from '../../src/pages/services.ts';
import { readLink } from '../../src/state/link.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { NoResizes } from '../support/without-layout.ts';

type Callback = (entries: readonly { readonly isIntersecting: boolean }[]) => void;
const observers: { callback: Callback; isOn: boolean }[] = [];

beforeEach(() => {
  observers.length = 0;
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', NoResizes);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #own: { callback: Callback; isOn: boolean };
      constructor(callback: Callback) {
        this.#own = { callback, isOn: true };
        observers.push(this.#own);
      }
      observe = () => undefined;
      disconnect = () => (this.#own.isOn = false);
    },
  );
});

/** A place whose upper edge lies so many window heights below that of the window. */
function placeAt(heights: number): Element {
  const place = document.createElement('div');
  const top = heights * innerHeight;
  place.getBoundingClientRect = () => ({ top, bottom: top + 200 }) as DOMRect;
  return place;
}

it('a place is out of sight from half a window below the fold on, and above it', () => {
  const isAway = (heights: number) => {
    let told: boolean | undefined;
    inSight(placeAt(heights), (away) => (told = away))();
    return told;
  };
  expect([0, 0.9, 1.4, 1.6, -2].map(isAway)).toEqual([false, false, false, true, true]);
});

it('whoever scrolls there is told, until it is called off', () => {
  const told: boolean[] = [];
  const stop = inSight(placeAt(3), (away) => told.push(away));
  observers[0]?.callback([{ isIntersecting: true }]);
  observers[0]?.callback([{ isIntersecting: true }, { isIntersecting: false }]);
  expect(told).toEqual([true, false, true]);
  expect(observers[0]?.isOn).toBe(true);
  stop();
  expect(observers[0]?.isOn).toBe(false);
});

it('panels out of sight are asked after the others, and at once when they come into sight', async () => {
  const asked: { id: string; options: AskOptions | undefined }[] = [];
  const source = {
    get: ({ analysis }: { analysis: { id: string } }, options?: AskOptions) => {
      asked.push({ id: analysis.id, options });
      return new Promise(() => undefined);
    },
  } as unknown as ResultSource;
  const extents: Extents = {
    orders: 9, customers: 5, firstDay: '2023-01-10', asOf: '2024-06-18', hasItems: true, hasProvince: true, hasChannel: true, hasSegments: true, responses: 0,
    responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
  } as Extents; // prettier-ignore
  const session = new Session();
  const tell = new Map<string, (isAway: boolean) => void>();
  session.watch = (place, say) => {
    const id = place.getAttribute('data-panel') ?? '';
    const isFirst = !tell.has(id);
    if (isFirst) tell.set(id, say);
    say(id === 'revenue-by-month' && isFirst);
    return () => undefined;
  };
  session.link = readLink('#/overview').state;
  session.loaded = { source, extents, version: 1, name: '', notes: 0 };
  const services = { work: () => ({ progress: null, pending: [], refused: [] }) } as unknown as Services;
  const page = mount(AskedPage, {
    target: document.body,
    props: { content: OverviewPage, session, services },
  });
  flushSync();
  const of = (id: string) => asked.filter((question) => question.id === id).map(({ options }) => options);
  expect(of('kpi-summary').every((options) => options?.isLater === false)).toBe(true);
  expect(of('breakdown').some((options) => options?.isLater === false)).toBe(true);
  const [put = undefined, ...none] = of('revenue-by-month');
  expect([put?.isLater, none.length]).toEqual([true, 0]);
  tell.get('revenue-by-month')?.(false);
  const [, now = undefined] = of('revenue-by-month');
  expect([put?.signal?.aborted, now?.isLater, now?.signal?.aborted]).toEqual([true, false, false]);
  tell.get('revenue-by-month')?.(true);
  tell.get('revenue-by-month')?.(false);
  expect(of('revenue-by-month').length).toBe(2);
  await unmount(page);
  expect(now?.signal?.aborted).toBe(true);
});
