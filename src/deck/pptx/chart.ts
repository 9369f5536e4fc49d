import type PptxGenJS from 'pptxgenjs';
import { COLOURS } from '../look';
import { QUIET } from './finish';
import type { NativeChart } from './native-chart';

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const upper = (hex: string) => hex.toUpperCase();
const [LABEL, SMALL] = [12, 10];

/** More categories than this get smaller letters. */
const MANY = 12;

function axes({ categories, series, type, look, from, to, xTitle, xDomain }: NativeChart): PptxGenJS.IChartOpts {
  const size = categories.length * series.length > MANY && type === 'bars' ? SMALL : LABEL;
  return {
    catAxisLabelColor: upper(COLOURS['ink-2']),
    catAxisLabelFontSize: size,
    catAxisLineShow: type !== 'bars',
    catAxisMajorTickMark: 'none',
    catGridLine: { style: 'none' },
    valAxisHidden: type === 'bars' || type === 'columns',
    valAxisLineShow: false,
    valAxisMajorTickMark: 'none',
    valAxisLabelColor: upper(COLOURS['ink-3']),
    valAxisLabelFontSize: LABEL,
    valAxisLabelFormatCode: look.code,
    valLabelFormatCode: look.code,
    valGridLine: type === 'bars' || type === 'columns' ? { style: 'none' } : { color: upper(COLOURS.grid), size: 0.75 },
    ...(from === null ? {} : { valAxisMinVal: from }),
    ...(to === null ? {} : { valAxisMaxVal: to }),
    ...(xDomain ? { catAxisMinVal: xDomain[0], catAxisMaxVal: xDomain[1] } : {}),
    ...(xTitle === ''
      ? {}
      : {
          showCatAxisTitle: true,
          catAxisTitle: xTitle,
          catAxisTitleFontSize: LABEL,
          catAxisTitleColor: upper(COLOURS['ink-3']),
        }),
  };
}

/** Draws the chart with its sheet of numbers. A gap is written as no number. */
export function addNativeChart(slide: PptxGenJS.Slide, chart: NativeChart, place: Place, altText: string): void {
  const { type, categories, series, colours, look, showsValues, x } = chart;
  const isBars = type === 'bars' || type === 'columns';
  const numbers = (values: readonly (number | null)[]) => values.map((value) => value ?? Number.NaN);
  const data =
    type === 'scatter'
      ? [
          { name: 'x', values: [...x] },
          ...series.map(({ name, values, isQuiet }) => ({
            name: isQuiet ? QUIET + name : name,
            labels: [...categories],
            values: numbers(values),
          })),
        ]
      : series.map(({ name, values, isQuiet }) => ({
          name: isQuiet ? QUIET + name : name,
          labels: [...categories],
          values: numbers(values),
        }));
  const options: PptxGenJS.IChartOpts = {
    ...place,
    ...axes(chart),
    altText,
    chartColors: (colours.length > 0 && series.length === 1
      ? colours
      : series.map(({ colour, isQuiet }) => (isQuiet ? QUIET : colour))
    ).map(upper),
    displayBlanksAs: 'gap',
    showLegend: series.filter(({ isQuiet }) => !isQuiet).length > 1,
    legendPos: 't',
    legendFontSize: LABEL,
    legendColor: upper(COLOURS['ink-2']),
    showValue: showsValues,
    dataLabelColor: upper(COLOURS.ink),
    dataLabelFontSize: categories.length * series.length > MANY && type === 'bars' ? SMALL : LABEL,
    dataLabelFormatCode: look.code,
    ...(isBars
      ? { barDir: type === 'bars' ? 'bar' : 'col', barGapWidthPct: 45, dataLabelPosition: 'outEnd' as const }
      : { lineSize: 2.25, lineDataSymbol: 'none' as const, lineSmooth: false }),
  };
  slide.addChart(type === 'scatter' ? 'scatter' : isBars ? 'bar' : 'line', data, options);
}
