import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openEngine } from '../support/engine.ts';

let db: Database;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(() => db.close());

it('binds by name, lists included, and answers in plain values', async () => {
  const { rows } = await db.query(
    `SELECT $n::INTEGER AS n, $t AS t, DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 23:30:00' AS at,
            12::BIGINT AS big, 1.25::DECIMAL(18,2) AS money, list_contains($l::VARCHAR[], '广"东') AS hit, sum(3) AS s, NULL AS nothing`,
    { n: 4, t: "it's", l: ['广"东', 'a, b'] },
  );
  expect(rows).toEqual([
    {
      n: 4,
      t: "it's",
      day: '2024-02-29',
      at: '2024-02-29 23:30:00',
      big: 12,
      money: 1.25,
      hit: true,
      s: 3,
      nothing: null,
    },
  ]);
});
it('runs several statements', async () => {
  await db.script('CREATE TABLE a(x INTEGER); INSERT INTO a VALUES (1),(2)');
  expect((await db.query('SELECT count(*) AS n FROM a')).rows).toEqual([{ n: 2 }]);
});
it('keeps the configuration locked', async () => {
  await expect(db.query('SET autoinstall_known_extensions = true')).rejects.toThrow(/locked/);
});
it('reads a registered csv', async () => {
  const release = await db.registerFile('x.csv', new TextEncoder().encode('="123",中\n="456",文\n'));
  expect(
    (
      await db.query(
        `SELECT * FROM read_csv('x.csv', header=false, columns={'a':'VARCHAR','b':'VARCHAR'}, delim=',', quote='"', escape='"', strict_mode=false, null_padding=true)`,
      )
    ).rows,
  ).toEqual([
    { a: '="123"', b: '中' },
    { a: '="456"', b: '文' },
  ]);
  await release();
});
