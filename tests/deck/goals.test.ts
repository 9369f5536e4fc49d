import { describe, expect, it } from 'vitest';
import { ANALYSES } from '../../src/analyses/registry.ts';
import type { Answer } from '../../src/deck/ask.ts';
import { NOTHING_KNOWN } from '../../src/deck/ask.ts';
import { composeDeck } from '../../src/deck/compose.ts';
import type { AnalysisSlide } from '../../src/deck/deck.ts';
import { goalsOf } from '../../src/deck/goals.ts';
import { writePptx } from '../../src/deck/pptx/write.ts';
import { writeXlsx } from '../../src/deck/xlsx.ts';
import { formatter } from '../../src/i18n/format.ts';
import { WHOLE } from '../../src/model/scope.ts';
import { type LinkState, readLink, writeLink } from '../../src/state/link.ts';
import type { Note } from '../../src/state/notes.ts';
import { withTarget } from '../../src/state/target-text.ts';
import type { TargetMetric } from '../../src/state/targets.ts';
import { defaultsOf } from '../support/workspace.ts';
import { partsOf } from './support/office.ts';

const START = readLink('#/overview').state;
const figure = (metric: string, value: number, low: number | null = null, high: number | null = null, n = 500) => ({
  metric, value, n, low, high, numerator: null, denominator: null,
}); // prettier-ignore
const ROWS = [
  figure('revenue', 12_250_000),
  figure('customers', 5849),
  figure('repeat_rate', 0.61, 0.598, 0.622),
  figure('churn_rate', 0.314, 0.296, 0.332),
  figure('nps', 32, 29, 35),
];
const aim = (targets: Partial<Record<TargetMetric, number>>, link: LinkState = START): LinkState =>
  Object.entries(targets).reduce((sum, [metric, value]) => withTarget(sum, metric as TargetMetric, value), link);
const said = (link: LinkState, locale: 'zh-CN' | 'en' = 'zh-CN', filters = link.filters) =>
  goalsOf(link, filters, ROWS, formatter(locale)).map(({ name, text }) => `${name} ${text.replaceAll('\u2060', '')}`);

describe('targets of a deck', () => {
  it('say the target, whether it is reached, and how much is missing', () => {
    expect(said(aim({ revenue: 13e6, customers: 5000, repeat_rate: 0.65, churn_rate: 0.25, nps: 40 }))).toEqual([
      '净销售额 目标 1,300万元 · 未达成，还差 75万元，完成 94.2%',
      '下单客户 目标 5,000 · 已达成，高出 849，完成 117.0%',
      '复购率（人） 目标 65.0% · 未达成，还差 4个点',
      '客户流失率 目标 25.0% · 未达成，高出 6.4个点',
      'NPS 目标 40 · 未达成，还差 8',
    ]);
    expect(said(aim({ revenue: 13e6, churn_rate: 0.4 }), 'en')).toEqual([
      'Net revenue target ¥13M · missed, ¥750K short, 94.2% of it',
      'Churn rate target 40.0% · attained, 8.6 pts below',
    ]);
    expect(said(aim({ churn_rate: 0.4 }))).toEqual(['客户流失率 目标 40.0% · 已达成，低 8.6个点']);
  });

  it('are not compared with a selection that they were not set for, and say when chance may decide', () => {
    const link = aim({ revenue: 13e6, nps: 31 });
    expect(said({ ...link, range: '3m' })[0]).toBe('净销售额 目标 1,300万元 · 按另一个范围定的，不比较');
    expect(said(link, 'zh-CN', { channel: ['抖店'] })[0]).toContain('不比较');
    expect(said(link)[1]).toBe('NPS 目标 31 · 已达成（在误差范围内），高出 1');
    expect(goalsOf(aim({ nps: 31 }), {}, [figure('nps', 32, 0, 60, 12)], formatter('en'))).toEqual([]);
  });
});

