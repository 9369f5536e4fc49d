import { expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { lateDatabase } from '../../src/db/late.ts';

/** Writes down what it is asked. */
function noted() {
  const asked: string[] = [];
  const refuse = () => Promise.reject(new Error('not asked here'));
  const db: Database = {
    query: (sql) => {
      asked.push(`query ${sql}`);
      return Promise.resolve({ columns: ['n'], rows: [{ n: 1 }] });
    },
    script: (sql) => {
      asked.push(`script ${sql}`);
      return Promise.resolve();
    },
    registerFile: (name) => {
      asked.push(`register ${name}`);
      return Promise.resolve(() => Promise.resolve());
    },
    numbers: refuse,
    append: refuse,
    apart: refuse,
    close: () => Promise.resolve(),
  };
  return { asked, db };
}

it('what is asked before the database is there reaches it in the same order', async () => {
  const { asked, db } = noted();
  let come: (db: Database) => void = () => undefined;
  const late = lateDatabase(new Promise((resolve) => (come = resolve)));
  const all = [late.script('a'), late.registerFile('f.csv', new Uint8Array()), late.query('b')];
  expect(asked).toEqual([]);
  come(db);
  await Promise.all(all);
  expect(asked).toEqual(['script a', 'register f.csv', 'query b']);
  expect((await late.query('c')).rows).toEqual([{ n: 1 }]);
});

it('a database that does not come fails whoever asked', async () => {
  const late = lateDatabase(Promise.reject(new Error('it did not come')));
  await expect(late.query('a')).rejects.toThrow('it did not come');
});
