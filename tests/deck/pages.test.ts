import { describe, expect, it } from 'vitest';
import type { ComposedSlide } from '../../src/deck/composed.ts';
import { pagesOf } from '../../src/deck/pages.ts';

const cell = (text: string) => ({ text, value: text });
const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => [cell(`渠道${i}`), cell('同一份问卷'), cell(String(i))]);
const slide = (kind: ComposedSlide['kind'], n: number): ComposedSlide => ({
  id: kind, part: 'care', kind, title: kind, finding: '', stake: 0, kicker: '', spec: null, facts: [], lines: [], notes: '',
  foot: { scope: '', asOf: '', n: '', source: '', hidden: 0 },
  table: { columns: ['渠道', '问卷', '份数'].map((label) => ({ label, align: 'start' as const, unit: 'word' as const })), rows: rows(n) },
}); // prettier-ignore
const shape = (pages: ReturnType<typeof pagesOf>) =>
  pages.map((page) => (page.kind === 'table' ? `${page.part}/${page.parts}:${page.table.rows.length}` : page.kind));

describe('a deck on paper', () => {
  it('has a page for every slide, and of a long table as many as it takes', () => {
    expect(shape(pagesOf([slide('chart', 3), slide('table', 30), slide('lines', 0)], 'wide'))).toEqual([
      'slide', '1/3:14', '2/3:14', '3/3:2', 'slide',
    ]); // prettier-ignore
  });

  it('has the numbers behind a chart on A4, every row of them once', () => {
    const pages = pagesOf([slide('chart', 45)], 'a4');
    expect(shape(pages)).toEqual(['slide', '1/3:20', '2/3:20', '3/3:5']);
    expect(shape(pagesOf([slide('chart', 61)], 'a4'))).toEqual(['slide']);
    const printed = pages.flatMap((page) => (page.kind === 'table' ? page.table.rows.map(([name]) => name?.text) : []));
    expect(printed).toEqual(rows(45).map(([name]) => name?.text));
  });

  it('leaves out columns that say the same in every row, unless there is only one', () => {
    const columns = (n: number) => {
      const [, page] = pagesOf([slide('chart', n)], 'a4');
      return page?.kind === 'table' ? page.table.columns.map(({ label }) => label) : [];
    };
    expect(columns(2)).toEqual(['渠道', '份数']);
    expect(columns(1)).toEqual(['渠道', '问卷', '份数']);
  });
});
