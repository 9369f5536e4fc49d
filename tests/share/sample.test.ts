import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyAnalysis, ViewContext } from '../../src/analyses/analysis.ts';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { formatter } from '../../src/i18n/format.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { ATTRIBUTE_IDS } from '../../src/model/attributes.ts';
import { generateSample } from '../../src/model/sample/generate.ts';
import { AS_OF } from '../../src/model/sample/planted.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { freeze, type Recorded, snapshotOf } from '../../src/share/freeze.ts';
import { FrozenSource } from '../../src/share/frozen-source.ts';
import { questionKey } from '../../src/share/key.ts';
import { mayLeave } from '../../src/share/may-leave.ts';
import { packPlain } from '../../src/share/deflate.ts';
import { inflated, plainBody, toText } from '../../src/share/pack.ts';
import { FEWEST, policyOf } from '../../src/share/policies.ts';
import { readSnapshot } from '../../src/share/read.ts';
import type { FrozenResult, Snapshot } from '../../src/share/snapshot.ts';
import { Recorder } from '../../src/share/recorder.ts';
import { merged } from '../../src/share/soften.ts';
import { isDominated } from '../../src/share/complement.ts';
import { weightOf } from '../../src/share/weights.ts';
import { attackerOf, type SeenTable } from '../support/attacker-tables.ts';
import { secretsOf, toldBy } from '../support/secrets.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

const YEAR: Scope = { ...WHOLE, from: '2024-01-01', to: AS_OF };
const SCOPES: readonly Scope[] = [
  YEAR,
  { ...YEAR, filters: { province: ['西藏', '青海'] } },
  { ...YEAR, from: '2024-12-01', filters: { channel: ['拼多多'] } },
];

let bench: TestBench;
let recorded: readonly Recorded[];
let text: string;
let snapshot: Snapshot;
let source: FrozenSource;
const sample = generateSample();

/** Every choice of `by` that an analysis has, and its defaults otherwise. */
function variants(analysis: AnyAnalysis): Record<string, unknown>[] {
  const plain = defaultsOf(analysis.params) as Record<string, unknown>;
  return 'by' in plain ? ATTRIBUTE_IDS.map((by) => ({ ...plain, by })) : [plain];
}

beforeAll(async () => {
  bench = await openBench();
  const importer = createImporter(bench.workspace);
  const files = [sample.orders, sample.members, sample.survey].map(
    ({ name, text: content }) => new File([content], name, { type: 'text/csv' }),
  );
  await importer.load(await importer.stage(files));
  const recorder = new Recorder(bench.source);
  for (const analysis of ANALYSES.values()) {
    for (const scope of SCOPES) {
      for (const params of variants(analysis)) await recorder.get({ analysis, params, scope } as never);
    }
  }
  recorded = recorder.answers;
  const extents = await bench.workspace.extents();
  const head = { name: '', frozenAt: '2024-12-21 09:00', fragment: '#/overview', pages: ['overview'], isSample: true };
  const bytes = packPlain(snapshotOf({ ...head, extents }, freeze(recorded)));
  text = await inflated(plainBody(bytes));
  snapshot = readSnapshot(text);
  source = new FrozenSource(snapshot);
}, 300_000);

const answerOf = (one: Recorded) => source.get(one as never);
const rowsOf = (result: FrozenResult) => {
  if (result.kind !== 'rows') return [];
  const names = Object.keys(result.columns);
  const length = result.columns[names[0] ?? '']?.length ?? 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(names.map((name) => [name, result.columns[name]?.[i]])));
};

