import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EachSource } from '../../src/analyses/each-source.ts';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { createImporter } from '../../src/imports/importer.ts';
import type { Attribute } from '../../src/model/attributes.ts';
import { localCube } from '../../src/model/cube/local.ts';
import { generateSample } from '../../src/model/sample/generate.ts';
import { AS_OF } from '../../src/model/sample/planted.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { packPlain } from '../../src/share/deflate.ts';
import { type Frozen, freeze, type Recorded, snapshotOf } from '../../src/share/freeze.ts';
import { FrozenSource } from '../../src/share/frozen-source.ts';
import { questionKey } from '../../src/share/key.ts';
import { effective } from '../../src/share/names.ts';
import { OfferedFilters } from '../../src/share/offered.ts';
import { askOffered, candidates, FEWEST_TO_FILTER, type OfferedAnswer, plan } from '../../src/share/offers.ts';
import { inflated, plainBody } from '../../src/share/pack.ts';
import { FEWEST, policyOf } from '../../src/share/policies.ts';
import { readSnapshot } from '../../src/share/read.ts';
import { Recorder } from '../../src/share/recorder.ts';
import type { FrozenResult, Snapshot } from '../../src/share/snapshot.ts';
import { merged } from '../../src/share/soften.ts';
import { isDominated } from '../../src/share/complement.ts';
import { weightOf } from '../../src/share/weights.ts';
import { attackerOf, type SeenTable } from '../support/attacker-tables.ts';
import { secretsOf, toldBy } from '../support/secrets.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

const YEAR: Scope = { ...WHOLE, from: '2024-01-01', to: AS_OF };
type Asked = readonly [id: string, params?: Readonly<Record<string, string>>, scope?: Scope];

const sample = generateSample();
let bench: TestBench;
let source: EachSource;
beforeAll(async () => {
  bench = await openBench();
  source = new EachSource(bench.workspace, localCube(bench.workspace));
  const importer = createImporter(bench.workspace);
  const files = [sample.orders, sample.members, sample.survey].map(
    ({ name, text }) => new File([text], name, { type: 'text/csv' }),
  );
  await importer.load(await importer.stage(files));
}, 300_000);

interface Shared {
  readonly base: readonly Recorded[];
  readonly offered: readonly OfferedAnswer[];
  readonly frozen: Frozen;
  readonly snapshot: Snapshot;
  /** All that leaves, as it is written. */
  readonly text: string;
}

async function recorded(questions: readonly Asked[]): Promise<readonly Recorded[]> {
  const recorder = new Recorder(source);
  for (const [id, params = {}, scope = YEAR] of questions) {
    const analysis = ANALYSES.get(id);
    if (!analysis) throw new Error(id);
    await recorder.get({ analysis, params: { ...defaultsOf(analysis.params), ...params }, scope } as never);
  }
  return recorder.answers;
}

async function choicesOf(by: readonly Attribute[]) {
  const known = await candidates(source, YEAR);
  const chosen = by.flatMap((attribute) => known.filter((one) => one.attribute === attribute));
  return plan(source, YEAR, chosen);
}

async function shared(by: readonly Attribute[], questions: readonly Asked[]): Promise<Shared> {
  const base = await recorded(questions);
  const offered = await askOffered(source, base, await choicesOf(by));
  const frozen = freeze([...base, ...offered], by);
  const head = { name: '', frozenAt: '2024-12-21 09:00', fragment: '#/overview', pages: ['overview'], isSample: true };
  const bytes = packPlain(snapshotOf({ ...head, extents: await bench.workspace.extents() }, frozen));
  const text = await inflated(plainBody(bytes));
  return { base, offered, frozen, snapshot: readSnapshot(text), text };
}

const rowsOf = (result: FrozenResult | undefined): readonly Readonly<Record<string, unknown>>[] => {
  if (result?.kind !== 'rows') return [];
  const names = Object.keys(result.columns);
  const length = result.columns[names[0] ?? '']?.length ?? 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(names.map((name) => [name, result.columns[name]?.[i]])));
};
const dimensionsOf = ({ analysis }: Recorded) =>
  Object.entries(analysis.columns).flatMap(([name, { role }]) => (role === 'dimension' ? [name] : []));

