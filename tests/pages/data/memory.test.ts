import { expect, it } from 'vitest';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { memoryTexts } from '../../../src/i18n/texts/memory.ts';
import { SHOWN_TABLES } from '../../../src/model/tables.ts';
import { memoryLines } from '../../../src/pages/data/memory.ts';

const cube = { rows: 600, orders: 4e6, lines: 0, attributes: 1e6, answers: 100 };
const tables = [
  { name: 'orders', rows: 600, bytes: 9e6 },
  { name: 'customer_attributes_3', rows: 90, bytes: 2e6 },
  { name: 'customer_attributes_4', rows: 10, bytes: 5e5 },
  { name: 'import_7', rows: 12, bytes: 3e6 },
  { name: 'questions', rows: 9, bytes: 2000 },
];

for (const locale of LOCALES)
  it(`memory is told largest first, small parts together, and adds up (${locale})`, () => {
    const t = memoryTexts[locale];
    const { total, lines } = memoryLines({ tables, rest: 5e5, cube }, t);
    expect(total).toBe(9e6 + 4e6 + 3e6 + 2.5e6 + 1e6 + 5e5 + 2100);
    expect(lines.map(({ words, rows, bytes }) => [words, rows, bytes])).toEqual([
      [t.tables['orders'], 600, 9e6],
      [t.cube.orders, 600, 4e6],
      [t.others.staged, 12, 3e6],
      [t.others.judged, 100, 2.5e6],
      [t.cube.attributes, null, 1e6],
      [t.rest, null, 5e5],
      [t.small(2), null, 2100],
    ]);
    expect(lines.flatMap(({ table }) => table ?? [])).toEqual(['orders']);
    expect(SHOWN_TABLES.filter((name) => !(name in t.tables))).toEqual([]);
  });
