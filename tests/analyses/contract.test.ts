import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyAnalysis, ViewContext } from '../../src/analyses/analysis.ts';
import type { EngineSource } from '../../src/analyses/engine-source.ts';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { parameterNames } from '../../src/db/bind.ts';
import { formatter } from '../../src/i18n/format.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';
import { unfounded } from './numbers.ts';
import { openShop } from './shop.ts';

type Values = Readonly<Record<string, unknown>>;
type Answer = Awaited<ReturnType<EngineSource['get']>>;

const home = new URL('../../src/analyses/', import.meta.url);
const folders = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const analyses = [...ANALYSES.entries()];

/** What an analysis draws and says with: a parameter may be for these alone. */
const drawing = (id: string) =>
  readdirSync(new URL(`${id}/`, home))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && file !== 'messages.ts')
    .map((file) => readFileSync(new URL(`${id}/${file}`, home), 'utf8'))
    .join('\n');

/** Parameters worth trying: the defaults, and each other word of a parameter that chooses among a few. */
function variants(analysis: AnyAnalysis): Values[] {
  const defaults: Values = defaultsOf(analysis.params);
  const words = Object.entries(analysis.params).flatMap(([name, codec]) =>
    codec.accepts.includes(' | ')
      ? codec.accepts.split(' | ').map((word) => ({ ...defaults, [name]: codec.parse(word) }))
      : [],
  );
  return [defaults, ...words];
}

const SCOPES: readonly Partial<Scope>[] = [
  {},
  { from: '2024-01-01', to: '2024-11-10' },
  { from: '2024-01-01', to: '2025-01-01', filters: { channel: ['拼多多'] } },
  { filters: { category: ['婴儿奶粉'], province: ['广东', ''] } },
];

const answer = (bench: TestBench, analysis: AnyAnalysis, params: Values, scope: Partial<Scope> = {}): Promise<Answer> =>
  bench.source.get({ analysis, params, scope: { ...WHOLE, ...scope } });

describe('the registry', () => {
  it('finds every folder by itself, under its own name', () => {
    expect(analyses.map(([id]) => id).toSorted()).toEqual(folders.toSorted());
  });
});

describe.each(analyses)('%s', (id, analysis) => {
  it('declares the parameters that its statement uses, and uses those it declares', () => {
    const used = parameterNames(analysis.sql);
    const declared = Object.keys(analysis.params);
    const bound = ['scope_from', 'scope_to', 'as_of'];
    expect(
      used.filter((name) => !declared.includes(name) && !bound.includes(name)),
      `${id}: used, not declared`,
    ).toEqual([]);
    const judges = /\bcustomer_attributes\b/.test(analysis.sql);
    const elsewhere = ['by', 'across', 'as_of', ...(judges ? Object.keys(DEFAULT_RULE) : [])];
    const drawn = drawing(id);
    const idle = declared.filter(
      (name) =>
        !used.includes(name) && !elsewhere.includes(name) && !new RegExp(`\\bparams\\b[^;]*\\b${name}\\b`).test(drawn),
    );
    expect(idle, `${id}: declared, not used`).toEqual([]);
  });

  it('begins its statement by saying what a row is', () => {
    expect(analysis.sql).toMatch(/^-- \S/);
  });

  it.each(LOCALES)('has every text in %s', (locale) => {
    const { columns, ...texts } = analysis.messages[locale];
    expect(Object.keys(columns).toSorted()).toEqual(Object.keys(analysis.columns).toSorted());
    for (const [name, text] of [...Object.entries(texts), ...Object.entries(columns)]) {
      expect(text.trim(), `${id}: ${locale} ${name}`).not.toBe('');
    }
  });

  it('keeps each parameter through its link text', () => {
    for (const [name, codec] of Object.entries(analysis.params)) {
      expect(codec.parse(codec.format(codec.fallback)), `${id}: ${name}`).toEqual(codec.fallback);
      expect(codec.accepts, `${id}: ${name}`).not.toBe('');
    }
  });
});

/** Runs an analysis in every variant, and draws and says whatever it answers. */
async function check(bench: TestBench, analysis: AnyAnalysis, scopes: readonly Partial<Scope>[]): Promise<void> {
  for (const params of variants(analysis)) {
    for (const scope of scopes) {
      const result = await answer(bench, analysis, params, scope);
      const where = `${analysis.id} ${JSON.stringify(params)} ${JSON.stringify(scope)}`;
      if (result.kind === 'failed') expect.fail(`${where}: ${result.message}\n${result.sql}`);
      if (result.kind !== 'rows') continue;
      for (const locale of LOCALES) {
        const context: ViewContext<Values> = {
          locale,
          format: formatter(locale),
          params,
          scope: { ...result.scope, filters: scope.filters ?? {} },
          nameOf: (attribute, value) => valueName(locale, attribute, value),
        };
        const spec = analysis.view(result.rows, context);
        expect(JSON.stringify(spec) ?? '', `${where} ${locale} view`).not.toMatch(/NaN|undefined|Infinity/);
        const said = [
          analysis.headline(result.rows, context)?.text,
          analysis.reading?.(result.rows, context),
          analysis.footnote?.(result.rows, context),
        ];
        for (const text of said)
          expect(text ?? '', `${where} ${locale}`).not.toMatch(/NaN|undefined|null|Infinity|\s{2}/);
        const [headline] = said;
        const money = Object.entries(analysis.columns).flatMap(([name, { unit }]) => (unit === 'money' ? [name] : []));
        const loose = headline ? unfounded(headline, result.rows, context, money) : [];
        expect(loose, `${where} ${locale}: numbers of “${headline}” that stand in no row`).toEqual([]);
      }
    }
  }
}

describe('on a shop of 4,000 orders', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await openBench();
    await openShop(bench, 4000);
  });

  it.each(analyses)('%s returns exactly the columns it declares', async (id, analysis) => {
    const result = await answer(bench, analysis, defaultsOf(analysis.params));
    if (result.kind !== 'rows') expect.fail(`${id} answered ${JSON.stringify(result, null, 1)}`);
    const { columns } = await bench.db.query(result.sql);
    expect(columns.toSorted()).toEqual(Object.keys(analysis.columns).toSorted());
  });

  it.each(analyses)('%s draws and says only what stands in its rows', async (_, analysis) => {
    await check(bench, analysis, SCOPES);
  });

  it.each(analyses)('%s has nothing to fail on in a scope without orders', async (_, analysis) => {
    await check(bench, analysis, [{ filters: { province: ['nowhere'] } }, { from: '2030-01-01', to: '2030-02-01' }]);
  });
});

describe.each([
  ['nothing at all', 0],
  ['one order', 1],
  ['twelve orders', 12],
])('on %s', (_, orders) => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await openBench();
    await openShop(bench, Math.max(1, orders));
    if (orders === 0) {
      await bench.db.script(
        'DELETE FROM orders; DELETE FROM order_items; DELETE FROM customers; DELETE FROM responses; DELETE FROM answers; DELETE FROM questions',
      );
      await bench.workspace.rebuildFacts();
    }
  });

  it.each(analyses)('%s answers or says what is missing, and never fails', async (_, analysis) => {
    await check(bench, analysis, [{}]);
  });
});