/** All tables that a reader of the snapshot can reckon with, those that stayed behind included. */
function seen({ base, offered, snapshot }: Shared): SeenTable[] {
  const byKey = new Map(snapshot.results.map((result) => [result.key, result]));
  const unique = new Map([...base, ...offered].map(effective).map((one) => [questionKey(one), one]));
  return [...unique].flatMap(([key, one]): SeenTable[] => {
    if (one.result.kind !== 'rows') return [];
    const names = dimensionsOf(one);
    const placeOf = (row: Readonly<Record<string, unknown>>) => JSON.stringify(names.map((name) => row[name]));
    const shown = new Set(rowsOf(byKey.get(key)).map(placeOf));
    const { analysis, params, result } = one;
    const rows = merged(analysis.id, result.rows);
    return [{ id: analysis.id, params, scope: result.scope, rows, isShown: (row) => shown.has(placeOf(row)) }];
  });
}
const fewest = (name: string) => (/^(nps|csat|score-|satisfaction)/.test(name) ? FEWEST.answers : FEWEST.customers);

/** Counts that are too small and amounts that are mostly one customer’s, of all that the filters show. */
function tooMuch({ offered, snapshot }: Shared): string[] {
  const byKey = new Map(snapshot.results.map((result) => [result.key, result]));
  return offered.flatMap((answer) => {
    const { analysis, weights } = answer;
    const { k } = policyOf(analysis);
    const counted = Object.entries(analysis.columns).filter(([name, { role }]) => role === 'count' && !['days', 'moved', 'unscored'].includes(name)); // prettier-ignore
    return rowsOf(byKey.get(questionKey(answer))).flatMap((row) => [
      ...counted.flatMap(([name]) =>
        Number(row[name]) > 0 && Number(row[name]) < k ? [`${analysis.id}.${name}`] : [],
      ),
      ...[weightOf(analysis, row, weights ?? new Map())].flatMap((weight) =>
        weight && isDominated(weight) ? [`${analysis.id} ${weight.largest} of ${weight.amount}`] : [],
      ),
    ]);
  });
}

const DASHBOARD: readonly Asked[] = [
  ['kpi-summary'],
  ['kpi-summary', {}, { ...YEAR, from: '2023-01-01', to: '2023-12-21' }],
  ['kpi-monthly'],
  ['revenue-by-month'],
  ['breakdown', { by: 'province' }],
  ['breakdown', { by: 'channel' }],
  ['breakdown', { by: 'category' }],
  ['cross-breakdown', { by: 'province', across: 'channel' }],
  ['rfm-segments'],
  ['cohort-retention'],
  ['nps', { by: 'channel' }],
];

