// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../src/charts/spec.ts';
import type { ComposedSlide } from '../../src/deck/composed.ts';
import { COLOURS } from '../../src/deck/look.ts';
import { writePptx } from '../../src/deck/pptx/write.ts';
import { malformed, partsOf, textsOf } from './support/office.ts';

const HOSTILE = `<a:t>"&'</a:t> ]]> <script>alert(1)</script> =1+1`;
const cell = (text: string) => ({ text, value: text });
const slide = (id: string, part: Partial<ComposedSlide>): ComposedSlide => ({
  id, part: 'segments', kind: 'chart', title: `标题${id}`, finding: '', stake: 0, kicker: '净销售额・按渠道', spec: null, facts: [], table: null, lines: ['一句话。'],
  foot: { scope: '范围 2024-01-01 至 2024-12-20', asOf: '数据截至 2024-12-20', n: 'n = 5,849位客户', source: '来源 示例数据', hidden: 0 },
  notes: '定义\n口径如此\n\nSQL\nSELECT 1 < 2 & 3', ...part,
}); // prettier-ignore

const bars: ChartSpec = {
  kind: 'bars',
  bars: [
    { key: 'a', label: HOSTILE, value: 3_970_000, text: '397万' },
    { key: 'b', label: '京东', value: 2_660_000, text: '266万', selected: true },
  ],
};
const line: ChartSpec = {
  kind: 'line',
  series: [
    { key: 'old', name: '2022年', emphasis: 'context', quiet: true, points: [{ x: 0, y: 0.1 }, { x: 1, y: 0.2 }] },
    { key: 'all', name: '全部', emphasis: 'reference', points: [{ x: 0, y: 0.3 }, { x: 2, y: 0.3 }] },
    {
      key: 'now', name: '2024年', emphasis: 'subject',
      points: [{ x: 0, y: 0.25, low: 0.2, high: 0.3 }, { x: 1, y: null }, { x: 2, y: 0.5, unfinished: true }],
    },
  ],
  x: { ticks: [{ at: 0, text: '1月' }, { at: 1, text: '2月' }, { at: 2, text: '3月' }] },
  y: { write: (value) => `${Math.round(100 * value)}%`, fromZero: true },
  bands: [{ from: -0.2, to: 0.4, name: '春节' }],
  callouts: [{ x: 0, y: 0.25, lines: ['最高', 'A&B <x>'] }, { x: 2, y: 0.5, lines: ['未完'] }],
}; // prettier-ignore
const grid: ChartSpec = {
  kind: 'grid', rows: ['高', '低'], columns: ['近', '远'], scale: 'sequential',
  cells: [{ row: 0, column: 0, key: 'x', value: 9, lines: ['422', '冠军客户'] }, { row: 1, column: 1, key: 'y', value: 1, lines: ['5'] }],
}; // prettier-ignore
const dots: ChartSpec = {
  kind: 'dots', headings: ['n'], x: { write: (value) => value.toFixed(0) }, reference: { value: 5, text: '全部 5分' },
  dots: [
    { key: 'd', label: '抖店', value: 3, text: '3分', low: -4, high: 10, cells: ['292'] },
    { key: 't', label: '天猫', value: 6, text: '6分', low: null, high: null, cells: ['793'] },
  ],
} as const; // prettier-ignore
const tree: ChartSpec = { ...dots, dots: dots.dots.map((dot, level) => ({ ...dot, level })) };
const table = { columns: [{ label: '项目', align: 'start' as const, unit: 'word' as const }], rows: [[cell(HOSTILE)]] };
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const slides = [
  slide('1', { spec: bars, title: HOSTILE, notes: `${HOSTILE}\n第二行` }),
  slide('2', { spec: line }),
  slide('3', { spec: grid }),
  slide('4', { spec: dots, table }),
  slide('5', { kind: 'table', table }),
  slide('6', { kind: 'facts', facts: [{ name: '净销售额', value: '1,225万元', detail: '' }] }),
  slide('7', { kind: 'lines', lines: [HOSTILE] }),
  slide('8', { kind: 'refused', lines: ['人数太少，不能列出'] }),
  slide('9', { spec: tree, table }),
];
let parts: ReadonlyMap<string, string>;
const part = (path: string) => {
  const found = parts.get(path);
  if (found === undefined) throw new Error(`no ${path} among ${[...parts.keys()].join(' ')}`);
  return found;
};
const progress: number[] = [];

