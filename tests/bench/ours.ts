import breakdown from '../../src/analyses/breakdown/index.ts';
import kpiSummary from '../../src/analyses/kpi-summary/index.ts';
import revenueByMonth from '../../src/analyses/revenue-by-month/index.ts';
import { warmUp } from '../../src/app/warm-up.ts';
import type { Analysis, AnyAnalysis } from '../../src/analyses/analysis.ts';
import { EngineSource } from '../../src/analyses/engine-source.ts';
import cohortRetention from '../../src/analyses/cohort-retention/index.ts';
import kpiMonthly from '../../src/analyses/kpi-monthly/index.ts';
import nps from '../../src/analyses/nps/index.ts';
import rfmSegments from '../../src/analyses/rfm-segments/index.ts';
import { defaultsOf, type Shape, type ValuesOf } from '../../src/codec/codec.ts';
import type { Columns, RowOf } from '../../src/db/columns.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { readFile } from '../../src/imports/reader.ts';
import { localCube } from '../../src/model/cube/local.ts';
import type { OrderCube } from '../../src/model/cube/order-cube.ts';
import { type ResolvedScope, WHOLE } from '../../src/model/scope.ts';
import { Workspace } from '../../src/model/workspace.ts';
import { openEngine } from '../support/engine.ts';
import { type BrushSide, CHARTS } from './brush-peers.ts';
import type { Checksum } from './measure.ts';
import { CHECKSUMS, LOADED_SQL } from './native.ts';

/** Our own way from a file to answers, on the wasm engine that ships. */
export interface Ours {
  /** Forgets what was loaded. */
  clear(): Promise<void>;
  load(): Promise<Checksum>;
  /** The same from a marketplace export of the same lines. */
  loadExport(): Promise<Checksum>;
  rfm(): Promise<Checksum>;
  cohort(): Promise<Checksum>;
  months(): Promise<Checksum>;
  /** Adds a survey that names orders, for `nps`. */
  loadSurvey(file: File): Promise<void>;
  nps(): Promise<Checksum>;
  /** A page of six panels under the next province; the statements behind it are left in `shown`. */
  scope(): Promise<Checksum>;
  readonly shown: readonly string[];
  /** Five charts, drawn once over everything as on any page before a hand takes hold of them, to be brushed. */
  brush(): Promise<BrushSide>;
  version(): Promise<string>;
  /** Bytes that the engine says its tables take. */
  tableBytes(): Promise<number>;
  close(): Promise<void>;
}

const firstDayOf = (month: number) => new Date(Date.UTC(2023, month, 1)).toISOString().slice(0, 10);

/** The panels of the overview that rest on orders alone. */
const PANELS = [
  { analysis: kpiSummary, params: defaultsOf(kpiSummary.params) },
  { analysis: kpiMonthly, params: defaultsOf(kpiMonthly.params) },
  { analysis: revenueByMonth, params: {} },
  { analysis: breakdown, params: { by: 'province' } },
  { analysis: breakdown, params: { by: 'channel' } },
  { analysis: breakdown, params: { by: 'category' } },
] as const;
const PROVINCES = ['广东', '浙江', '四川', '山东', '河南', '江苏', '湖北', '湖南', '北京', '上海', '福建', '安徽', '河北', '辽宁']; // prettier-ignore

/** Rows of an analysis over everything, by a source that has answered nothing yet; the arrays of the cube are part of the load. */
async function answer<P extends Shape, C extends Columns>(
  workspace: Workspace,
  cube: OrderCube,
  analysis: Analysis<P, C>,
  params: Partial<ValuesOf<P>>,
): Promise<readonly RowOf<C>[]> {
  const request = { analysis, params: { ...defaultsOf(analysis.params), ...params }, scope: WHOLE };
  const result = await new EngineSource(workspace, cube).get(request);
  if (result.kind !== 'rows') throw new Error(`${analysis.id}: ${JSON.stringify(result)}`);
  return result.rows;
}

export async function openOurs(file: File, exported: File): Promise<Ours> {
  const db = await openEngine();
  await warmUp(db, readFile);
  const workspace = await Workspace.create(db);
  const importer = createImporter(workspace);
  let runs = 0;
  let scopes = 0;
  let shown: readonly string[] = [];
  const cube = localCube(workspace);
  const page = new EngineSource(workspace, cube);
  const load = async (from: File) => {
    const staged = await importer.stage([from]);
    const blocked = staged.flatMap(({ blocked: problem }) => problem ?? []);
    if (blocked.length > 0) throw new Error(`the importer refuses: ${JSON.stringify(blocked)}`);
    await importer.load(staged);
    const scope = await workspace.resolve(WHOLE);
    for (const by of ['province', 'channel', 'category'] as const) await cube.groups(scope, { by });
    return CHECKSUMS.load((await db.query(LOADED_SQL)).rows);
  };
  return {
    clear: () => importer.clear(),
    load: () => load(file),
    loadExport: () => load(exported),
    // A bound that the default scoring never reads differs each time, so that nothing is answered from a cache.
    async rfm() {
      const m_breaks = `100,200,500,${1000 + runs++}`;
      return CHECKSUMS.rfm(await answer(workspace, cube, rfmSegments, { m_breaks }));
    },
    cohort: async () =>
      CHECKSUMS.cohort(await answer(workspace, cube, cohortRetention, { window: 'calendar', max_age: 24 })),
    async loadSurvey(survey) {
      await importer.load(await importer.stage([survey]));
    },
    nps: async () => CHECKSUMS.nps(await answer(workspace, cube, nps, { by: 'province' })),
    months: async () => CHECKSUMS.months(await answer(workspace, cube, kpiMonthly, {})),
    async scope() {
      const province = PROVINCES[scopes++ % PROVINCES.length] ?? '';
      const scope = { ...WHOLE, filters: { province: [province] } };
      const results = await Promise.all(
        PANELS.map(({ analysis, params }) => page.get({ analysis: analysis as AnyAnalysis, params, scope })),
      );
      const answers = results.map((result) => {
        if (result.kind !== 'rows') throw new Error(JSON.stringify(result));
        return result;
      });
      shown = answers.map(({ sql }) => sql);
      return CHECKSUMS.scope(answers.map(({ rows }) => rows));
    },
    async brush() {
      const fresh = localCube(workspace);
      const draw = async (scope: ResolvedScope) => {
        const groups = await Promise.all(CHARTS.map((by) => fresh.groups(scope, { by })));
        return groups.map(({ names, revenue }) => new Map(names.map((name, at) => [name, revenue[at] ?? 0] as const)));
      };
      await draw(await workspace.resolve(WHOLE));
      return {
        name: 'ours',
        step: async (from, to) =>
          draw(await workspace.resolve({ ...WHOLE, from: firstDayOf(from), to: firstDayOf(to) })),
        close: () => undefined,
      };
    },
    get shown() {
      return shown;
    },
    version: async () => String((await db.query('SELECT version() AS version')).rows[0]?.['version']),
    async tableBytes() {
      const [row = {}] = (await db.query('SELECT sum(memory_usage_bytes) AS bytes FROM duckdb_memory()')).rows;
      return Number(row['bytes']);
    },
    close: () => db.close(),
  };
}