describe('a snapshot that recipients may filter by channel', () => {
  let one: Shared;
  beforeAll(async () => {
    one = await shared(['channel'], DASHBOARD);
  }, 300_000);

  it('offers each channel that enough customers stand behind', () => {
    expect(one.snapshot.offers?.by).toEqual(['channel']);
    expect(one.snapshot.offers?.choices.length).toBe(6);
  });

  it('answers under a filter with the numbers of the live page wherever nothing had to be left out', async () => {
    const source = new FrozenSource(one.snapshot);
    let compared = 0;
    for (const { analysis, params, scope, result, isRest } of one.offered) {
      if (isRest || result.kind !== 'rows') continue;
      const frozen = await source.get({ analysis, params, scope } as never);
      if (frozen.kind !== 'rows') throw new Error(`${analysis.id}: ${frozen.kind}`);
      const names = Object.entries(analysis.columns).flatMap(([name, { role }]) =>
        role === 'dimension' ? [name] : [],
      );
      const placeOf = (row: Readonly<Record<string, unknown>>) => JSON.stringify(names.map((name) => row[name]));
      const live = new Map(merged(analysis.id, result.rows).map((row) => [placeOf(row), row]));
      for (const row of frozen.rows as readonly Readonly<Record<string, unknown>>[]) {
        const was = live.get(placeOf(row));
        for (const [name, value] of Object.entries(row)) {
          if (typeof value !== 'number' || ['moved', 'unscored'].includes(name)) continue;
          if ((frozen.hidden ?? 0) > 0 && /^(?:eligible|mean_)/.test(name)) continue;
          expect(Math.abs(value - Number(was?.[name])), `${analysis.id}.${name}`).toBeLessThanOrEqual(
            Math.max(0.0051, 1e-6 * Math.abs(value)),
          );
          compared += 1;
        }
      }
      expect((frozen.hidden ?? 0) + frozen.rows.length).toBe(live.size);
    }
    expect(compared).toBeGreaterThan(5000);
  });

  it('tells means of the shown cohorts only', () => {
    const tables = one.snapshot.results.filter(({ id }) => id === 'cohort-retention').map(rowsOf);
    const bad = tables.flatMap((rows) =>
      rows.filter(({ age, eligible }) => {
        const shown = rows.filter((row) => row['age'] === age && row['complete'] === true);
        return eligible !== shown.reduce((sum, row) => sum + Number(row['size']), 0);
      }),
    );
    expect(tables.length).toBe(7);
    expect(bad).toEqual([]);
  });

  it('leaves of the sharer’s own view what it would hold without filters', () => {
    const plain = freeze(one.base).results;
    const now = new Map(one.snapshot.results.map((result) => [result.key, rowsOf(result).length]));
    for (const result of plain) expect(now.get(result.key), result.key).toBe(rowsOf(result).length);
    expect(plain.length).toBe(DASHBOARD.length);
  });

  it('holds what is outside all choices only to reckon with: none of it leaves', () => {
    const rests = one.offered.filter(({ isRest }) => isRest).map(questionKey);
    expect(rests.length).toBeGreaterThan(5);
    expect(one.snapshot.results.filter(({ key }) => rests.includes(key))).toEqual([]);
  });

  it('shows no count that is too small, no amount that is mostly one customer’s and nothing that names anybody, under no filter', () => {
    expect(tooMuch(one)).toEqual([]);
    expect(toldBy(one.text, secretsOf(sample))).toEqual([]);
  });

  it('lets no hidden count be bounded below 5 customers or 10 respondents, with the tables of all filters together', () => {
    const attacker = attackerOf(seen(one));
    expect(attacker.hidden.length).toBeGreaterThan(150);
    expect(attacker.rules).toBeGreaterThan(2000);
    expect(attacker.exposed(fewest)).toEqual([]);
  });
});

it('keeps hidden counts from being bounded when two attributes are offered, one by one and as pairs', async () => {
  const two = await shared(['channel', 'gender'], DASHBOARD);
  const { choices = [] } = two.snapshot.offers ?? {};
  expect(choices.filter((choice) => !choice.includes(null)).length).toBeGreaterThan(10);
  const attacker = attackerOf(seen(two));
  expect(attacker.hidden.length).toBeGreaterThan(1500);
  expect(tooMuch(two)).toEqual([]);
  expect(toldBy(two.text, secretsOf(sample))).toEqual([]);
  expect(attacker.exposed(fewest)).toEqual([]);

  const source = new FrozenSource(two.snapshot);
  const [channel, gender] = choices.find((choice) => !choice.includes(null)) ?? [];
  const months = two.base.find(({ analysis }) => analysis.id === 'revenue-by-month');
  const ask = async (filters: Scope['filters']) => (await source.get({ ...months, scope: { ...YEAR, filters } } as never)).kind; // prettier-ignore
  expect(await ask({ channel: [channel ?? ''], gender: [gender ?? ''] })).toBe('rows');
  expect(await ask({ channel: choices.flatMap(([one]) => one ?? []).slice(0, 2) })).toBe('absent');
  expect(await ask({ province: ['广东'] })).toBe('absent');
}, 300_000);