const slideOf = (analysis: string, link: LinkState, params: Record<string, string> = {}): AnalysisSlide => ({
  kind: 'analysis', id: analysis, part: 'goals', title: '', note: '', analysis, params, link: writeLink(link), view: '',
}); // prettier-ignore
function answerOf(id: string, rows: readonly object[], params: object = {}): Answer {
  const analysis = ANALYSES.get(id);
  if (!analysis) throw new Error(id);
  const scope = { ...WHOLE, from: '2024-01-01', to: '2024-12-21' };
  const asked = { analysis, params: { ...defaultsOf(analysis.params), ...params }, scope };
  const result = { kind: 'rows', rows, scope, sql: 'SELECT 1' };
  return { asked, result, keyFigures: result } as never;
}
const extents = {
  orders: 500, customers: 200, firstDay: '2024-01-01', asOf: '2024-12-21', hasItems: false, hasProvince: true, hasChannel: true, responses: 0,
  responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
}; // prettier-ignore
const compose = (slide: AnalysisSlide, answer: Answer) =>
  composeDeck({ audience: 'executives', slides: [slide] }, new Map([[slide.id, answer]]), {
    locale: 'zh-CN', format: formatter('zh-CN'), extents, known: NOTHING_KNOWN, source: '示例数据',
  }); // prettier-ignore

it('stand under their figure in the presentation, in the speaker’s notes and over the sheet', async () => {
  const slides = compose(
    slideOf('kpi-summary', aim({ revenue: 13e6, customers: 5000 })),
    answerOf('kpi-summary', ROWS),
  );
  const [slide] = slides;
  expect(slide?.lines[0]).toBe('定了2项目标：1项已达成，1项未达成');
  expect(slide?.facts.find(({ name }) => name === '下单客户')?.goal).toBe('目标 5,000 · 已达成，高出 849，完成 117.0%');
  expect(slide?.facts.find(({ name }) => name === 'NPS')).not.toHaveProperty('goal');
  expect(slide?.notes).toContain('目标与实际\n净销售额：实际 ');
  const pptx = partsOf(await writePptx(slides, { locale: 'zh-CN', title: '汇报' }));
  expect(pptx.get('ppt/slides/slide1.xml')).toContain('目标 5,000 · 已达成，高出 849');
  expect(pptx.get('ppt/notesSlides/notesSlide1.xml')).toContain('下单客户：实际 5,849 · 目标 5,000');
  const xlsx = partsOf(await writeXlsx(slides, { locale: 'zh-CN' }));
  expect([...xlsx.values()].some((part) => part.includes('下单客户 5,849 · 目标 5,000'))).toBe(true);
});

it('brings the notes of its chart as lines, without those on marks that are left out or that look personal', () => {
  const notes: readonly Note[] = [
    { panel: '', key: '2024-11-11', text: '双11大促' },
    { panel: 'breakdown.province', key: '广东', text: '<b>三家新店</b>' },
    { panel: 'breakdown.province', key: '西藏', text: '只有两位客户' },
    { panel: 'breakdown.province', key: '江苏', text: '问13812345678' },
  ];
  const row = (value: string, share: number) => ({
    value, n: 400, customers: 400, orders: 900, revenue: 1e6 * share, share, share_rest: null, repeaters: 200, repeat_rate: 0.5,
    low: 0.45, high: 0.55, aov: 300,
  }); // prettier-ignore
  const rows = [row('广东', 0.5), row('江苏', 0.3), row('浙江', 0.2)];
  const [slide] = compose(
    slideOf('breakdown', { ...START, notes }, { by: 'province' }),
    answerOf('breakdown', rows, { by: 'province' }),
  );
  expect(slide?.lines.filter((line) => line.startsWith('批注'))).toEqual(['批注 广东：<b>三家新店</b>']);

  const month = (name: string, revenue: number) => ({
    month: name, revenue, revenue_last_year: revenue * 0.9, change: 0.1, orders: 100, customers: 90, days: 30, complete: true, last_year: true,
  }); // prettier-ignore
  const months = ['2024-09', '2024-10', '2024-11'].map((name, i) => month(name, 1e5 * (i + 1)));
  const [line] = compose(slideOf('revenue-by-month', { ...START, notes }), answerOf('revenue-by-month', months));
  expect(line?.lines.filter((each) => each.startsWith('批注'))).toEqual(['批注 2024年11月：11日 双11大促']);
});