describe('a snapshot of the sample data', () => {
  it('holds no customer, no name, no phone number, no order and no comment', () => {
    const secrets = secretsOf(sample);
    expect(secrets.length).toBeGreaterThan(10_000);
    expect(toldBy(text, secrets)).toEqual([]);
    const [one = '', other = ''] = [secrets[0], secrets.at(-1)];
    expect(toldBy(`${text} {"a":"x${one}"} ${JSON.stringify(other)}`, secrets)).toEqual(
      expect.arrayContaining([one, other]),
    );
    expect(text).not.toMatch(/(?<![\d.])1[3-9]\d{9}(?!\d)|\d{15,}/);
  });

  it('holds no count of fewer than 5 customers or 10 respondents', () => {
    const small = snapshot.results.flatMap((result) => {
      const analysis = ANALYSES.get(result.id);
      if (!analysis || result.kind !== 'rows') return [];
      const { k } = policyOf(analysis);
      const counted = Object.entries(analysis.columns).filter(
        ([name, { role }]) => role === 'count' && name !== 'days',
      );
      return counted.flatMap(([name]) =>
        (result.columns[name] ?? []).flatMap((n) =>
          typeof n === 'number' && n > 0 && n < k && !/^survey_questions$/.test(name)
            ? [`${result.id}.${name} = ${n}`]
            : [],
        ),
      );
    });
    expect([...new Set(small)]).toEqual([]);
  });

  it('leaves out whoever holds people, whole', () => {
    const never = [...ANALYSES.values()].filter((analysis) => !mayLeave(analysis)).map(({ id }) => id);
    expect(never).toContain('rfm-customers');
    expect(snapshot.results.filter(({ id }) => never.includes(id))).toEqual([]);
    expect(text).not.toContain('customer_id"');
  });

  it('shows what was shown: the same picture and words wherever nothing had to be left out', async () => {
    const format = formatter('zh-CN');
    const nameOf = (attribute: string, value: string) => valueName('zh-CN', attribute as never, value);
    const softened = ['rfm-grid', 'rfm-thresholds', 'rfm-segments', 'lorenz'];
    let compared = 0;
    for (const one of recorded) {
      const { analysis, params, result } = one;
      if (!mayLeave(analysis) || result.kind !== 'rows') continue;
      const frozen = await answerOf(one);
      if (frozen.kind !== 'rows') throw new Error(`${analysis.id} is ${frozen.kind}`);
      if ((frozen.hidden ?? 0) > 0 || softened.includes(analysis.id)) continue;
      if (analysis.id === 'score-distribution' && frozen.rows.length < result.rows.length) continue;
      if (
        analysis.id === 'breakdown' &&
        frozen.rows.some((row) => row['repeat_rate'] === null && row['customers'] !== 0)
      )
        continue;
      const context = { locale: 'zh-CN', format, params, scope: result.scope, nameOf } as ViewContext<
        Readonly<Record<string, unknown>>
      >;
      const written = (_: string, value: unknown) => (typeof value === 'number' ? 0 : value);
      const words = (rows: readonly Record<string, unknown>[]) => [
        analysis.headline(rows, context),
        analysis.reading?.(rows, context),
        analysis.footnote?.(rows, context),
        analysis.view(rows, context),
      ];
      expect(JSON.stringify(words(frozen.rows), written), analysis.id).toBe(
        JSON.stringify(words(result.rows), written),
      );
      compared += 1;
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('fits into a link of 32 KB and a file of 60 KB with the twelve panels of a dashboard', () => {
    const ofYear = recorded.filter((one) => questionKey(one) === questionKey({ ...one, scope: YEAR }));
    const split = (by: string) =>
      ofYear.filter(({ analysis, params }) => analysis.id === 'breakdown' && params['by'] === by);
    const panels = [
      ...['province', 'channel', 'category', 'segment'].flatMap(split),
      ...[
        'kpi-summary',
        'kpi-monthly',
        'revenue-by-month',
        'cohort-retention',
        'rfm-grid',
        'rfm-segments',
        'lorenz',
        'nps',
      ].flatMap((id) => ofYear.find(({ analysis }) => analysis.id === id) ?? []),
    ];
    expect(panels.length).toBe(12);
    const head = { name: '十二月例会', frozenAt: '2024-12-21 09:00', fragment: '#/overview', pages: ['overview'] };
    const bytes = packPlain(snapshotOf({ ...head, isSample: true, extents: snapshot.extents }, freeze(panels)));
    expect(bytes.length).toBeLessThanOrEqual(60 * 1024);
    expect(toText(bytes).length).toBeLessThanOrEqual(32 * 1024);
    expect(bytes.length).toBeGreaterThan(4 * 1024);
  });

  it('answers whatever was frozen and nothing else', async () => {
    for (const one of recorded.filter(({ analysis, result }) => mayLeave(analysis) && result.kind !== 'failed')) {
      expect((await answerOf(one)).kind, one.analysis.id).not.toBe('absent');
    }
    const [one] = recorded.filter(({ analysis }) => analysis.id === 'revenue-by-month');
    if (!one) throw new Error('no such analysis');
    expect((await source.get({ ...one, scope: { ...one.scope, to: '2024-11-01' } } as never)).kind).toBe('absent');
    expect((await source.get({ ...one, scope: { ...one.scope, filters: { gender: ['f'] } } } as never)).kind).toBe(
      'absent',
    );
  });

  it('never answers for whoever holds people, and says what is wrong with rows that are no answer', async () => {
    const people = ANALYSES.get('rfm-customers');
    const months = ANALYSES.get('revenue-by-month');
    if (!people || !months) throw new Error('no such analysis');
    const forged = (analysis: AnyAnalysis, columns: Readonly<Record<string, readonly unknown[]>>) => {
      const asked = { analysis, params: defaultsOf(analysis.params), scope: YEAR };
      const result = { kind: 'rows' as const, key: questionKey(asked), id: analysis.id, scope: 0, columns, hidden: 0 };
      return new FrozenSource({ ...snapshot, results: [result] }).get(asked as never);
    };
    expect(await forged(people, { customer_id: ['a'] })).toEqual({ kind: 'absent' });
    expect(await forged(months, { month: [7] })).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('month') as string,
    });
  });

  it('refuses months that are none and fewer than nobody, which no view reckons with', async () => {
    const months = recorded.find(({ analysis }) => analysis.id === 'revenue-by-month');
    const frozen = snapshot.results.find(({ id }) => id === 'revenue-by-month');
    if (!months || frozen?.kind !== 'rows') throw new Error('no such analysis');
    for (const change of [{ month: '2024-13' }, { month: '<b>' }, { customers: -1 }]) {
      const columns = Object.fromEntries(
        Object.entries(frozen.columns).map(([name, cells]) => [
          name,
          cells.map((cell) => (name in change ? Object.values(change)[0] : cell)),
        ]),
      );
      const forged = new FrozenSource({ ...snapshot, results: [{ ...frozen, columns }] });
      expect((await forged.get(months as never)).kind, JSON.stringify(change)).toBe('failed');
    }
  });

  it('shows no amount of which one customer makes more than half, nor leaves one to be worked out', () => {
    let weighed = 0;
    const bad = recorded.flatMap(({ analysis, params, scope, result, weights }) => {
      const frozen = snapshot.results.find(({ key }) => key === questionKey({ analysis, params, scope }));
      if (result.kind !== 'rows' || frozen?.kind !== 'rows' || !weights) return [];
      const shown = rowsOf(frozen).flatMap((row) => weightOf(analysis, row, weights) ?? []);
      weighed += shown.length;
      const all = [...weights].flatMap(([place, weight]) => (/^(?:last|rest) /.test(place) ? [] : [weight]));
      const sum = (some: typeof all, name: 'amount' | 'largest') => some.reduce((total, one) => total + one[name], 0);
      const isTotal = ['breakdown', 'revenue-by-month', 'rfm-segments', 'rfm-grid'].includes(analysis.id);
      const rest = {
        amount: sum(all, 'amount') - sum(shown, 'amount'),
        largest: Math.max(0, ...all.filter((weight) => !shown.includes(weight)).map(({ largest }) => largest)),
      };
      const isTold = isTotal && shown.length > 0 && isDominated(rest);
      return [...shown.filter(isDominated), ...(isTold ? [rest] : [])].map((weight) => [frozen.key, weight]);
    });
    expect(bad).toEqual([]);
    expect(weighed).toBeGreaterThan(500);
  });

  it('shows a share of what a selection leaves out only where none of them is mostly one customer’s', async () => {
    const recorder = new Recorder(bench.source);
    const analysis = ANALYSES.get('breakdown');
    if (!analysis) throw new Error('no such analysis');
    const scopes: readonly Scope[] = [
      { ...YEAR, filters: { channel: ['抖店'] } },
      { ...YEAR, from: '2024-12-01', filters: { channel: ['拼多多'] } },
    ];
    for (const scope of scopes) {
      for (const params of variants(analysis)) await recorder.get({ analysis, params, scope } as never);
    }
    const { results } = freeze(recorder.answers);
    let [kept, dropped] = [0, 0];
    const bad = recorder.answers.flatMap(({ params, scope, result, weights }) => {
      const frozen = results.find(({ key }) => key === questionKey({ analysis, params, scope }));
      if (result.kind !== 'rows' || frozen?.kind !== 'rows' || !weights) return [];
      if (result.rows.every((row) => typeof row['share_rest'] !== 'number')) return [];
      const rows = rowsOf(frozen);
      if (rows.every((row) => typeof row['share_rest'] !== 'number')) {
        dropped += 1;
        return [];
      }
      kept += 1;
      const shown = new Set(rows.map((row) => `rest ${String(row['value'])}`));
      const rests = [...weights].filter(([place]) => place.startsWith('rest '));
      const hidden = rests.filter(([place]) => !shown.has(place)).map(([, weight]) => weight);
      const left = {
        amount: hidden.reduce((sum, { amount }) => sum + amount, 0),
        largest: Math.max(0, ...hidden.map(({ largest }) => largest)),
      };
      const told = rests.filter(([place, weight]) => shown.has(place) && isDominated(weight));
      return [...told, ...(isDominated(left) ? [['the rest', left]] : [])].map((one) => [frozen.key, one]);
    });
    expect(bad).toEqual([]);
    expect(kept).toBeGreaterThan(5);
    expect(dropped).toBeGreaterThan(0);
  });

  it('lets no hidden count be bounded below 5 customers or 10 respondents, with all its tables together', () => {
    const tables = recorded.flatMap(({ analysis, params, scope, result }): SeenTable[] => {
      const frozen = snapshot.results.find(({ key }) => key === questionKey({ analysis, params, scope }));
      if (result.kind !== 'rows' || frozen?.kind !== 'rows') return [];
      const names = Object.entries(analysis.columns).flatMap(([name, { role }]) =>
        role === 'dimension' ? [name] : [],
      );
      const placeOf = (row: Readonly<Record<string, unknown>>) => JSON.stringify(names.map((name) => row[name]));
      const shown = new Set(rowsOf(frozen).map(placeOf));
      const rows = merged(analysis.id, result.rows);
      return [{ id: analysis.id, params, scope: result.scope, rows, isShown: (row) => shown.has(placeOf(row)) }];
    });
    const attacker = attackerOf(tables);
    expect(attacker.hidden.length).toBeGreaterThan(1000);
    expect(attacker.rules).toBeGreaterThan(1000);
    const fewest = (name: string) => (/^(nps|csat|score-|satisfaction)/.test(name) ? FEWEST.answers : FEWEST.customers);
    expect(attacker.exposed(fewest)).toEqual([]);
  });

  it('never hides a single row of a total, nor rows of fewer than enough people together', () => {
    const bad = snapshot.results.flatMap((result) => {
      const live = recorded.find(({ analysis, params, result: answer }) => {
        if (analysis.id !== result.id || result.kind !== 'rows' || answer.kind !== 'rows') return false;
        const { by } = params;
        return (
          JSON.stringify(answer.scope) === JSON.stringify(snapshot.scopes[result.scope]) &&
          (by === undefined || result.key.includes(`["by","${String(by)}"]`))
        );
      });
      if (
        !live ||
        live.result.kind !== 'rows' ||
        result.kind !== 'rows' ||
        !['breakdown', 'revenue-by-month', 'nps'].includes(result.id)
      )
        return [];
      const key = result.id === 'revenue-by-month' ? 'month' : 'value';
      const count = result.id === 'nps' ? 'n' : 'customers';
      const shown = new Set(rowsOf(result).map((row) => row[key]));
      const hidden = live.result.rows
        .filter((row) => !shown.has(row[key]) && Number(row[count]) > 0)
        .map((row) => Number(row[count]));
      const k = result.id === 'nps' ? FEWEST.answers : FEWEST.customers;
      const isSafe =
        hidden.length === 0 || shown.size === 0 || (hidden.length > 1 && hidden.reduce((a, b) => a + b, 0) >= k);
      return isSafe ? [] : [`${result.key}: ${hidden.join(', ')}`];
    });
    expect(bad).toEqual([]);
  });
});
