import { afterAll, beforeAll, expect, it } from 'vitest';
import { rehearseReading, warmUp } from '../../src/app/warm-up.ts';
import type { Database } from '../../src/db/database.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { readFile } from '../../src/imports/reader.ts';
import { Workspace } from '../../src/model/workspace.ts';
import { openEngine } from '../support/engine.ts';

let db: Database;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(() => db.close());

const databases = async () =>
  (await db.query("SELECT database_name AS name FROM duckdb_databases() WHERE NOT internal AND name <> 'memory'")).rows;

it('the engine is warmed up beside the data: nothing of it stays', async () => {
  const workspace = await Workspace.create(db);
  await warmUp(db, readFile);
  expect(await workspace.tables()).toEqual((await workspace.tables()).map((table) => ({ ...table, rows: 0 })));
  expect(await databases()).toEqual([]);
});

it('a file can be loaded while it goes on, and stopping it leaves nothing behind', async () => {
  const workspace = await Workspace.create(db);
  const idle = new AbortController();
  const warming = warmUp(db, readFile, idle.signal);
  const importer = createImporter(workspace);
  const file = new File(['订单编号,会员编号,下单时间,实付金额\nA1,u1,2024-01-01 10:00:00,9.90\n'], 'orders.csv');
  const staged = await importer.stage([file]);
  await importer.load(staged);
  idle.abort();
  await expect(warming).rejects.toThrow();
  expect((await db.query('SELECT order_id, amount FROM order_facts')).rows).toEqual([{ order_id: 'A1', amount: 9.9 }]);
  expect(await databases()).toEqual([]);
});

it('reading is rehearsed without an engine, with a file that can be looked at', async () => {
  const files: File[] = [];
  await rehearseReading((file, options) => {
    files.push(file);
    return readFile(file, options);
  });
  const importer = createImporter(await Workspace.create(db));
  const staged = await importer.stage(files);
  expect(importer.look(staged)?.extents).toMatchObject({ hasItems: true, hasProvince: true, hasChannel: true });
});
