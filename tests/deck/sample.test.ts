import { read, utils } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { knownOf, NOTHING_KNOWN, scopeOf } from '../../src/deck/ask.ts';
import type { ComposedSlide } from '../../src/deck/composed.ts';
import { writeCustomerList } from '../../src/deck/list.ts';
import { writePptx } from '../../src/deck/pptx/write.ts';
import { writeXlsx } from '../../src/deck/xlsx.ts';
import { formatter } from '../../src/i18n/format.ts';
import { generateSample } from '../../src/model/sample/generate.ts';
import { policyOf } from '../../src/share/policies.ts';
import { secretsOf } from '../support/secrets.ts';
import { partsOf } from './support/office.ts';
import { openSampleDeck, type SampleDeck } from './support/sample.ts';

let sample: SampleDeck;
let slides: readonly ComposedSlide[];
let pptx: ReadonlyMap<string, string>;
let hidden: readonly string[];

function expectNobody(parts: ReadonlyMap<string, string>): void {
  const text = [...new Set([...parts.values()].flatMap((part) => part.split(/<[^>]*>/)))].join('\n');
  expect(hidden.length).toBeGreaterThan(10_000);
  expect(hidden.filter((secret) => text.includes(secret))).toEqual([]);
  expect([...parts.values()].flatMap((part) => part.match(/>[^<]*(?<![\d.])1[3-9]\d{9}(?!\d)[^<]*</g) ?? [])).toEqual(
    [],
  );
}

beforeAll(async () => {
  hidden = secretsOf(generateSample());
  sample = await openSampleDeck();
  slides = await sample.compose(sample.deck, 'zh-CN');
  pptx = partsOf(await writePptx(slides, { locale: 'zh-CN', title: '客户经营汇报' }));
}, 300_000);

describe('a deck of the sample data', () => {
  it('titles its slides with findings whose numbers stand in the rows, and says what every slide counts', () => {
    const answered = slides.filter(({ kind }) => kind !== 'refused');
    expect(answered.length).toBeGreaterThan(20);
    for (const { foot, title } of slides) {
      expect(foot.scope, title).toMatch(/^范围 20\d\d-\d\d-\d\d 至 20\d\d-\d\d-\d\d · /);
      expect([foot.asOf, foot.source]).toEqual(['数据截至 2024-12-20', '来源 示例数据']);
    }
    const [, kpi] = slides;
    expect(kpi?.title).toBe(kpi?.finding);
    expect(kpi?.title).toMatch(/^[\d,]+位客户下了[\d,]+单/);
    expect(kpi?.foot.n).toMatch(/^n = [\d,]+单$/);
  });

  it('leads with a summary of one finding for each part', () => {
    const [summary] = slides;
    expect(summary?.lines.map((line) => line.split('：')[0])).toEqual([
      '明确目标',
      '客户细分',
      '客户数据管理',
      '客户关系维护',
      '绩效评估',
    ]);
  });

  it('says of how much of the data it is known whose it is, unless that would tell of a few', () => {
    const data = slides.find(({ part, kind }) => part === 'data' && kind === 'table');
    expect(data?.table?.rows.map((row) => row.map(({ text }) => text).join(' '))).toEqual([
      '计入的订单 50,614', '认得出的客户 12,003', '认得出客户的订单占比 99.2%', '数据的起止日期 2022-01-01 至 2024-12-20', '答卷 6,023', '能对上客户的答卷占比 92.8%',
    ]); // prettier-ignore
    const few = { ...sample.extents, orders: 60, ordersWithoutCustomer: 3, responses: 40, responsesWithCustomer: 40 };
    expect(knownOf(few)).toEqual({ orders: null, answers: 1 });
  });

  it('tells the speaker definition, sample, scope and SQL of every answer', () => {
    for (const { notes, kind, table } of slides) {
      if (kind !== 'chart' || !table) continue;
      for (const word of ['定义\n', '公式\n', 'n = ', '范围 ', '数据截至 ', 'SQL\n', 'SELECT'])
        expect(notes).toContain(word);
    }
  });

  it('shows no row of fewer than 5 customers or 10 respondents, in no table', () => {
    let counted = 0;
    const small = sample.deck.slides.flatMap((slide, at) => {
      const analysis = slide.kind === 'analysis' ? ANALYSES.get(slide.analysis) : undefined;
      const table = slides[at]?.table;
      if (!analysis || !table) return [];
      const names = Object.keys(analysis.columns);
      const people = names.flatMap((name, i) =>
        analysis.columns[name]?.role === 'count' && name !== 'days' ? [i] : [],
      );
      const { k } = policyOf(analysis);
      return table.rows.flatMap((row) =>
        people.flatMap((i) => {
          const n = Number(row[i]?.value ?? 0);
          counted += 1;
          return n > 0 && n < k ? [`${analysis.id}.${names[i]} = ${n}`] : [];
        }),
      );
    });
    expect(counted).toBeGreaterThan(500);
    expect(small).toEqual([]);
    expect(slides.filter(({ foot }) => foot.hidden > 0).length).toBeGreaterThan(2);
  });

  it('is a presentation without a customer, a name, a phone number or a comment, down to the sheets of its charts', () => {
    expect([...pptx.keys()].filter((path) => path.endsWith('.xlsx!xl/worksheets/sheet1.xml')).length).toBeGreaterThan(
      10,
    );
    expectNobody(pptx);
  });

  it('is a workbook of every table, without a formula and without anybody in it', async () => {
    const bytes = await writeXlsx(slides, { locale: 'zh-CN' });
    const book = read(bytes, { type: 'array', cellFormula: true });
    const told = slides.filter(({ table }) => table && table.rows.length > 0);
    expect(book.SheetNames).toHaveLength(told.length + 1);
    const parts = partsOf(bytes);
    expect([...parts].filter(([, text]) => /<f[ >]/.test(text)).map(([path]) => path)).toEqual([]);
    expectNobody(parts);
    const months = told.find(({ table }) => table?.columns.some(({ label }) => label === '月份'));
    const name = book.SheetNames.find((each) => each.includes(months?.title.slice(0, 6) ?? '?'));
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[name ?? ''] ?? {}, { header: 1 });
    expect(rows[1]?.[0]).toMatch(/^范围 .* · 数据截至 2024-12-20 · n = .* · 来源 示例数据$/);
    expect(rows).toContainEqual(months?.table?.columns.map(({ label }) => label));
    expect(rows.at(-1)?.slice(0, 2)).toEqual(
      months?.table?.rows
        .at(-1)
        ?.slice(0, 2)
        .map(({ value }) => value),
    );
  });

  it('has the customers in a workbook of their own only, and none where there is nobody', async () => {
    const { bench, extents } = sample;
    const context = { locale: 'zh-CN' as const, format: formatter('zh-CN'), extents, known: NOTHING_KNOWN, source: '' };
    const bytes = await writeCustomerList(bench.source, scopeOf('#/overview', extents), context);
    if (!bytes) throw new Error('nobody');
    const book = read(bytes, { type: 'array' });
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets['客户名单'] ?? {}, { header: 1 });
    expect(rows.slice(0, 2).map(([line]) => line)).toEqual([
      '含客户编号，仅供本机使用，请勿外传；不在演示稿和链接里。',
      '2024-01-01 至 2024-12-20 · 全部客户',
    ]);
    expect(rows.length - 4).toBe(5849);
    const nowhere = scopeOf('#/overview?v=1&province=月球', extents);
    expect(await writeCustomerList(bench.source, nowhere, context)).toBeNull();
  });
});
