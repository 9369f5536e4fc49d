// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import KpiCard from '../../src/pages/overview/KpiCard.svelte';
import { Part } from '../../src/state/part.ts';
import * as sessions from '../../src/state/session.svelte.ts';
import { NoResizes } from '../support/without-layout.ts';

const repeaters = (n: number, numerator: number) => ({
  metric: 'repeat_rate',
  value: numerator / n,
  n,
  low: null,
  high: null,
  numerator,
  denominator: n,
});
const whole = repeaters(400, 100);
const part = repeaters(80, 60);

let session: sessions.Session;
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', NoResizes);
  session = new sessions.Session();
  session.preferences.locale = 'zh-CN';
  vi.spyOn(sessions, 'useSession').mockReturnValue(session);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('how a figure is computed stays about the whole, as its statement is, and says so while the card shows a part', async () => {
  const props = {
    metric: 'repeat_rate',
    stale: false,
    comparisons: [],
    months: [],
    sql: 'SELECT 1',
    window: '',
  } as const;
  const { rerender } = render(KpiCard, { ...props, row: whole, whole });
  const card = document.querySelector<HTMLElement>('[data-kpi=repeat_rate]');
  if (!card) throw new Error('no card');
  await fireEvent.click(within(card).getByRole('button'));
  await screen.findByText('SELECT 1', {}, { timeout: 30_000 });
  expect(screen.queryByTestId('how-whole')).toBeNull();
  expect(screen.getByText('100 ÷ 400')).toBeTruthy();

  session.part = new Part({ attribute: 'province', value: '江苏', place: null }, new Map(), () => '');
  await rerender({ ...props, row: part, whole });
  flushSync();
  expect(card.querySelector('.value')?.textContent).toContain('75');
  expect(screen.getByTestId('how-whole').textContent).toContain('江苏');
  expect(screen.getByText('100 ÷ 400')).toBeTruthy();
});
