import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/i18n/locale.ts';
import { ATTRIBUTE_IDS } from '../../src/model/attributes.ts';
import { type LinkState, PAGES, readLink, writeLink } from '../../src/state/link.ts';
import type { Note } from '../../src/state/notes.ts';
import type { Targets } from '../../src/state/targets.ts';
import {
  canonicalFragment,
  cleanName,
  freeName,
  MAX_NAME,
  merged,
  moved,
  readSaved,
  readView,
  savedView,
  type SavedView,
  writeSaved,
} from '../../src/state/saved.ts';

const START: LinkState = readLink('').state;
const view = (name: string, fragment = '#/overview'): SavedView => ({ id: name, name, fragment, locale: 'zh-CN' });
const ids = () => {
  let n = 0;
  return () => `new-${(n += 1)}`;
};
const file = (dashboards: unknown, version: unknown = 1) =>
  JSON.stringify({ kequn: 'dashboards', version, dashboards });

describe('saved dashboards', () => {
  const filters = fc.dictionary(
    fc.constantFrom(...ATTRIBUTE_IDS),
    fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 6 }),
    { maxKeys: 5 },
  );
  const state = fc.record({
    page: fc.constantFrom(...PAGES),
    range: fc.constantFrom('12m' as const, 'all' as const, { first: '2024-01-01', last: '2024-03-31' }),
    filters,
    rule: fc.constantFrom(
      START.rule,
      { ...START.rule, segments: 'cn8' as const, r_breaks: '20,50,100,200' },
      { ...START.rule, scoring: 'fixed' as const, m_breaks: '50,100,300,900' },
    ),
    choices: fc.constant({}),
    targets: fc.constantFrom<Targets>(
      { nps: { value: 40, scope: '' } },
      { revenue: { value: 1.3e7, scope: '12m' }, churn_rate: { value: 0.25, scope: '' } },
    ),
    notes: fc.constantFrom<readonly Note[]>(
      [{ panel: '', key: '2024-11-11', text: '双11大促' }],
      [
        { panel: '', key: '2024-06', text: '<b>618</b> ~ 50%!' },
        { panel: 'breakdown.province', key: '', text: '没填省份' },
      ],
    ),
  });

  it('are the same view as a link, when stored, exported and imported again', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...LOCALES), (shown, locale) => {
        const kept = savedView('看板', shown, locale, 'id');
        const read = readSaved(writeSaved([kept]), () => 'id');
        expect(read).toEqual({ kind: 'views', views: [kept], skipped: 0 });
        expect(readLink(kept.fragment).state).toEqual(readLink(writeLink(shown)).state);
        expect(readLink(kept.fragment)).toMatchObject({
          problems: [],
          state: { rule: shown.rule, targets: shown.targets, filters: shown.filters, notes: shown.notes },
        });
      }),
    );
  });

  it('come back after a reload however long their link is', () => {
    const long = { ...START, page: 'data' as const, choices: { table: 'orders', sql: '% '.repeat(2000) } };
    const city = Array.from({ length: 200 }, (_, i) => `很长的城市名称${i}`);
    for (const shown of [long, { ...START, page: 'value' as const, filters: { city } }]) {
      const kept = savedView('看板', shown, 'zh-CN', 'id');
      expect(kept.fragment.length).toBeGreaterThan(2000);
      expect(readView(kept, 'id')).toEqual(kept);
    }
  });

  it('have one-line names of a length that fits', () => {
    expect(cleanName('  月\n度\u202e报\u0000告  ')).toBe('月 度 报 告');
    expect(cleanName('\u200b \n')).toBe('');
    expect([...cleanName('群'.repeat(200))]).toHaveLength(MAX_NAME);
  });

  it('number a name that is taken', () => {
    expect(freeName('月报', [])).toBe('月报');
    expect(freeName('月报', [view('月报'), view('月报 2')])).toBe('月报 3');
    expect([...freeName('群'.repeat(MAX_NAME), [view('群'.repeat(MAX_NAME))])].length).toBeLessThanOrEqual(MAX_NAME);
  });

  it('move by places and stop at the ends', () => {
    const list = ['a', 'b', 'c'].map((name) => view(name));
    const names = (views: readonly SavedView[]) => views.map(({ name }) => name).join('');
    expect(names(moved(list, 'c', -1))).toBe('acb');
    expect(names(moved(list, 'a', 9))).toBe('bca');
    expect(names(moved(list, 'a', -1))).toBe('abc');
    expect(names(moved(list, 'x', 1))).toBe('abc');
  });

  it('are taken in once each', () => {
    const list = [view('a'), view('b')];
    expect(merged(list, [view('a'), view('c'), view('c')]).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});

describe('a file of saved dashboards', () => {
  const refusal = (text: string) => {
    const read = readSaved(text, ids());
    return read.kind === 'refused' ? read.problem : read.views.length;
  };

  it('is refused with a reason when it is something else', () => {
    expect(refusal('')).toBe('not-json');
    expect(refusal('{"kequn":')).toBe('not-json');
    expect(refusal('[]')).toBe('not-ours');
    expect(refusal('null')).toBe('not-ours');
    expect(refusal(JSON.stringify({ kequn: 'snapshot', dashboards: [] }))).toBe('not-ours');
    expect(refusal(file([], 2))).toBe('newer');
    expect(refusal(' '.repeat(5_000_001))).toBe('too-big');
    expect(refusal(`\uFEFF${file([])}`), 'a byte order mark').toBe(0);
  });

  it('loses only the entries that cannot be read', () => {
    const good = { name: '<img src=x onerror=alert(1)>', link: '#/value', language: 'en' };
    const bad = [
      null,
      7,
      [],
      {},
      { name: 1, link: '#/value' },
      { name: 'x', link: 'javascript:alert(1)' },
      { name: 'x', link: 'https://example.com/#/value' },
      { name: 'x', link: '#/' },
      { name: 'x', link: `#/value?${'a'.repeat(60_000)}` },
      { name: '\u0000', link: '#/value' },
    ];
    expect(readSaved(file([good, ...bad]), ids())).toEqual({
      kind: 'views',
      views: [{ id: 'new-1', name: '<img src=x onerror=alert(1)>', fragment: '#/value', locale: 'en' }],
      skipped: bad.length,
    });
  });

  it('keeps at most 500 of them', () => {
    const many = Array.from({ length: 600 }, (_, i) => ({ name: `v${i}`, link: '#/value' }));
    const read = readSaved(file(many), ids());
    expect(read).toMatchObject({ skipped: 100 });
  });

  it('never lets a link through that this version would not write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const fragment = canonicalFragment(`#/${text}`);
        if (fragment === null) return;
        expect(fragment).toMatch(/^#\/(?:overview|segments|value|retention|satisfaction|data)(?:\?|$)/);
        expect(canonicalFragment(fragment)).toBe(fragment);
      }),
    );
  });
});