describe('questions under all filters at once', () => {
  const QUESTIONS: readonly Asked[] = [
    ['breakdown', { by: 'category' }],
    ['revenue-by-month'],
    ['cross-breakdown', { by: 'gender', across: 'category' }],
    ['cohort-retention'],
    ['retention-curves'],
    ['rfm-grid'],
    ['rfm-thresholds'],
    ['lorenz'],
    ['survey-questions'],
  ];

  it.each([[['daypart', 'gender']], [['segment']], [['category']]] as const)(
    'are answered as they are one by one, to the last character of the snapshot: %s',
    async (by) => {
      const asked = QUESTIONS.filter((_, at) => by.length === 1 || at % 3 === 2);
      const base = await recorded(asked);
      const choices = await choicesOf(by);
      const statements = vi.spyOn(bench.db, 'query');
      const together = await askOffered(source, base, choices);
      const [few, filters] = [
        statements.mock.calls.length,
        new Set(choices.map((one) => Object.keys(one.filters).join())),
      ];
      const alone = await askOffered({ get: (...request) => source.get(...request) }, base, choices);
      const many = statements.mock.calls.length - few;
      statements.mockRestore();
      expect(freeze([...base, ...together], by)).toEqual(freeze([...base, ...alone], by));
      expect(together.map(questionKey)).toEqual(alone.map(questionKey));
      expect(few).toBeLessThanOrEqual(2 * filters.size * asked.length + 2);
      if (choices.length > 10) expect(many).toBeGreaterThan(3 * few);
    },
    300_000,
  );

  it('stop where the sharer loses interest, and leave nothing behind', async () => {
    const base = await recorded(QUESTIONS);
    const choices = await choicesOf(['channel']);
    const controller = new AbortController();
    const steps: number[] = [];
    const asking = askOffered(source, base, choices, {
      signal: controller.signal,
      onstep: (done) => {
        steps.push(done);
        if (done > 0) controller.abort();
      },
    });
    await expect(asking).rejects.toThrow();
    expect(steps.length).toBe(2);
  });
});

it('offers no value of fewer than thirty customers, none that is unknown, and no attribute that is filtered already', async () => {
  const found = await candidates(bench.source, { ...YEAR, filters: { channel: ['拼多多'] } });
  expect(found.map(({ attribute }) => attribute)).not.toContain('channel');
  const province = found.find(({ attribute }) => attribute === 'province');
  const rows = await bench.rows(ANALYSES.get('breakdown') as never, { by: 'province' } as never, { ...YEAR, filters: { channel: ['拼多多'] } }); // prettier-ignore
  const large = (rows as readonly { value: string; n: number }[]).filter(({ value, n }) => value !== '' && n >= FEWEST_TO_FILTER); // prettier-ignore
  expect(province?.values).toEqual(large.map(({ value }) => value));
  expect(large.length).toBeLessThan(rows.length);
});

describe('filters of a snapshot', () => {
  const offered = new OfferedFilters({
    by: ['channel', 'gender'],
    choices: [
      ['天猫', null],
      ['京东', null],
      [null, 'female'],
      ['天猫', 'female'],
    ],
  });

  it('step from one value to the next, and back to all', () => {
    expect(offered.after({}, 'channel', ['天猫'])).toEqual({ channel: ['天猫'] });
    expect(offered.after({ channel: ['天猫'] }, 'channel', ['京东'])).toEqual({ channel: ['京东'] });
    expect(offered.after({ channel: ['天猫'] }, 'channel', [])).toEqual({});
    expect(offered.after({ channel: ['天猫'] }, 'gender', ['female'])).toEqual({
      channel: ['天猫'],
      gender: ['female'],
    });
  });

  it('take the value that was added of several', () => {
    expect(offered.after({ channel: ['天猫'] }, 'channel', ['天猫', '京东'])).toEqual({ channel: ['京东'] });
  });

  it('do not go where the snapshot holds nothing', () => {
    expect(offered.after({ channel: ['京东'] }, 'gender', ['female'])).toBeNull();
    expect(offered.after({}, 'province', ['广东'])).toBeNull();
    expect(offered.after({}, 'channel', ['抖店'])).toBeNull();
    expect(offered.holds({ channel: ['天猫', '京东'] })).toBe(false);
    expect(offered.holds({})).toBe(true);
  });

  it('keep filters that the sharer had set', () => {
    expect(offered.after({ province: ['广东'] }, 'channel', ['天猫'])).toEqual({
      province: ['广东'],
      channel: ['天猫'],
    });
  });
});
