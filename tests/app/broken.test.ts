// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Broken from '../../src/app/Broken.svelte';
import { shellTexts } from '../../src/i18n/texts/shell.ts';
import * as sessions from '../../src/state/session.svelte.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it.each(['zh-CN', 'en'] as const)('a page that cannot be drawn says so and offers two ways on (%s)', async (locale) => {
  const { broken } = shellTexts[locale];
  vi.spyOn(sessions, 'useSession').mockReturnValue({ texts: shellTexts[locale] } as sessions.Session);
  const onretry = vi.fn();
  location.hash = '#/value';
  render(Broken, { onretry });
  expect(screen.getByRole('alert').textContent).toContain(broken.text);
  await fireEvent.click(screen.getByRole('button', { name: broken.retry }));
  expect([onretry.mock.calls.length, location.hash]).toEqual([1, '#/value']);
  await fireEvent.click(screen.getByRole('button', { name: broken.start }));
  expect([onretry.mock.calls.length, location.hash]).toEqual([2, '#/']);
});
