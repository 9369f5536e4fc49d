import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, hiddenNames, isHidden } from '../../src/share/suppress.ts';

const cell = (own: string, n: number, more: Partial<Cell> = {}): Cell => ({
  own,
  counts: [n],
  totals: ['all'],
  ...more,
});
const hidden = (k: number, ...cells: readonly Cell[]) =>
  cells.filter((each) => isHidden(each, hiddenNames([{ k, cells }]))).map(({ own }) => own);

describe('what stays behind', () => {
  it('is nothing where everything is large enough, or empty', () => {
    expect(hidden(5, cell('a', 5), cell('b', 0), cell('c', 100))).toEqual([]);
  });

  it('takes the smallest other row along, so that the total does not give the first away', () => {
    expect(hidden(5, cell('a', 3), cell('b', 40), cell('c', 9), cell('d', 0))).toEqual(['a', 'c']);
  });

  it('takes no third row where two hold enough together', () => {
    expect(hidden(5, cell('a', 4), cell('b', 2), cell('c', 9))).toEqual(['a', 'b']);
  });

  it('takes a third row where two together are still too few', () => {
    expect(hidden(5, cell('a', 1), cell('b', 2), cell('c', 9), cell('d', 50))).toEqual(['a', 'b', 'c']);
  });

  it('is everything where the total itself is too small', () => {
    expect(hidden(5, cell('a', 0), cell('b', 4))).toEqual(['b']);
    expect(
      hidden(10, { own: 'a', counts: [20, 3], totals: ['all'] }, { own: 'b', counts: [30, 0], totals: ['all'] }),
    ).toEqual(['a', 'b']);
  });

  it('is an amount of which one customer makes more than half, with others until nobody makes more than half of what is left', () => {
    const of = (own: string, n: number, amount: number, largest: number) =>
      cell(own, n, { weight: { amount, largest } });
    expect(hidden(5, of('a', 50, 100, 50), of('b', 60, 100, 9), of('c', 70, 100, 9))).toEqual([]);
    expect(hidden(5, of('a', 50, 100, 51), of('b', 60, 100, 9), of('c', 70, 100, 9))).toEqual(['a', 'b']);
    expect(hidden(5, of('a', 50, 1000, 900), of('b', 60, 100, 10), of('c', 70, 5000, 90))).toEqual(['a', 'c']);
    expect(hidden(5, of('a', 50, 1000, 900), of('b', 60, 100, 10), of('c', 70, 200, 10))).toEqual(['a', 'b', 'c']);
    expect(hidden(5, of('a', 50, -20, 30), of('b', 60, 100, 10), of('c', 70, 0, 0))).toEqual(['a', 'b']);
  });

  it('looks at every part of a row', () => {
    const row = (own: string, ...counts: number[]): Cell => ({ own, counts, totals: ['all'] });
    expect(hidden(10, row('a', 50, 40, 3), row('b', 30, 20, 12), row('c', 90, 80, 70))).toEqual(['a', 'b']);
  });

  it('keeps both totals of a table with rows and columns', () => {
    //        x    y    z
    //   p    3   20   40
    //   q   50   30   60    hiding px needs one more in row p and one in column x, and those one more where they meet
    const at = (row: string, column: string, n: number) =>
      cell(`${row}${column}`, n, {
        totals: [],
        within: [
          ['row', row],
          ['column', column],
        ],
      });
    expect(
      hidden(
        5,
        at('p', 'x', 3),
        at('p', 'y', 20),
        at('p', 'z', 40),
        at('q', 'x', 50),
        at('q', 'y', 30),
        at('q', 'z', 60),
      ),
    ).toEqual(['px', 'py', 'qx', 'qy']);
  });

  it('hides a second group where a whole group is hidden', () => {
    const at = (group: string, place: string, n: number) =>
      cell(`${group}${place}`, n, { totals: [], within: [['group', group]] });
    const cells = [at('a', '1', 2), at('a', '2', 1), at('b', '1', 30), at('b', '2', 40), at('c', '1', 90)];
    expect(hidden(5, ...cells)).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  it('ends a running sum at the first hidden place', () => {
    const at = (place: number, n: number) =>
      cell(`${place}`, n, { totals: [`t${place}`], chain: { name: 'c', at: place } });
    const other = (place: number) => cell(`o${place}`, 50, { totals: [`t${place}`] });
    expect(hidden(5, at(0, 40), at(1, 3), at(2, 20), at(3, 30), other(1), other(2), other(3))).toEqual([
      '1', '2', '3', 'o1', 'o2', 'o3',
    ]); // prettier-ignore
  });

  it('is the same in every result that names it', () => {
    const one = { k: 5, cells: [cell('a', 3), cell('b', 9), cell('c', 90)] };
    const other = { k: 5, cells: [cell('a', 30), cell('b', 90), cell('c', 95)] };
    const names = hiddenNames([one, other]);
    expect([...names].toSorted()).toEqual(['a', 'b']);
  });

  it('never leaves a row out alone, and never shows fewer than k', () => {
    const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(counts, fc.constantFrom(5, 10), (all, k) => {
        const cells = all.map((n, i) => cell(`${i}`, n));
        const names = hiddenNames([{ k, cells }]);
        const out = cells.filter((each) => isHidden(each, names)).map(({ counts: [n = 0] }) => n);
        const shown = cells.filter((each) => !isHidden(each, names)).map(({ counts: [n = 0] }) => n);
        expect(shown.every((n) => n === 0 || n >= k)).toBe(true);
        const sum = out.reduce((a, b) => a + b, 0);
        if (out.length > 0 && shown.some((n) => n > 0)) {
          expect(out.length).toBeGreaterThan(1);
          expect(sum).toBeGreaterThanOrEqual(k);
        }
      }),
    );
  });
});
