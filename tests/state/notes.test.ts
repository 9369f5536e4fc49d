import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatter } from '../../src/i18n/format.ts';
import { readLink, writeLink } from '../../src/state/link.ts';
import { noteWords } from '../../src/state/note-words.ts';
import { cleanNote, MOST_NOTE, MOST_NOTES, type Note, notesCodec, panelName } from '../../src/state/notes.ts';
import { noteAt, withNote } from '../../src/state/noting.ts';

const START = readLink('#/overview').state;
const HOSTILE = '<img src=x onerror="alert(1)">~!&#%';

const said = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(cleanNote)
  .filter((text) => text !== '');
const dated = fc.record({
  panel: fc.constant(''),
  key: fc.constantFrom('2024-11', '2024-11-11', '2024-02-29', '2023-06-18'),
  text: said,
});
const marked = fc.record({
  panel: fc.constantFrom('breakdown.province', 'nps.member_level', 'rfm-grid.segment', 'score-distribution'),
  key: fc.string({ unit: 'grapheme', maxLength: 20 }),
  text: said,
});
const notes = fc
  .array(fc.oneof(dated, marked), { maxLength: 20 })
  .map((all) => all.reduce<readonly Note[]>((sum, note) => withNote(sum, note, note.text) ?? sum, []));

describe('notes in a link', () => {
  it('are written as they are read: a date and its words, or panel, mark and words', () => {
    const shown: readonly Note[] = [
      { panel: '', key: '2024-11-11', text: '双11大促' },
      { panel: 'breakdown.province', key: '广东', text: '三家新店' },
    ];
    const link = writeLink({ ...START, notes: shown });
    expect(link).toBe('#/overview?v=1&notes=2024-11-11~双11大促~breakdown.province~广东~三家新店');
    expect(readLink(link)).toEqual({ state: { ...START, notes: shown }, problems: [], newer: false });
  });

  it('come back whatever they say, from a link of which nothing could be markup', () => {
    fc.assert(
      fc.property(notes, (written) => {
        const link = writeLink({ ...START, notes: written });
        expect(link).not.toMatch(/[<>"\s]/);
        expect(readLink(link)).toMatchObject({ problems: [], newer: false });
        expect(readLink(link).state.notes ?? []).toEqual(written);
      }),
    );
  });

  it('are nothing where any of them cannot be one, and the page says so', () => {
    for (const bad of [
      '2024-11',
      '2024-13~x',
      '2024-02-30~x',
      'breakdown~广东',
      'Breakdown~广东~x',
      '2024-11~',
      `2024-11~${'长'.repeat(MOST_NOTE + 1)}`,
      `2024-11~a\u202eb`,
      `breakdown~${'k'.repeat(201)}~x`,
      Array.from({ length: MOST_NOTES + 1 }, (_, i) => `breakdown~${i}~x`).join('~'),
    ]) {
      expect(notesCodec.parse(bad), bad).toBeUndefined();
      expect(readLink(`#/overview?v=1&notes=${encodeURIComponent(bad)}`).problems, bad).toEqual(['notes']);
    }
  });

  it('are read without a throw, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = notesCodec.parse(text);
        if (read) expect(notesCodec.parse(notesCodec.format(read))).toEqual(read);
      }),
    );
  });
});

describe('writing on a place', () => {
  const one = withNote([], { panel: '', key: '2024-11' }, ' 双11\n大促 ') ?? [];

  it('keeps one line there, changes it, and takes it away when nothing is left', () => {
    expect(one).toEqual([{ panel: '', key: '2024-11', text: '双11 大促' }]);
    expect(noteAt(one, { panel: '', key: '2024-11' })).toBe('双11 大促');
    expect(noteAt(one, { panel: 'breakdown', key: '2024-11' })).toBe('');
    const other = withNote(one, { panel: '', key: '2024-11' }, '改版');
    expect(other).toEqual([{ panel: '', key: '2024-11', text: '改版' }]);
    expect(withNote(one, { panel: '', key: '2024-11' }, '  ')).toEqual([]);
  });

  it('cuts what is too long, and takes no more than fit', () => {
    const [long] = withNote([], { panel: '', key: '2024-11' }, '😀'.repeat(200)) ?? [];
    expect([...(long?.text ?? '')].length).toBe(MOST_NOTE);
    const many = Array.from({ length: MOST_NOTES }, (_, i) => ({ panel: 'breakdown', key: `${i}`, text: 'x' }));
    expect(withNote(many, { panel: '', key: '2024-11' }, 'x')).toBeNull();
    expect(withNote(many, { panel: 'breakdown', key: '7' }, 'y')).toHaveLength(MOST_NOTES);
  });

  it('has the same link in whatever order it was written', () => {
    const [a, b] = [{ panel: '', key: '2024-06' }, { panel: 'breakdown.channel', key: '抖店' }]; // prettier-ignore
    const write = (...places: readonly (typeof a)[]) =>
      places.reduce<readonly Note[]>((sum, place) => withNote(sum, place, HOSTILE) ?? [], []);
    expect(write(a, b)).toEqual(write(b, a));
    expect(readLink(writeLink({ ...START, notes: write(a, b) })).state.notes?.map(({ text }) => text)).toEqual([
      HOSTILE,
      HOSTILE,
    ]);
  });
});

it('calls a panel by its analysis and what it splits by, and names the day of a month', () => {
  expect([panelName('breakdown', 'province'), panelName('lorenz', undefined)]).toEqual([
    'breakdown.province',
    'lorenz',
  ]);
  const day = { panel: '', key: '2024-11-09', text: '预售' };
  expect(noteWords(day, formatter('zh-CN'))).toBe('9日 预售');
  expect(noteWords(day, formatter('en'))).toBe('Nov 9: 预售');
  expect(noteWords({ ...day, key: '2024-11' }, formatter('zh-CN'))).toBe('预售');
  expect(noteWords({ ...day, panel: 'breakdown' }, formatter('zh-CN'))).toBe('预售');
});
