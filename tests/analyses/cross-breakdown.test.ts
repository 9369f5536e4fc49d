import { beforeAll, describe, expect, it } from 'vitest';
import type { ViewContext } from '../../src/analyses/analysis.ts';
import crossBreakdown from '../../src/analyses/cross-breakdown/index.ts';
import type { RowOf } from '../../src/db/columns.ts';
import { formatter } from '../../src/i18n/format.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import type { Attribute } from '../../src/model/attributes.ts';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

type Row = RowOf<typeof crossBreakdown.columns>;
type Context = ViewContext<{ readonly by: Attribute; readonly across: Attribute }>;

describe('cross-breakdown', () => {
  let bench: TestBench;
  //          A        B        total        expected 广东 × A: 50 × 60 / 100 = 30
  //   广东   40       10       50
  //   浙江   20       –        20
  //   –      –        30       30           a province that is not given comes last
  beforeAll(async () => {
    bench = await openBench();
    await bench.orders([
      { order: '1', customer: 'ann', at: '2024-01-01', amount: 15, province: '广东', channel: 'A', category: 'x' },
      { order: '2', customer: 'ann', at: '2024-01-02', amount: 25, province: '广东', channel: 'A', category: 'y' },
      { order: '3', customer: 'bob', at: '2024-01-02', amount: 10, province: '广东', channel: 'B', category: 'x' },
      { order: '4', customer: null, at: '2024-01-03', amount: 20, province: '浙江', channel: 'A', category: 'x' },
      { order: '5', customer: 'bob', at: '2024-01-04', amount: 30, channel: 'B', category: 'x' },
    ]);
  });

  it('compares each pair with what its row and column alone would tell', async () => {
    const rows = await bench.rows(crossBreakdown);
    expect(
      rows.map(({ value, other, customers, orders, revenue }) => [value, other, customers, orders, revenue]),
    ).toEqual([
      ['广东', 'A', 1, 2, 40],
      ['广东', 'B', 1, 1, 10],
      ['浙江', 'A', 0, 1, 20],
      ['', 'B', 1, 1, 30],
    ]);
    expect(rows.map(({ expected }) => expected)).toEqual([30, 20, 12, 12]);
    expect(rows[0]?.index).toBeCloseTo((100 * 40) / 30, 9);
    expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('crosses lines with orders, and respects a filter on either side', async () => {
    const rows = await bench.rows(crossBreakdown, { by: 'category', across: 'province' });
    expect(rows.find(({ value, other }) => value === 'x' && other === '广东')).toMatchObject({
      orders: 2,
      customers: 2,
      revenue: 25,
    });
    const only = await bench.rows(crossBreakdown, {}, { filters: { province: ['广东'] } });
    expect(only.map(({ value, index }) => [value, index])).toEqual([['广东', 100], ['广东', 100]]); // prettier-ignore
  });

  it('answers with nothing to draw or say for an attribute against itself', async () => {
    const params = { by: 'channel', across: 'channel' } as const;
    const rows = await bench.rows(crossBreakdown, params);
    expect(rows).toHaveLength(2);
    const context = contextOf(params);
    expect(crossBreakdown.view(rows, context)).toBeNull();
    expect(crossBreakdown.headline(rows, context)).toBeNull();
    expect(crossBreakdown.reading?.(rows, context)).toBeNull();
  });
});

function contextOf(params: Context['params']): Context {
  return {
    locale: 'en',
    format: formatter('en'),
    params,
    scope: { from: '2024-01-01', to: '2025-01-01', filters: {}, rule: DEFAULT_RULE },
    nameOf: (attribute, value) => valueName('en', attribute, value),
  };
}

describe('its words and its grid', () => {
  /** Rows of a table of orders, each order worth 100. */
  function rowsOf(table: Readonly<Record<string, Readonly<Record<string, number>>>>): Row[] {
    const cells = Object.entries(table).flatMap(([value, others]) =>
      Object.entries(others).map(([other, orders]) => ({ value, other, orders })),
    );
    const sum = (of: typeof cells) => of.reduce((total, { orders }) => total + orders, 0);
    return cells.map(({ value, other, orders }) => {
      const expected =
        (sum(cells.filter((c) => c.value === value)) * sum(cells.filter((c) => c.other === other))) / sum(cells);
      return {
        value,
        other,
        orders,
        customers: orders,
        revenue: 100 * orders,
        share: orders / sum(cells),
        expected: 100 * expected,
        index: (100 * orders) / expected,
      };
    });
  }
  const context = contextOf({ by: 'province', across: 'channel' });

  it('speaks of the pair that stands out, with what would be expected', () => {
    const rows = rowsOf({ 广东: { A: 300, B: 100 }, 浙江: { A: 100, B: 300 } });
    const headline = crossBreakdown.headline(rows, context);
    expect(headline?.text).toBe('Guangdong × A sells unusually well: ¥30K against ¥20K expected');
    expect(headline?.stake?.money).toBe(10_000);
    expect(crossBreakdown.reading?.(rows, context)).toBe(
      'The other way round, Guangdong × B is below the expected (index 50).',
    );
  });
  it('claims nothing where the difference may be chance', () => {
    const rows = rowsOf({ 广东: { A: 13, B: 10 }, 浙江: { A: 9, B: 14 } });
    expect(crossBreakdown.headline(rows, context)).toBeNull();
    expect(crossBreakdown.reading?.(rows, context)).toBe('No pair stands clear of chance.');
  });
  it('draws twelve rows and eight columns at most, and says what is left out', () => {
    const names = (n: number, letter: string) => Array.from({ length: n }, (_, i) => `${letter}${i}`);
    const rows = rowsOf(
      Object.fromEntries(names(13, 'r').map((r) => [r, Object.fromEntries(names(9, 'c').map((c) => [c, 10]))])),
    );
    const grid = crossBreakdown.view(rows, context);
    if (grid?.kind !== 'grid') expect.fail('expected a grid');
    expect([grid.rows.length, grid.columns.length, grid.cells.length]).toEqual([12, 8, 96]);
    expect(grid.cells.every(({ small }) => small)).toBe(true);
    expect(crossBreakdown.footnote?.(rows, context)).toBe('21 more pairs are not drawn, ¥21K together');
  });
});
