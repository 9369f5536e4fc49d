// @vitest-environment jsdom
import { beforeAll, expect, it, vi } from 'vitest';
import type { AskOptions, ResultSource } from '../../../src/analyses/source.ts';
import { askPage } from '../../../src/app/likely/ask-page.ts';
import { overviewQuestions } from '../../../src/app/ahead/questions.ts';
import type { Extents } from '../../../src/model/extents.ts';
import type { Services } from '../../../src/pages/services.ts';
import { readLink } from '../../../src/state/link.ts';
import type { Loaded } from '../../../src/state/loaded.ts';
import { NoResizes } from '../../support/without-layout.ts';

const extents: Extents = {
  orders: 9,
  customers: 5,
  firstDay: '2023-01-10',
  asOf: '2024-06-18',
  hasItems: true,
  hasProvince: true,
  hasChannel: true,
  responses: 0,
  responsesWithDate: 0,
  responsesWithCustomer: 0,
  ordersWithoutCustomer: 0,
};

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', NoResizes);
});

/** A source that keeps every question until it is told to answer. */
function asked() {
  const questions: { id: string; options: AskOptions | undefined; answer: () => void }[] = [];
  const source = {
    get: ({ analysis }: { analysis: { id: string } }, options?: AskOptions) =>
      new Promise((resolve) => questions.push({ id: analysis.id, options, answer: () => resolve({ kind: 'absent' }) })),
  } as unknown as ResultSource;
  const loaded: Loaded = { source, extents, version: 1, name: '', notes: 0 };
  return { questions, loaded };
}
const services = { work: () => ({ progress: null, pending: [], refused: [] }) } as unknown as Services;
const overview = readLink('#/overview').state;

it('asks what the page asks, after everybody else, draws nothing, and is through when all is answered', async () => {
  const { questions, loaded } = asked();
  let isThrough = false;
  const asking = askPage(loaded, overview, services, new AbortController().signal).then(() => (isThrough = true));
  await Promise.resolve();
  const ids = new Set(questions.map(({ id }) => id));
  const ahead = new Set(overviewQuestions(extents).map(({ analysis }) => analysis.id));
  expect([...ahead].filter((id) => !ids.has(id))).toEqual([]);
  expect(questions.every(({ options }) => options?.isLater)).toBe(true);
  expect(document.body.innerHTML).toBe('');
  expect(isThrough).toBe(false);
  for (const { answer } of questions) answer();
  await asking;
  expect(questions.every(({ options }) => options?.signal?.aborted)).toBe(true);
});

it('takes every question back at once when it is disturbed', async () => {
  const { questions, loaded } = asked();
  const running = new AbortController();
  const asking = askPage(loaded, overview, services, running.signal);
  await Promise.resolve();
  expect(questions.some(({ options }) => options?.signal?.aborted)).toBe(false);
  running.abort();
  await asking;
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.every(({ options }) => options?.signal?.aborted)).toBe(true);
});
