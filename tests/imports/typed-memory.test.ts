import { describe, expect, it } from 'vitest';
import type { Reading, TypedPlan } from '../../src/imports/typed/read.ts';
import { cellAs, Scanner } from '../../src/imports/typed/scanner.ts';
import { OutOfMemory } from '../../src/util/out-of-memory.ts';

const encoder = new TextEncoder();
const ROOM = 1 << 20;
const planOf = (reading: Reading): TypedPlan => ({
  readings: [reading],
  start: 0,
  delimiter: 44,
  nulls: [],
  encoding: 'utf-8',
  expected: 16,
});
/** Pages that hold the buffer and the rows that are told at a time, and 64 KB for words. */
const PAGES = 32;

/** Reads different words until the scanner has had enough, or there were so many. */
function readMany(scanner: Scanner, most: number): number {
  let rows = 0;
  while (rows < most) {
    const lines = Array.from({ length: 5000 }, (_, at) => `a rather long word of number ${(rows + at) * 7919}`);
    const bytes = encoder.encode(`${lines.join('\n')}\n`);
    scanner.put(bytes, 0);
    scanner.parse(bytes.length, false, (told) => (rows += told));
  }
  return rows;
}

describe('memory of a scanner', () => {
  it.each<Reading>(['word', 'key'])('that runs out is told as such: a column of kind %s', (reading) => {
    expect(() => readMany(new Scanner(planOf(reading), ROOM, ROOM, PAGES), 200_000)).toThrow(OutOfMemory);
    expect(readMany(new Scanner(planOf(reading), ROOM, ROOM), 200_000)).toBe(200_000);
  });

  it('is told to be out from the start where there is no room for a row', () => {
    expect(() => new Scanner(planOf('word'), ROOM, ROOM, 8)).toThrow(/out of memory/);
    expect(() => new Scanner({ ...planOf('key'), expected: 2 ** 30 }, ROOM, ROOM)).toThrow(OutOfMemory);
  });

  it('that runs out for words of another part is told as such', () => {
    const scanner = new Scanner(planOf('word'), ROOM, ROOM, PAGES);
    const words = Array.from({ length: 100_000 }, (_, at) => `word ${at * 7919}`);
    const bytes = encoder.encode(words.join(''));
    const offsets = Int32Array.from([0, ...words.map(({ length }) => length)]);
    for (let at = 1; at < offsets.length; at++) offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
    expect(() => scanner.numbersOf(0, { bytes, offsets })).toThrow(OutOfMemory);
  });

  it('of one is not that of the next', () => {
    expect(() => readMany(new Scanner(planOf('key'), ROOM, ROOM, PAGES), 200_000)).toThrow(OutOfMemory);
    expect(cellAs('number', '12.5')).toBe(12.5);
    expect(readMany(new Scanner(planOf('key'), ROOM, ROOM), 5000)).toBe(5000);
  });
});
