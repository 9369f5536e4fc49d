import { it } from 'vitest';
import { seededLines } from '../support/seeded.ts';
import { openEngine } from '../support/engine.ts';
import { Workspace } from '../../src/model/workspace.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { inlined } from '../../src/db/bind.ts';
import attr from '../../src/model/customer-attributes.sql?raw';
it.each([100_000, 1_000_000])('p', async (n) => {
  const db = await openEngine();
  const ws = await Workspace.create(db);
  const imp = createImporter(ws);
  await imp.load(await imp.stage([new File([seededLines(n).csv], 'lines.csv')]));
  const rule = { scoring: 'auto', frequency: 'days', window: '12m', segments: 'named11', cn8: 'median', as_of: '2025-01-01', r_breaks: '30,60,120,240', f_breaks: '1,2,3,5', m_breaks: '100,200,500,1000' };
  const V: Record<string, () => Promise<unknown>> = {
    bound: () => db.query('CREATE OR REPLACE TABLE ca AS ' + attr, rule),
    inlined: () => db.query(inlined('CREATE OR REPLACE TABLE ca AS ' + attr, rule)),
    varcharDate: () => db.query('CREATE OR REPLACE TABLE ca AS ' + attr.replaceAll('$as_of::DATE', '$as_of::VARCHAR::DATE'), rule),
    allVarchar: () => db.query('CREATE OR REPLACE TABLE ca AS ' + attr.replaceAll('$as_of::DATE', '$as_of::VARCHAR::DATE').replace(/\$(scoring|window|frequency|segments|cn8|[rfm]_breaks)/g, '$$$1::VARCHAR'), rule),
    once: () => db.query('WITH given AS MATERIALIZED (SELECT $as_of AS a, $scoring AS b, $window AS c, $frequency AS d, $segments AS e, $cn8 AS f) SELECT * FROM given', rule),
  };
  for (const [k, f] of Object.entries(V)) {
    const ms: number[] = [];
    for (let i = 0; i < 12; i++) { const a = performance.now(); await f(); ms.push(performance.now() - a); }
    ms.sort((a, b) => a - b); console.log('total', n, k.padEnd(10), ms.slice(0, 6).map(Math.round).join(' '));
  }
}, 600000);
