// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LineSpec } from '../../src/charts/spec.ts';
import { noteTexts } from '../../src/i18n/texts/notes.ts';
import PanelNotes from '../../src/pages/PanelNotes.svelte';
import { readLink } from '../../src/state/link.ts';
import * as sessions from '../../src/state/session.svelte.ts';
import { barsProvinces } from '../charts/examples.ts';

const t = noteTexts['zh-CN'];
const months: LineSpec = {
  kind: 'line',
  x: { ticks: [{ at: 0, text: '10月' }, { at: 1, text: '11月' }] },
  y: { write: String },
  series: [{ key: 's', name: '净销售额', emphasis: 'subject', points: [{ x: 0, y: 1, key: '2024-10' }, { x: 1, y: 2, key: '2024-11' }] }],
}; // prettier-ignore

let session: sessions.Session;
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  history.replaceState(null, '', '#/overview');
  session = new sessions.Session();
  session.preferences.locale = 'zh-CN';
  session.readAddress();
  vi.spyOn(sessions, 'useSession').mockReturnValue(session);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const inAddress = () => readLink(location.hash).state.notes;
const open = async (spec: typeof months | ReturnType<typeof barsProvinces>, place: string, own?: string) => {
  render(PanelNotes, { spec, id: 'breakdown', own, place, shown: [] });
  return within(await screen.findByTestId('notes', {}, { timeout: 30_000 }));
};

it('writes on the month it was opened at, or on a day of it, and the address holds it', async () => {
  const form = await open(months, '2024-11');
  const field = form.getByLabelText(t.text);
  expect(document.activeElement).toBe(field);
  expect(form.getByLabelText<HTMLSelectElement>(t.place).value).toBe('2024-11');
  await fireEvent.input(field, { target: { value: ' 旗舰店 改版 ' } });
  await fireEvent.click(form.getByRole('button', { name: t.add }));
  expect(inAddress()).toEqual([{ panel: '', key: '2024-11', text: '旗舰店 改版' }]);

  await fireEvent.input(form.getByLabelText(t.day), { target: { value: '31' } });
  await fireEvent.input(field, { target: { value: '双11' } });
  await fireEvent.click(form.getByRole('button', { name: t.add }));
  expect(form.getByRole('alert').textContent).toBe(t.wrongDay);
  await fireEvent.input(form.getByLabelText(t.day), { target: { value: '11' } });
  await fireEvent.input(field, { target: { value: '双11' } });
  await fireEvent.click(form.getByRole('button', { name: t.add }));
  expect(inAddress()?.map(({ key, text }) => [key, text])).toEqual([
    ['2024-11', '旗舰店 改版'],
    ['2024-11-11', '双11'],
  ]);
  expect(form.getByText('11日 双11')).toBeTruthy();
});

it('changes what stands there, removes it, and brings it back', async () => {
  session.go({ ...session.link, notes: [{ panel: '', key: '2024-10', text: '国庆' }] });
  const form = await open(months, '');
  await fireEvent.click(form.getByRole('button', { name: `${t.edit}：国庆` }));
  const field = form.getByLabelText<HTMLInputElement>(t.text);
  expect(field.value).toBe('国庆');
  await fireEvent.input(field, { target: { value: '国庆长假' } });
  await fireEvent.click(form.getByRole('button', { name: t.change }));
  expect(inAddress()).toEqual([{ panel: '', key: '2024-10', text: '国庆长假' }]);

  await fireEvent.click(form.getByRole('button', { name: `${t.remove}：国庆长假` }));
  expect(inAddress()).toBeUndefined();
  expect(form.getByRole('status').textContent).toContain(t.removed('国庆长假'));
  await fireEvent.click(form.getByRole('button', { name: t.undo }));
  expect(inAddress()).toEqual([{ panel: '', key: '2024-10', text: '国庆长假' }]);
});

it('keeps what was typed while a place is looked for, and writes on a mark of this panel alone', async () => {
  const form = await open(barsProvinces(), '', 'province');
  expect(form.queryByLabelText(t.day)).toBeNull();
  await fireEvent.input(form.getByLabelText(t.text), { target: { value: '<b>三家新店</b>' } });
  await fireEvent.change(form.getByLabelText(t.place), { target: { value: '江苏' } });
  expect(form.getByLabelText<HTMLInputElement>(t.text).value).toBe('<b>三家新店</b>');
  await fireEvent.click(form.getByRole('button', { name: t.add }));
  expect(inAddress()).toEqual([{ panel: 'breakdown.province', key: '江苏', text: '<b>三家新店</b>' }]);
  expect(document.querySelector('li b')?.textContent).toBe('江苏');
  expect(document.querySelectorAll('li b')).toHaveLength(1);
});
