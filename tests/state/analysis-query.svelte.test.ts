// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import breakdown from '../../src/analyses/breakdown/index.ts';
import type { ResultSource } from '../../src/analyses/source.ts';
import { WHOLE } from '../../src/model/selection.ts';
import { AnalysisQuery } from '../../src/state/analysis-query.svelte.ts';
import { readLink } from '../../src/state/link.ts';
import type { Loaded } from '../../src/state/loaded.ts';
import { Session } from '../../src/state/session.svelte.ts';

let session: Session;
let answers: (() => void)[] = [];
let stop: () => void = () => undefined;

const row = (value: string) => ({ value, revenue: 60, orders: 1, customers: 1, share_rest: null });
const ask = (by: 'channel' | 'province') => new AnalysisQuery(session, breakdown, () => ({ by }));
/** Promises, then what follows from them. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  flushSync();
}
async function answered() {
  flushSync();
  answers.splice(0).forEach((answer) => answer());
  await settle();
}

beforeEach(() => {
  answers = [];
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  session = new Session();
  session.link = readLink('#/overview').state;
  const source = {
    get: ({ params, scope }: { params: { by: string }; scope: typeof WHOLE }) =>
      new Promise((resolve) =>
        answers.push(() =>
          resolve({ kind: 'rows', rows: [row(params.by === 'channel' ? '天猫' : '江苏')], scope, sql: 'SELECT 1' }),
        ),
      ),
  } as unknown as ResultSource;
  session.loaded = { source, extents: {}, version: 1, name: '', notes: 0 } as unknown as Loaded;
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

it('draws nothing anew until other rows are there, but what was chosen is marked at once in the chart it was chosen in', async () => {
  let channels: ReturnType<typeof ask> | undefined;
  let provinces: ReturnType<typeof ask> | undefined;
  stop = $effect.root(() => {
    channels = ask('channel');
    provinces = ask('province');
  });
  await answered();
  const before = provinces?.context;
  expect(before?.scope.filters).toEqual({});

  session.toggle('channel', '天猫');
  flushSync();
  expect([channels?.isStale, provinces?.isStale]).toEqual([true, true]);
  expect(provinces?.context).toBe(before);
  expect(channels?.context?.scope.filters).toEqual({ channel: ['天猫'] });

  await answered();
  expect([channels?.isStale, provinces?.isStale]).toEqual([false, false]);
  expect(provinces?.context?.scope.filters).toEqual({ channel: ['天猫'] });
  expect(channels?.context?.scope.filters).toEqual({ channel: ['天猫'] });

  session.toggle('channel', '天猫');
  flushSync();
  expect(channels?.context?.scope.filters).toEqual({});
  expect(provinces?.context?.scope.filters).toEqual({ channel: ['天猫'] });
});
