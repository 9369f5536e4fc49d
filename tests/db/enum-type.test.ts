import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { enumType } from '../../src/db/enum-type.ts';
import { sqlTypeOf } from '../../src/db/column-values.ts';
import { openEngine } from '../support/engine.ts';

let db: Database;
beforeAll(async () => {
  db = await openEngine();
});

const ODD = ["it's", '', '测试', 'é', '𠀀', '￭', ' a ', 'a"b', 'A', 'a', ';--'];

const listOf = (words: readonly string[]) => {
  const parts = words.map((word) => new TextEncoder().encode(word));
  const offsets = new Int32Array(words.length + 1);
  for (const [at, part] of parts.entries()) offsets[at + 1] = (offsets[at] ?? 0) + part.length;
  return { bytes: Uint8Array.from(parts.flatMap((part) => [...part])), offsets };
};

it('sorts rows as their texts do, whatever the letters', async () => {
  const type = enumType(ODD) ?? '';
  const { rows } = await db.query(
    `SELECT list(w ORDER BY w::${type})::VARCHAR[] = list(w ORDER BY w) AS same, count(*)::INTEGER AS n FROM (SELECT unnest($words::VARCHAR[]) AS w)`,
    { words: ODD },
  );
  expect(rows).toEqual([{ same: true, n: ODD.length }]);
});

it('is a type for few words only', () => {
  const many = Array.from({ length: 4097 }, (_, at) => `w${at}`);
  expect(enumType(many)).toBeUndefined();
  expect(enumType(many.slice(1))).toMatch(/^ENUM\('w1', 'w10'/);
  expect(enumType(['a'.repeat(70_000)])).toBeUndefined();
  expect(enumType(['a\0b'])).toBeUndefined();
  expect(enumType([])).toBeUndefined();
});

it('takes words that stand for eight rows or more each, and gives them back', async () => {
  const codes = Int32Array.from({ length: 8 * ODD.length }, (_, at) => (at % (ODD.length + 1)) - 1);
  const column = { kind: 'word', codes, words: listOf(ODD) } as const;
  expect(sqlTypeOf(column)).toMatch(/^ENUM/);
  expect(sqlTypeOf({ ...column, codes: codes.subarray(1) })).toBe('VARCHAR');
  await db.script(`CREATE TABLE worded (w ${sqlTypeOf(column)})`);
  await db.append('worded', { w: column });
  const { rows } = await db.query('SELECT w::VARCHAR AS w FROM worded');
  expect(rows.map(({ w }) => w)).toEqual([...codes].map((code) => (code < 0 ? null : ODD[code])));
});

it('gives back texts that are all different, some told twice and some not at all', async () => {
  const words = Array.from({ length: 300 }, (_, at) => `${ODD[at % ODD.length] ?? ''}${at}`);
  const codes = Int32Array.from({ length: 290 }, (_, at) => (at % 7 === 0 ? -1 : (at * 11) % words.length));
  await db.script('CREATE TABLE told (w VARCHAR)');
  await db.append('told', { w: { kind: 'word', codes, words: listOf(words) } });
  const { rows } = await db.query('SELECT w FROM told');
  expect(rows.map(({ w }) => w)).toEqual([...codes].map((code) => (code < 0 ? null : words[code])));
});
