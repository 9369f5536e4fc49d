// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AnyAnalysis } from '../../../src/analyses/analysis.ts';
import type { ResultSource } from '../../../src/analyses/source.ts';
import { overviewQuestions } from '../../../src/app/ahead/questions.ts';
import type { Extents } from '../../../src/model/extents.ts';
import OverviewPage from '../../../src/pages/overview/OverviewPage.svelte';
import * as services from '../../../src/pages/services.ts';
import { questionKey } from '../../../src/share/key.ts';
import { readLink } from '../../../src/state/link.ts';
import * as sessions from '../../../src/state/session.svelte.ts';
import { NoResizes } from '../../support/without-layout.ts';

const SHOP: Extents = {
  orders: 50_614,
  customers: 12_003,
  firstDay: '2022-01-01',
  asOf: '2024-12-21',
  hasItems: true,
  hasProvince: true,
  hasChannel: true,
  responses: 6_023,
  responsesWithDate: 6_023,
  responsesWithCustomer: 5_000,
  ordersWithoutCustomer: 380,
};

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', NoResizes);
  vi.spyOn(services, 'useServices').mockReturnValue({} as services.Services);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What the page asks of its source when it is opened without filters. */
async function askedOver(extents: Extents): Promise<ReadonlyMap<string, string>> {
  const asked = new Map<string, string>();
  const source: ResultSource = {
    get: async ({ analysis, params, scope }) => {
      const erased = analysis as unknown as AnyAnalysis;
      asked.set(questionKey({ analysis: erased, params, scope }), erased.id);
      return { kind: 'missing', needs: [] };
    },
  };
  const session = new sessions.Session();
  session.link = readLink('#/overview').state;
  session.loaded = { source, extents, version: 1, name: 'shop', notes: 0 };
  vi.spyOn(sessions, 'useSession').mockReturnValue(session);
  render(OverviewPage);
  await vi.waitFor(() => expect(asked.size).toBeGreaterThan(0));
  return asked;
}

for (const [name, change] of [
  ['everything that it can show', {}],
  ['orders alone', { responses: 0, responsesWithDate: 0, responsesWithCustomer: 0 }],
  ['neither lines nor customers', { hasItems: false, customers: 0, responsesWithCustomer: 0 }],
  ['less than a year', { firstDay: '2024-06-03' }],
] as const)
  it(`what is computed ahead is what the overview asks, of a shop with ${name}`, async () => {
    const extents = { ...SHOP, ...change };
    const known = new Set(overviewQuestions(extents).map(questionKey));
    const asked = await askedOver(extents);
    expect([...asked].filter(([key]) => !known.has(key))).toEqual([]);
    expect(asked.size).toBeGreaterThanOrEqual(known.size - 1);
  });
