import { describe, expect, it } from 'vitest';
import { columnWidths, nextSort, sortedRows, textWidth, windowOf, writeCell } from '../../src/ui/table';

describe('sortedRows', () => {
  const rows = [
    { n: 2, t: '第10题' },
    { n: null, t: '第2题' },
    { n: -1, t: '' },
    { n: 10, t: null },
  ];

  it('orders numbers by size and keeps what has no value at the end in both directions', () => {
    expect(sortedRows(rows, { key: 'n', descending: false }).map(({ n }) => n)).toEqual([-1, 2, 10, null]);
    expect(sortedRows(rows, { key: 'n', descending: true }).map(({ n }) => n)).toEqual([10, 2, -1, null]);
  });

  it('orders texts with the numbers inside them by size', () => {
    expect(sortedRows(rows, { key: 't', descending: false }).map(({ t }) => t)).toEqual(['第2题', '第10题', '', null]);
  });

  it('keeps the given order between equal values and without a sort', () => {
    const same = [
      { k: 1, i: 0 },
      { k: 0, i: 1 },
      { k: 1, i: 2 },
      { k: 0, i: 3 },
    ];
    expect(sortedRows(same, { key: 'k', descending: true }).map(({ i }) => i)).toEqual([0, 2, 1, 3]);
    expect(sortedRows(same, null)).toBe(same);
  });
});

describe('nextSort', () => {
  it('starts in the direction that the column asks for and turns round on the second click', () => {
    const first = nextSort(null, 'amount', true);
    expect(first).toEqual({ key: 'amount', descending: true });
    expect(nextSort(first, 'amount', true)).toEqual({ key: 'amount', descending: false });
    expect(nextSort(first, 'name', false)).toEqual({ key: 'name', descending: false });
  });
});

describe('windowOf', () => {
  it('draws the rows in view and a few beyond', () => {
    expect(windowOf(0, 290, 29, 1000, 5)).toEqual({ from: 0, to: 15 });
    expect(windowOf(2900, 290, 29, 1000, 5)).toEqual({ from: 95, to: 115 });
  });

  it('ends with the last row however far it was scrolled', () => {
    expect(windowOf(1e9, 290, 29, 1000, 5)).toEqual({ from: 995, to: 1000 });
    expect(windowOf(0, 290, 29, 0, 5)).toEqual({ from: 0, to: 0 });
  });
});

describe('columnWidths', () => {
  it('gives a Han character the room of two Latin ones', () => {
    expect(textWidth('广东 GD')).toBe(7);
  });

  it('follows the longest cell between a least and a greatest width', () => {
    const columns = [
      { key: 'a', label: 'a' },
      { key: 'b', label: 'b' },
      { key: 'c', label: 'c' },
    ];
    expect(columnWidths(columns, [{ a: 'x', b: 'exactly-17-chars-', c: 'y'.repeat(500) }])).toEqual([6, 17, 42]);
  });
});

describe('writeCell', () => {
  it('leaves nothing for null and spells out lists', () => {
    expect([null, undefined, 0, false, [1, 'a']].map(writeCell)).toEqual(['', '', '0', 'false', '[1,"a"]']);
  });
});
