import { DuckDBInstance } from '@duckdb/node-api';
import { it } from 'vitest';
import nativeCohort from './bench/sql/cohort.sql?raw';
import { seededLines } from './support/seeded.ts';
import cohort from '../src/analyses/cohort-retention/index.ts';
import { inlined } from '../src/db/bind.ts';
import { composeScoped, WHOLE } from '../src/model/scope.ts';
import { openBench } from './support/workspace.ts';
it('times', async () => {
  const bench = await openBench();
  const csv = seededLines(1_000_000, 1).csv.replace(/^.*/, 'order_id,customer_id,ordered_at,province,channel,category,quantity,amount');
  await bench.db.registerFile('x.csv', new TextEncoder().encode(csv));
  await bench.db.script(`INSERT INTO orders(order_id,customer_id,ordered_at,amount,status,channel,province) SELECT order_id, any_value(customer_id), any_value(ordered_at)::TIMESTAMP, sum(amount::DOUBLE), 'sale', any_value(channel), any_value(province) FROM read_csv('x.csv', header=true, all_varchar=true) GROUP BY order_id`);
  await bench.workspace.rebuildFacts();
  const c = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await c.run(`CREATE TABLE lines AS SELECT * FROM read_csv('/tmp/mx.csv', header=true, columns={'order_id':'VARCHAR','customer_id':'VARCHAR','ordered_at':'TIMESTAMP','province':'VARCHAR','channel':'VARCHAR','category':'VARCHAR','quantity':'DOUBLE','amount':'DOUBLE'})`);
  const ms: Record<string, number[]> = {};
  const t = async (k: string, f: () => Promise<unknown>) => { const a = performance.now(); await f(); (ms[k] ??= []).push(performance.now() - a); };
  const scope = { ...(await bench.workspace.resolve(WHOLE)), from: '2022-01-01' };
  const composed = composeScoped(cohort.sql, scope, '');
  const args = { window: 'calendar', max_age: 24, ...composed.args };
  const inl = inlined(composed.sql, args);
  const noCase = inl.replaceAll(/CASE WHEN 'calendar' = 'calendar' THEN ([^\n]*)\n[^\n]*END/g, '$1');
  console.log(noCase);
  const packed = noCase.replace('GROUP BY a.cohort, age, d.customer_key', 'GROUP BY a.cohort, age, d.customer_key');
  const acq = `acquired_customers AS (SELECT o.customer_key, o.first_day, o.cohort FROM customer_facts o WHERE o.first_day >= DATE '2022-01-01' AND o.first_day < DATE '2025-01-01')`;
  const q = (p: string, rest = 'SELECT cohort, age, count(*), sum(amount) FROM p GROUP BY ALL') => () => bench.db.query(`WITH ${acq}, ${p} ${rest}`);
  const J = `FROM customer_days d JOIN acquired_customers a USING (customer_key) WHERE d.day < DATE '2025-01-01'`;
  const v: Record<string, () => Promise<unknown>> = {
    bound: () => bench.db.query(composed.sql, args),
    triple: q(`p AS (SELECT a.cohort, sum(d.amount) AS amount, date_diff('month', a.cohort, d.day) AS age ${J} GROUP BY a.cohort, age, d.customer_key)`),
    two: q(`p AS (SELECT min(a.cohort) AS cohort, sum(d.amount) AS amount, date_diff('month', a.cohort, d.day) AS age ${J} GROUP BY age, d.customer_key)`),
    twoany: q(`p AS (SELECT any_value(a.cohort) AS cohort, sum(d.amount) AS amount, date_diff('month', a.cohort, d.day)::INTEGER AS age ${J} GROUP BY age, d.customer_key)`),
    twoint: q(`p AS (SELECT min(a.cohort) AS cohort, sum(d.amount) AS amount, (d.customer_key * 64 + date_diff('month', a.cohort, d.day))::INTEGER AS age ${J} GROUP BY age)`),
    distinctonly: q(`p AS (SELECT DISTINCT a.cohort, date_diff('month', a.cohort, d.day) AS age, d.customer_key ${J})`, 'SELECT cohort, age, count(*) FROM p GROUP BY ALL'),
    cmonth: q(`m AS (SELECT customer_key, year(day) * 12 + month(day) AS month, sum(amount) AS amount FROM customer_days WHERE day < DATE '2025-01-01' GROUP BY ALL), p AS (SELECT cohort, month - year(cohort) * 12 - month(cohort) AS age, amount FROM m JOIN acquired_customers USING (customer_key))`),
    cmonth2: q(`m AS (SELECT customer_key, date_diff('month', DATE '2000-01-01', day) AS month, sum(amount) AS amount FROM customer_days WHERE day < DATE '2025-01-01' GROUP BY ALL), p AS (SELECT cohort, month AS age, amount FROM m JOIN acquired_customers USING (customer_key))`),
    countdist: () => bench.db.query(`WITH ${acq} SELECT a.cohort, date_diff('month', a.cohort, d.day) AS age, count(DISTINCT d.customer_key), sum(d.amount) ${J} GROUP BY a.cohort, age`),
    cohortcode: q(`p AS (SELECT (date_diff('month', DATE '1990-01-01', a.cohort) * 1024 + date_diff('month', a.cohort, d.day))::INTEGER AS age, sum(d.amount) AS amount, d.customer_key ${J} GROUP BY age, d.customer_key)`, 'SELECT age, count(*), sum(amount) FROM p GROUP BY ALL'),
  };
  for (let i = 0; i < 11; i++) {
    await t('native cohort', () => c.runAndReadAll(nativeCohort));
    for (const [k, sql] of Object.entries(v)) await t(k, () => sql());
  }
  const base = (ms['native cohort'] ?? []).toSorted((a, b) => a - b)[3] ?? 1;
  console.log('\n' + Object.entries(ms).map(([k, x]) => { x.sort((a, b) => a - b); return `${k.padEnd(16)} ${((x[3] ?? 0) / base).toFixed(2)} ${x.map(Math.round).join(' ')}`; }).join('\n'));
}, 600000);
