// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Notice from '../../src/app/Notice.svelte';
import { shellTexts } from '../../src/i18n/texts/shell.ts';
import * as sessions from '../../src/state/session.svelte.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('keeps the warning about a link in sight while something else is said, and each is closed by itself', async () => {
  const texts = shellTexts['zh-CN'];
  const session = {
    texts,
    notice: { text: texts.copied, tone: 'info' },
    linkProblems: { parts: ['rfm.scoring', '<b>range</b>'], newer: false },
  };
  vi.spyOn(sessions, 'useSession').mockReturnValue(session as unknown as sessions.Session);
  render(Notice);
  const said = screen.getAllByTestId('notice').map(({ textContent }) => textContent);
  expect(said).toHaveLength(2);
  expect(said[0]).toContain(texts.linkProblems('rfm.scoring, <b>range</b>'));
  expect(said[1]).toContain(texts.copied);
  const [, close] = screen.getAllByRole('button', { name: texts.close });
  if (!close) throw new Error('nothing to close');
  await fireEvent.click(close);
  expect([session.notice, session.linkProblems.parts.length]).toEqual([null, 2]);
});
