import type PptxGenJS from 'pptxgenjs';
import type { Locale } from '../../i18n/locale';
import { deckTexts } from '../../i18n/texts/deck';
import { COLOURS } from '../look';
import { axisCode } from '../numbers';
import { type ChartColumn, columnsOf, type NativeChart, QUIET } from './native-chart';

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const upper = (hex: string) => hex.toUpperCase();
const [LABEL, SMALL] = [12, 10];

/** More categories than this get smaller letters: of bars, and of points whose names stand under them. */
const [MANY, FEW] = [12, 7];

function axes({ categories, series, type, look, from, to, xTitle, xDomain }: NativeChart): PptxGenJS.IChartOpts {
  const known = [from, to, ...series.flatMap(({ values }) => values)].filter((value) => value !== null);
  const isTight =
    type === 'dots' ? categories.length > FEW : type === 'bars' && categories.length * series.length > MANY;
  const size = isTight ? SMALL : LABEL;
  return {
    catAxisLabelColor: upper(COLOURS['ink-2']),
    catAxisLabelFontSize: size,
    catAxisLineShow: type !== 'bars',
    catAxisMajorTickMark: 'none',
    catAxisLabelPos: 'low',
    catGridLine: { style: 'none' },
    valAxisHidden: type === 'bars' || type === 'columns',
    valAxisLineShow: false,
    valAxisMajorTickMark: 'none',
    valAxisLabelColor: upper(COLOURS['ink-3']),
    valAxisLabelFontSize: LABEL,
    valAxisLabelFormatCode: axisCode(look, Math.max(...known) - Math.min(...known)),
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

const nameOf = ({ series: { name }, role }: ChartColumn, locale: Locale) =>
  role === 'values' ? name : deckTexts[locale].reach[role](name);

/** Draws the chart with its sheet of numbers. A gap is written as no number; `finish-chart.ts` makes reaches error bars. */
export function addNativeChart(
  slide: PptxGenJS.Slide,
  chart: NativeChart,
  place: Place,
  { altText, locale }: { readonly altText: string; readonly locale: Locale },
): void {
  const { type, categories, series, colours, look, showsValues, x } = chart;
  const columns = columnsOf(chart);
  const isBars = type === 'bars' || type === 'columns';
  const written = columns.map((column) => ({
    name: nameOf(column, locale),
    labels: [...categories],
    values: column.values.map((value) => value ?? Number.NaN),
  }));
  const data = type === 'scatter' ? [{ name: 'x', values: [...x] }, ...written] : written;
  const options: PptxGenJS.IChartOpts = {
    ...place,
    ...axes(chart),
    altText,
    chartColors: (colours.length > 0 && columns.length === 1
      ? colours
      : columns.map(({ series: { colour, isQuiet } }) => (isQuiet ? QUIET : colour))
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
    ...(type === 'dots'
      ? { lineDataSymbol: 'circle' as const, lineDataSymbolSize: 10, dataLabelPosition: 'r' as const }
      : {}),
  };
  slide.addChart(type === 'scatter' ? 'scatter' : isBars ? 'bar' : 'line', data, options);
}