beforeAll(async () => {
  const pictures = new Map([['9', { data: pixel, width: 560, height: 300 }]]);
  const options = { locale: 'zh-CN' as const, title: '客户经营汇报・高层', pictures };
  parts = partsOf(await writePptx(slides, { ...options, onProgress: (share) => progress.push(share) }));
});

describe('a written presentation', () => {
  it('is well formed to the last part, whatever the texts are, and runs nothing', () => {
    expect(malformed(parts)).toEqual([]);
    expect(textsOf(part('ppt/slides/slide1.xml'), 'a:t')).toContain(HOSTILE);
    expect(textsOf(part('ppt/slides/slide7.xml'), 'a:t')).toContain(HOSTILE);
    expect(textsOf(part('ppt/slides/slide5.xml'), 'a:t')).toContain(HOSTILE);
    expect([...parts.keys()].filter((path) => /vba|activeX|oleObject/i.test(path))).toEqual([]);
    expect([...parts].filter(([, text]) => text.includes('TargetMode="External"')).map(([path]) => path)).toEqual([]);
  });

  it('has native charts whose numbers lie in a workbook of their own', () => {
    const chart = part('ppt/charts/chart1.xml');
    expect(chart).toContain('<c:barDir val="bar"/>');
    expect(textsOf(chart, 'c:v')).toEqual(expect.arrayContaining([HOSTILE, '京东', '397', '266']));
    const workbooks = [...parts.keys()].filter((path) => path.endsWith('.xlsx!xl/worksheets/sheet1.xml'));
    expect(workbooks).toHaveLength(3);
    expect(textsOf(part(workbooks[0] ?? ''), 'v')).toEqual(expect.arrayContaining(['397', '266']));
    expect(textsOf(part((workbooks[0] ?? '').replace('worksheets/sheet1', 'sharedStrings')), 't')).toContain(HOSTILE);
    expect([...parts].filter(([path, text]) => path.includes('.xlsx!') && /<f[ >]/.test(text))).toEqual([]);
  });

  it('leaves unknown points out of a line, marks the unfinished one and keeps background lines out of the legend', () => {
    const chart = part('ppt/charts/chart2.xml');
    const subject = chart.slice(chart.lastIndexOf('<c:ser>'));
    expect(textsOf(`<x xmlns:c="c">${/<c:val>[\s\S]*<\/c:val>/.exec(subject)?.[0] ?? ''}</x>`, 'c:v')).toEqual([
      '0.25',
      '0.5',
    ]);
    expect(textsOf(chart, 'c:v')).toContain('3月*');
    expect(textsOf(part('ppt/slides/slide2.xml'), 'a:t')).toContain('* 未完');
    expect([chart.match(/<c:ser>/g)?.length, chart.match(/<c:delete val="1"\/><\/c:legendEntry>/g)?.length]).toEqual([
      3, 1,
    ]);
    expect(chart).toContain('formatCode="0%"');
  });

  it('draws intervals as error bars from columns of the sheet, and says festivals and the points worth a word', () => {
    const chart = part('ppt/charts/chart2.xml');
    const [, subject = ''] = /<c:errBars>([\s\S]*)<\/c:errBars>/.exec(chart) ?? [];
    const reach = (name: string) => new RegExp(`<c:${name}>([\\s\\S]*)</c:${name}>`).exec(subject)?.[1] ?? '';
    // 0.25 lies between 0.2 and 0.3; nothing is known of the others.
    expect(Number(textsOf(`<x xmlns:c="c">${reach('plus')}</x>`, 'c:v')[0])).toBeCloseTo(0.05);
    expect(Number(textsOf(`<x xmlns:c="c">${reach('minus')}</x>`, 'c:v')[0])).toBeCloseTo(0.05);
    expect(textsOf(`<x xmlns:c="c">${reach('plus')}${reach('minus')}</x>`, 'c:f')).toEqual([
      'Sheet1!$E$2:$E$4',
      'Sheet1!$F$2:$F$4',
    ]);
    expect(textsOf(part('ppt/embeddings/Microsoft_Excel_Worksheet2.xlsx!xl/sharedStrings.xml'), 't')).toEqual(
      expect.arrayContaining(['2024年 误差+', '2024年 误差−']),
    );
    expect(textsOf(chart, 'c:v')).toEqual(expect.arrayContaining(['1月\n春节', '2月']));
    expect(textsOf(chart, 'a:t')).toEqual(['最高', 'A&B <x>']);
    expect(chart.indexOf('<c:marker>')).toBeLessThan(chart.indexOf('<c:dLbls>'));
  });

  it('makes a dot plot points with error bars over names and their n, the whole a dashed line', () => {
    const chart = part('ppt/charts/chart3.xml');
    expect(textsOf(chart, 'c:v')).toEqual(expect.arrayContaining(['抖店\nn 292', '天猫\nn 793', '全部 5分']));
    expect(chart.match(/<c:errBars>/g)).toHaveLength(1);
    expect(chart.match(/sysDash/g)).toHaveLength(1);
    expect(chart.match(/<c:symbol val="(?:circle|none)"\/>/g)).toEqual([
      '<c:symbol val="none"/>',
      '<c:symbol val="circle"/>',
    ]);
    // −4 and 10 are the ends of the intervals: the axis takes them in.
    expect(chart).toMatch(/<c:max val="1\d"\/>\s*<c:min val="-\d"\/>/);
  });

  it('makes a heat map a coloured table, and a tree of dots a picture beside its numbers', () => {
    expect(textsOf(part('ppt/slides/slide3.xml'), 'a:t')).toEqual(
      expect.arrayContaining(['近', '422', '冠军客户', '5']),
    );
    expect(part('ppt/slides/slide3.xml')).toContain('<a:tbl>');
    const drawn = part('ppt/slides/slide9.xml');
    expect(drawn).toContain('<p:pic>');
    expect(textsOf(drawn, 'a:t').map((text) => text.trim())).toEqual(
      expect.arrayContaining(['抖店', '3分', '-4 – 10', '292']),
    );
  });

  it('says on every slide what it counts, and to the speaker how', () => {
    for (let n = 1; n <= slides.length; n += 1) {
      const foot = textsOf(part(`ppt/slides/slide${n}.xml`), 'a:t').join(' ');
      for (const words of ['范围 2024-01-01', '数据截至 2024-12-20', 'n = 5,849位客户', '来源 示例数据'])
        expect(foot).toContain(words);
    }
    const notes = textsOf(part('ppt/notesSlides/notesSlide2.xml'), 'a:p');
    expect(notes).toEqual(expect.arrayContaining(['定义', '口径如此', 'SQL', 'SELECT 1 < 2 & 3']));
    expect(textsOf(part('ppt/notesSlides/notesSlide1.xml'), 'a:p')).toEqual(
      expect.arrayContaining([HOSTILE, '第二行']),
    );
  });

  it('declares a Chinese face and the colours of the design', () => {
    expect(part('ppt/theme/theme1.xml')).toContain('<a:ea typeface="Microsoft YaHei"/>');
    expect(part('ppt/theme/theme1.xml')).toContain(`<a:accent1><a:srgbClr val="${COLOURS.accent.toUpperCase()}"/>`);
    const faces = [...parts]
      .filter(([path]) => /^ppt\/(?:slides|charts)\/[^/]+\.xml$/.test(path))
      .flatMap(([, text]) => text.match(/<a:latin [^>]*\/>(?:<a:ea [^>]*\/>)?/g) ?? []);
    expect(new Set(faces)).toEqual(new Set(['<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>']));
  });

  it('tells how far it is, and stops when it is no longer wanted', async () => {
    expect(progress.length).toBeGreaterThan(slides.length);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    const abort = new AbortController();
    const onProgress = (share: number) => share > 0.2 && abort.abort();
    const options = { locale: 'en' as const, title: 'x', signal: abort.signal, onProgress };
    await expect(writePptx(slides, options)).rejects.toMatchObject({ reason: 'aborted' });
  });
});
