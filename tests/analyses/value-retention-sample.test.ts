import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyAnalysis, ViewContext } from '../../src/analyses/analysis.ts';
import cohortRetention from '../../src/analyses/cohort-retention/index.ts';
import lorenz from '../../src/analyses/lorenz/index.ts';
import retentionCurves from '../../src/analyses/retention-curves/index.ts';
import rfmGrid from '../../src/analyses/rfm-grid/index.ts';
import rfmSegments from '../../src/analyses/rfm-segments/index.ts';
import rfmThresholds from '../../src/analyses/rfm-thresholds/index.ts';
import { formatter } from '../../src/i18n/format.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { generateSample } from '../../src/model/sample/generate.ts';
import { AS_OF, PLANTED } from '../../src/model/sample/planted.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  const importer = createImporter(bench.workspace);
  const { orders, members } = generateSample();
  const files = [orders, members].map(({ name, text }) => new File([text], name, { type: 'text/csv' }));
  await importer.load(await importer.stage(files));
}, 180_000);

const YEAR: Partial<Scope> = { from: '2023-12-21', to: AS_OF };
const EIGHTEEN: Partial<Scope> = { from: '2023-07-01', to: AS_OF };

/** What a panel says about the sample data. */
async function said(
  analysis: AnyAnalysis,
  params: Readonly<Record<string, unknown>>,
  scope: Partial<Scope>,
  locale: Locale,
) {
  const all = { ...defaultsOf(analysis.params), ...params };
  const result = await bench.source.get({ analysis, params: all, scope: { ...WHOLE, ...scope } });
  if (result.kind !== 'rows') throw new Error(JSON.stringify(result));
  const context: ViewContext<Readonly<Record<string, unknown>>> = {
    locale,
    format: formatter(locale),
    params: all,
    scope: result.scope,
    nameOf: (attribute, value) => valueName(locale, attribute, value),
  };
  return {
    headline: analysis.headline(result.rows, context)?.text ?? null,
    spec: analysis.view(result.rows, context),
  };
}

describe('on the sample data', () => {
  it.each(['calendar', 'interval30'] as const)('the cohort that fails is found (%s)', async (window) => {
    const { headline, spec } = await said(cohortRetention, { window }, EIGHTEEN, 'zh-CN');
    expect(headline).toContain('2024年6月');
    expect(spec?.kind === 'cohorts' ? spec.callout?.key : null).toBe(PLANTED.failingCohort.cohort);
  });

  it.each(['zh-CN', 'en'] as const)('every panel has something to say in %s', async (locale) => {
    const panels = [
      [rfmSegments, {}], [rfmSegments, { segments: 'cn8' }], [rfmGrid, {}], [rfmThresholds, {}], [lorenz, {}],
    ] as const; // prettier-ignore
    for (const [analysis, params] of panels) {
      const { headline, spec } = await said(analysis, params, YEAR, locale);
      expect(headline, analysis.id).not.toBeNull();
      expect(spec, analysis.id).not.toBeNull();
    }
    for (const params of [{}, { window: 'interval30' }, { show: 'revenue' }, { show: 'cumulative' }]) {
      const { headline } = await said(cohortRetention, params, EIGHTEEN, locale);
      expect(headline).not.toBeNull();
    }
    const { headline } = await said(retentionCurves, {}, EIGHTEEN, locale);
    expect(headline).not.toBeNull();
  });
});
