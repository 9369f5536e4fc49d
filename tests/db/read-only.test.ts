import { expect, it } from 'vitest';
import { isReadOnly } from '../../src/db/read-only.ts';

it.each([
  'SELECT 1',
  '-- a comment\nWITH a AS (SELECT 1) SELECT * FROM a;',
  'FROM orders',
  "SELECT 'drop table orders; delete from x' AS text",
  '(SELECT 1) UNION ALL (SELECT 2)',
  'DESCRIBE orders',
  'SUMMARIZE orders',
  'SELECT "delete from" FROM orders',
  '/* ; */ SELECT 1',
])('lets %s run', (sql) => expect(isReadOnly(sql)).toBe(true));

it.each([
  'DROP TABLE orders',
  'DELETE FROM orders',
  'SELECT 1; DROP TABLE orders',
  'WITH a AS (SELECT 1) INSERT INTO orders SELECT * FROM a',
  "COPY orders TO 'x.csv'",
  'SET threads = 1',
  'PRAGMA enable_profiling',
  "ATTACH 'x.db'",
  'CREATE TABLE x AS SELECT 1',
  'explain analyze delete from orders',
  '',
])('refuses %s', (sql) => expect(isReadOnly(sql)).toBe(false));
