import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Chart from '../../src/charts/Chart.svelte';
import Sparkline from '../../src/charts/Sparkline.svelte';
import type { ChartSpec } from '../../src/charts/spec';
import * as examples from './examples';

/** The drawing alone: without pointer areas, scoped class names and hydration marks; numbers to one place, one element a line. */
function picture(body: string): string {
  const svg = /<svg[\s\S]*<\/svg>/.exec(body)?.[0] ?? '';
  return `${svg
    .replace(/<g data-hit[\s\S]*?<\/g>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/ svelte-[a-z0-9]+|svelte-[a-z0-9]+ ?/g, '')
    .replace(/ class=""/g, '')
    .replace(/-?\d+\.\d+/g, (number) => String(Math.round(10 * Number(number)) / 10))
    .replace(/>\s*</g, '>\n<')
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')}\n`;
}

const draw = (spec: ChartSpec, width: number) => picture(render(Chart, { props: { spec, title: '例图', width } }).body);

/** One state each; the same pictures in the same order as the list of what a chart can say. */
const PICTURES: readonly (readonly [string, ChartSpec, number])[] = [
  ['line-years', examples.lineYears(), 640],
  ['line-gaps', examples.lineGaps(), 350],
  ['bars-against', examples.barsAgainst(), 350],
  ['bars-intervals', examples.barsIntervals(), 350],
  ['columns-months', examples.columnsMonths(), 350],
  ['tiles-selected', examples.tiles('en', '广东'), 350],
  ['grid-index', examples.gridIndex(), 350],
  ['cohorts-small', examples.cohorts('zh-CN', 4), 350],
  ['dots-tree', examples.dotsTree('en'), 560],
];

describe('pictures', () => {
  it.each(PICTURES)('%s looks as it did', async (name, spec, width) => {
    await expect(draw(spec, width)).toMatchFileSnapshot(`../output/${name}.svg`);
  });

  it('sparkline looks as it did', async () => {
    const { body } = render(Sparkline, {
      props: { values: [5, 4, null, 6, 5, 3], title: '走势', target: 4.5, unfinished: true, width: 170 },
    });
    await expect(picture(body)).toMatchFileSnapshot('../output/sparkline.svg');
  });

  it('carry no style attribute, which the content security policy would refuse', () => {
    for (const [, spec, width] of PICTURES) {
      expect(render(Chart, { props: { spec, title: '例图', width, summary: '一句话' } }).body).not.toMatch(/ style="/);
    }
  });

  it('have a name, and every mark in them has one', () => {
    const { body } = render(Chart, { props: { spec: examples.barsProvinces(), title: '按省份', width: 350 } });
    expect(body).toContain('role="group" aria-label="按省份"');
    expect(body.match(/aria-label="[^"]+, \d+"/g)).toHaveLength(7);
  });
});
