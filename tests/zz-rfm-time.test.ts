import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { it } from 'vitest';
import cohort from '../src/analyses/cohort-retention/index.ts';
import curves from '../src/analyses/retention-curves/index.ts';
import customers from '../src/analyses/rfm-customers/index.ts';
import grid from '../src/analyses/rfm-grid/index.ts';
import segments from '../src/analyses/rfm-segments/index.ts';
import thresholds from '../src/analyses/rfm-thresholds/index.ts';
import lorenz from '../src/analyses/lorenz/index.ts';
import segmentsSql from '../src/model/segments.sql?raw';
import nativeRfm from './bench/sql/rfm.sql?raw';
import nativeCohort from './bench/sql/cohort.sql?raw';
import { seededLines } from './support/seeded.ts';
import { openBench } from './support/workspace.ts';
it('times', async () => {
  const bench = await openBench();
  const csv = seededLines(1_000_000, 1).csv.replace(/^.*/, 'order_id,customer_id,ordered_at,province,channel,category,quantity,amount');
  await bench.db.registerFile('x.csv', new TextEncoder().encode(csv));
  await bench.db.script(`INSERT INTO orders(order_id,customer_id,ordered_at,amount,status,channel,province) SELECT order_id, any_value(customer_id), any_value(ordered_at)::TIMESTAMP, sum(amount::DOUBLE), 'sale', any_value(channel), any_value(province) FROM read_csv('x.csv', header=true, all_varchar=true) GROUP BY order_id`);
  await bench.workspace.rebuildFacts();
  writeFileSync('/tmp/mx.csv', csv);
  const c = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await c.run(segmentsSql);
  await c.run(`CREATE TABLE lines AS SELECT * FROM read_csv('/tmp/mx.csv', header=true, columns={'order_id':'VARCHAR','customer_id':'VARCHAR','ordered_at':'TIMESTAMP','province':'VARCHAR','channel':'VARCHAR','category':'VARCHAR','quantity':'DOUBLE','amount':'DOUBLE'})`);
  const ms: Record<string, number[]> = {};
  const t = async (k: string, f: () => Promise<unknown>) => { const a = performance.now(); await f(); (ms[k] ??= []).push(performance.now() - a); };
  for (let i = 0; i < 9; i++) {
    const m = { m_breaks: `1,2,3,${100 + i}` } as const;
    const cut = { filters: {}, from: `2022-12-${10 + i}` };
    await t('native rfm', () => c.runAndReadAll(nativeRfm));
    await t('rfm-segments', () => bench.rows(segments, m));
    await t('rfm-grid (judged)', () => bench.rows(grid, m));
    await t('rfm-thresholds (judged)', () => bench.rows(thresholds, m));
    await t('rfm-customers (judged)', () => bench.rows(customers, m));
    await t('native cohort', () => c.runAndReadAll(nativeCohort));
    await t('cohort', () => bench.rows(cohort, {max_age: 24}, cut));
    await t('cohort30', () => bench.rows(cohort, { window: 'interval30', max_age: 24 }, cut));
    await t('curves', () => bench.rows(curves, {max_age: 24}, cut));
    await t('lorenz', () => bench.rows(lorenz, {}, cut));
    await t('lorenz channel', () => bench.rows(lorenz, {}, { ...cut, filters: { channel: ['天猫'] } }));
  }
  for (const [k, v] of Object.entries(ms)) { v.sort((a, b) => a - b); console.log(k.padEnd(26), v.map(Math.round).join(' ')); }
}, 600000);
