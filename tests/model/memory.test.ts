import { expect, it } from 'vitest';
import { CubeArrays } from '../../src/model/cube/arrays.ts';
import { arrayBytes } from '../../src/model/cube/weight.ts';
import { engineMemory } from '../../src/model/memory.ts';
import { openEngine } from '../support/engine.ts';

it('what the engine says that its tables take is shared out by rows, width and long texts', async () => {
  const db = await openEngine();
  expect((await engineMemory(db)).tables).toEqual([]);
  await db.script('CREATE TABLE narrow AS SELECT i::INTEGER AS n FROM range(400000) t(i)');
  await db.script('CREATE TABLE wide AS SELECT i AS a, i * 2 AS b, i::DOUBLE AS c FROM range(400000) t(i)');
  await db.script("CREATE TABLE texts AS SELECT repeat('字', 20) AS t FROM range(100000)");
  await db.script('CREATE TABLE nothing (a INTEGER)');
  const { tables, rest } = await engineMemory(db);
  expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['wide', 400_000],
    ['texts', 100_000],
    ['narrow', 400_000],
  ]);
  const [wide, texts, narrow] = tables.map(({ bytes }) => bytes);
  expect((wide ?? 0) / (narrow ?? 1)).toBeCloseTo(6, 5);
  expect((texts ?? 0) / (narrow ?? 1)).toBeCloseTo(7_600_000 / 1_600_000, 5);
  const told = (await db.query('SELECT sum(memory_usage_bytes)::DOUBLE AS n FROM duckdb_memory()')).rows[0]?.['n'];
  const sum = tables.reduce((total, { bytes }) => total + bytes, rest);
  expect(Math.abs(sum - Number(told)) / Number(told)).toBeLessThan(0.02);
});

it('tables of other schemas, as imports keep them, are counted as well', async () => {
  const db = await openEngine();
  await db.script("CREATE SCHEMA apart; CREATE TABLE apart.paid AS SELECT 'order ' || i AS t FROM range(1000) t(i)");
  await db.script('CREATE TEMP TABLE passing AS SELECT i::VARCHAR AS t FROM range(1000) t(i)');
  const { tables } = await engineMemory(db);
  expect(tables.map(({ name, rows }) => [name, rows])).toContainEqual(['paid', 1000]);
});

it('arrays are counted where they lie, shared memory once', () => {
  const shared = new Float64Array(10);
  expect(
    arrayBytes({ a: shared, b: [shared, new Int32Array(5)], c: new Map([['x', { y: new Uint8Array(3) }]]), d: null }),
  ).toBe(80 + 20 + 3);
});

it('the cube tells what its arrays take, and nothing before orders were put into it', () => {
  const arrays = new CubeArrays();
  expect(arrays.bytes()).toEqual({ rows: 0, orders: 0, lines: 0, attributes: 0, answers: 0 });
  const keys = Int32Array.of(1, 2, 3);
  arrays.put({
    kind: 'orders',
    keys,
    customers: Int32Array.of(1, 1, 2),
    days: Int32Array.of(5, 6, 7),
    amounts: Float64Array.of(1, 2, 3),
  });
  const before = arrays.bytes();
  expect(before.rows).toBe(3);
  expect(before.orders).toBeGreaterThanOrEqual(3 * (4 + 4 + 8));
  arrays.put({ kind: 'attribute', name: 'channel', of: 'order', keys, codes: Int32Array.of(1, 2, 1) });
  expect(arrays.bytes()).toEqual({ ...before, attributes: 3 * 2 });
});
