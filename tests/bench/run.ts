import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBrush } from './brush.ts';
import { asMeasured, brushRows } from './brush-rows.ts';
import { TOGGLES_IN_A_FRAME } from './brush-toggle.ts';
import { marketplaceExport } from './export.ts';
import { seededLines } from '../support/seeded.ts';
import { type Checksum, measure, type Measured, type Task } from './measure.ts';
import { openNative } from './native.ts';
import { openOurs } from './ours.ts';
import { brushText, memoryText, table } from './report.ts';
import { seededSurvey } from './survey.ts';

const SIZES = (process.env['BENCH_LINES'] ?? '')
  .split(',')
  .filter((text) => text !== '')
  .map(Number);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const JSON_PATH = process.env['BENCH_JSON'] ?? '';

const linesOf = ({ lines, revenue }: Checksum): Checksum => ({ lines: lines ?? NaN, revenue: revenue ?? NaN });
const measured: Measured[] = [];
const limits = new Map<string, number>([
  ['brush-peers-first mosaic, duckdb-wasm', 0.35],
  ['brush-tables mosaic, duckdb-wasm', 0.35],
  ...TOGGLES_IN_A_FRAME.map((name) => [name, 1] as const),
]);
const notes: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

/** Gives the same answers as native DuckDB, or throws; the times are left in `measured`. */
async function compare(lines: number): Promise<void> {
  const { csv } = seededLines(lines);
  const path = join(folder, `${lines}.csv`);
  writeFileSync(path, csv);
  const file = new File([csv], 'lines.csv', { type: 'text/csv' });
  const exportPath = join(folder, `${lines}.gb.csv`);
  const bytes = marketplaceExport(csv);
  writeFileSync(exportPath, bytes);
  const exported = new File([bytes], 'ExportOrderList.csv', { type: 'text/csv' });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const ours = await openOurs(file, exported);
  await ours.load();
  const after = process.memoryUsage().rss;
  notes.push(
    memoryText(lines, { fileBytes: file.size, grownBytes: after - before, tableBytes: await ours.tableBytes() }),
  );
  const native = await openNative(path, exportPath);
  notes.push(`  engines: ours ${await ours.version()} (wasm), rival ${await native.version()}`);
  const empty = async () => {
    await ours.clear();
    await native.clear();
  };
  const tasks: readonly Task[] = [
    { name: 'load', limit: 1.25, ours: ours.load, rival: native.load, empty },
    {
      name: 'load-against-read',
      limit: Infinity,
      ours: async () => linesOf(await ours.load()),
      rival: native.read,
      empty: ours.clear,
    },
    { name: 'load-export', limit: 1.8, ours: ours.loadExport, rival: native.loadExport, empty },
    { name: 'rfm-segments', limit: 0.5, ours: ours.rfm, rival: native.rfm },
    { name: 'cohort-retention', limit: 0.4, ours: ours.cohort, rival: native.cohort },
    { name: 'monthly-kpis', limit: 0.4, ours: ours.months, rival: native.months },
    { name: 'scope-change', limit: Infinity, ours: ours.scope, rival: () => native.scope(ours.shown) },
    // Last: a survey adds to what the pages before it show.
    { name: 'nps-joined', limit: 0.3, ours: ours.nps, rival: native.nps },
  ];
  const surveyPath = join(folder, `${lines}.survey.csv`);
  writeFileSync(surveyPath, seededSurvey(csv));
  for (const task of tasks) {
    limits.set(task.name, task.limit);
    if (task.name === 'nps-joined') {
      await ours.loadSurvey(new File([readFileSync(surveyPath)], '问卷.csv', { type: 'text/csv' }));
      await native.loadSurvey(surveyPath);
    }
    measured.push(await measure(task, lines, ROUNDS));
  }
  native.close();
  const brushed = await brushRows(lines, path, await ours.brush());
  notes.push(brushText(lines, brushed));
  measured.push(...asMeasured(lines, brushed));
  await ours.close();
  measured.push(...(await measureBrush(lines, brushed)));
}

try {
  for (const lines of SIZES) await compare(lines);
} finally {
  rmSync(folder, { recursive: true });
  console.log(`\n${table(measured, limits)}\n\n${notes.join('\n')}\n`);
  if (JSON_PATH !== '') writeFileSync(JSON_PATH, `${JSON.stringify(measured, null, 1)}\n`);
}
