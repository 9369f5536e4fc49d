import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTE_IDS } from '../../src/model/attributes.ts';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import {
  type LinkState,
  PAGE_CHOICES,
  PAGES,
  readLink,
  snapshotPrefix,
  hostedPrefix,
  splitSnapshot,
  writeLink,
} from '../../src/state/link.ts';

const START: LinkState = readLink('').state;
const state = (change: Partial<LinkState>): LinkState => ({ ...START, page: 'overview', ...change });

describe('a link', () => {
  it.each([
    ['nothing changed', state({}), '#/overview'],
    ['a page', state({ page: 'retention', range: '18m' }), '#/retention'],
    ['a province, written as it is read', state({ filters: { province: ['广东'] } }), '#/overview?v=1&province=广东'],
    ['two provinces', state({ filters: { province: ['广东', '江苏'] } }), '#/overview?v=1&province=广东~江苏'],
    [
      'days',
      state({ range: { first: '2024-01-01', last: '2024-12-20' } }),
      '#/overview?v=1&range=2024-01-01..2024-12-20',
    ],
    ['a value that is not given', state({ filters: { channel: [''] } }), '#/overview?v=1&channel=!e'],
    [
      'a scoring rule',
      state({ page: 'value', rule: { ...DEFAULT_RULE, segments: 'cn8' } }),
      '#/value?v=1&rfm.segments=cn8',
    ],
    ['a choice of the page', state({ page: 'segments', choices: { by: 'gender' } }), '#/segments?v=1&p.by=gender'],
  ])('says %s', (_, shown, link) => {
    expect(writeLink(shown)).toBe(link);
    expect(readLink(link).state).toEqual(shown);
    expect(readLink(encodeURI(link)).state, 'percent-encoded by a chat program').toEqual(shown);
  });

  const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 12 });
  const values = fc.uniqueArray(text, { minLength: 1, maxLength: 6 });
  const filters = fc.dictionary(fc.constantFrom(...ATTRIBUTE_IDS), values, { maxKeys: 5 });
  const day = fc.integer({ min: 10_000, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  const range = fc.oneof(
    fc.constantFrom('12m' as const, 'all' as const, 'ytd' as const),
    fc.tuple(day, day).map((days) => ({ first: days.toSorted()[0] ?? '', last: days.toSorted()[1] ?? '' })),
  );

  it('brings back whatever was written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAGES), range, filters, text, (page, shownRange, shownFilters, sql) => {
        const choices = page === 'data' && sql !== '' ? { sql } : {};
        const shown = state({ page, range: shownRange, filters: { ...shownFilters }, choices });
        expect(readLink(writeLink(shown))).toEqual({ state: shown, problems: [], newer: false });
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        expect(PAGES.concat('start' as never)).toContain(readLink(`#/overview?${hostile}`).state.page);
        readLink(hostile);
      }),
    );
  });

  it('gives the default for what it cannot read, and names it', () => {
    const { state: read, problems } = readLink(
      '#/value?v=1&range=2024-13-01..2024-12-20&rfm.scoring=best&province=广东',
    );
    expect(read.range).toBe('12m');
    expect(read.rule).toEqual(DEFAULT_RULE);
    expect(read.filters).toEqual({ province: ['广东'] });
    expect(problems).toEqual(['rfm.scoring', 'range']);
  });

  it('opens the overview for a page it does not know', () => {
    expect(readLink('#/forecast')).toMatchObject({ state: { page: 'overview' }, problems: ['forecast'] });
  });

  it('says when it was written by a newer version', () => {
    expect(readLink('#/overview?v=2').newer).toBe(true);
  });

  it('stays under 2,000 characters with 40 filter values', () => {
    const many = Array.from({ length: 40 }, (_, i) => `城市名称${i}`);
    expect(writeLink(state({ filters: { city: many } })).length).toBeLessThan(2000);
  });

  it('keeps 40 filters of every kind, hostile ones among them, as they are', () => {
    const odd = [
      '<img src=x onerror=alert(1)>',
      'a~b!c',
      '50% & more',
      '#/x?y=z',
      ' ',
      '',
      '😀\u202e',
      "'; DROP TABLE orders; --",
    ];
    const filters = Object.fromEntries(
      ATTRIBUTE_IDS.map((attribute) => [attribute, [...odd, ...Array.from({ length: 32 }, (_, i) => `值${i}`)]]),
    );
    const shown = state({ filters });
    const link = writeLink(shown);
    expect(readLink(link)).toEqual({ state: shown, problems: [], newer: false });
    expect(link).not.toMatch(/[<>"\s]/);
  });

  it('has every choice of every page as a codec that keeps its default', () => {
    for (const shape of Object.values(PAGE_CHOICES)) {
      for (const codec of Object.values(shape))
        expect(codec.parse(codec.format(codec.fallback as never))).toEqual(codec.fallback);
    }
  });
});

describe('a link that holds a snapshot', () => {
  it.each([
    ['#/snapshot/AbC-_9', { packed: 'AbC-_9', hosted: null, view: '' }],
    ['#/snapshot/AbC~/value?v=1&province=a~b', { packed: 'AbC', hosted: null, view: '#/value?v=1&province=a~b' }],
    ['#/snapshot/AbC%7E/value', { packed: 'AbC', hosted: null, view: '#/value' }],
    ['#/snapshot/', { packed: '', hosted: null, view: '' }],
    ['#/snapshot/%3Cb%3E', { packed: '%3Cb%3E', hosted: null, view: '' }],
    ['#/value?v=1&province=a~b', { packed: null, hosted: null, view: '#/value?v=1&province=a~b' }],
    ['#/hosted/december.kequn', { packed: null, hosted: 'december.kequn', view: '' }],
    ['#/hosted/十二月%20例会.kequn~/value?v=1', { packed: null, hosted: '十二月 例会.kequn', view: '#/value?v=1' }],
    ['#/hosted/%E0%A4~/value', { packed: null, hosted: '%E0%A4', view: '#/value' }],
    ['', { packed: null, hosted: null, view: '' }],
  ])('is read apart: %s', (fragment, parts) => {
    expect(splitSnapshot(fragment)).toEqual(parts);
  });

  it('keeps the view beside it', () => {
    const view = writeLink(state({ page: 'value', filters: { province: ['广东', 'a~b'] } }));
    expect(splitSnapshot(hostedPrefix('十二月 (1).kequn') + view.slice(1))).toEqual({
      packed: null,
      hosted: '十二月 (1).kequn',
      view,
    });
    expect(splitSnapshot(snapshotPrefix('x-_') + view.slice(1))).toEqual({ packed: 'x-_', hosted: null, view });
  });
});
