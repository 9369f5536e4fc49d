import type { BarsSpec, ChartSpec, ColumnsSpec, DotsSpec } from '../../charts/spec';
import type { Locale } from '../../i18n/locale';
import { deckTexts } from '../../i18n/texts/deck';
import { COLOURS } from '../look';
import { numberLook } from '../numbers';
import { emWidth } from '../fit';
import { axisAround, type NativeChart, named, type NativeSeries, reachOf, scaledBy } from './native-chart';
import { nativeLine } from './native-line';

function nativeBars(spec: BarsSpec, name: string, locale: Locale): NativeChart {
  const bars = spec.bars.toReversed();
  const look = numberLook(bars.map(({ value, text }) => [value, text] as const), locale); // prettier-ignore
  const isChosen = bars.some(({ selected }) => selected);
  const compares = bars.some(({ tick }) => typeof tick === 'number');
  const { comparison } = deckTexts[locale];
  const reach = reachOf(look, bars);
  return {
    type: 'bars',
    categories: bars.map(({ label, small }) => (small === undefined ? label : `${label} (${small})`)),
    x: [],
    series: [
      ...(compares
        ? [
            {
              name: named(spec.legend?.tick ?? comparison, look),
              values: bars.map(({ tick }) => scaledBy(look, tick)),
              colour: COLOURS['ctx-2'],
              isQuiet: false,
            },
          ]
        : []),
      {
        name: named(spec.legend?.bar ?? spec.headings?.bar ?? name, look),
        values: bars.map(({ value }) => scaledBy(look, value)),
        colour: COLOURS.accent,
        isQuiet: false,
        ...(reach && { reach }),
      },
    ],
    colours:
      compares || reach ? [] : bars.map(({ selected }) => (isChosen && !selected ? COLOURS.ctx : COLOURS.accent)),
    look,
    showsValues: true,
    from: 0,
    to: null,
    xDomain: null,
    xTitle: '',
    unit: spec.unit ?? '',
  };
}

const TONES = { bad: 'red', neutral: 'ctx', good: 'green', subject: 'accent', context: 'ctx' } as const;

function nativeColumns(spec: ColumnsSpec, name: string, locale: Locale): NativeChart {
  const look = numberLook(spec.columns.map(({ value, text }) => [value, text] as const), locale); // prettier-ignore
  return {
    type: 'columns',
    categories: spec.columns.map((column) => (column.unfinished ? `${column.label}*` : column.label)),
    x: [],
    series: [
      {
        name: named(name, look),
        values: spec.columns.map(({ value }) => scaledBy(look, value)),
        colour: COLOURS.accent,
        isQuiet: false,
      },
    ],
    colours: spec.columns.map(({ tone }) => COLOURS[TONES[tone]]),
    look,
    showsValues: true,
    from: 0,
    to: null,
    xDomain: null,
    xTitle: '',
    unit: spec.y.unit ?? '',
  };
}

/** Names under a chart of full width: so many em in all, over three lines, and no more groups than can be told apart. */
const [MOST_EM, MOST_DOTS] = [46, 14];

/** Points with error bars over names; `null` for a tree, and where the names would not fit under them. */
function nativeDots(spec: DotsSpec, name: string, locale: Locale): NativeChart | null {
  const dots = spec.dots.filter(({ value }) => value !== null);
  const isTree = dots.some(({ level = 0 }) => level > 0);
  const widest = Math.max(0, ...dots.map(({ label }) => emWidth(label)));
  if (isTree || dots.length === 0 || dots.length > MOST_DOTS || (widest * dots.length) / 3 > MOST_EM) return null;
  const look = numberLook(dots.map(({ value, text }) => [value ?? 0, text] as const), locale); // prettier-ignore
  const reach = reachOf(look, dots);
  const { reference } = spec;
  const n = spec.headings?.at(-1);
  const points: NativeSeries = {
    name: named(name, look),
    values: dots.map(({ value }) => scaledBy(look, value)),
    colour: COLOURS.accent,
    isQuiet: false,
    ...(reach && { reach }),
  };
  const whole = reference ? scaledBy(look, reference.value) : null;
  const line: readonly NativeSeries[] =
    reference && whole !== null
      ? [{ name: reference.text, values: dots.map(() => whole), colour: COLOURS['ctx-2'], isQuiet: false }]
      : [];
  const ends = axisAround([points, ...line], false);
  return {
    type: 'dots',
    categories: dots.map(({ label, cells }) =>
      n && cells.length > 0 ? `${label}\n${n} ${cells.at(-1) ?? ''}` : label,
    ),
    x: [],
    series: [...line, points],
    colours: [],
    look,
    showsValues: true,
    from: ends?.[0] ?? null,
    to: ends?.[1] ?? null,
    xDomain: null,
    xTitle: '',
    unit: spec.x.unit ?? '',
  };
}

/** The chart as one that PowerPoint draws itself; `null` where it has no such kind: tables and pictures stand for those. */
export function nativeChart(spec: ChartSpec, name: string, locale: Locale): NativeChart | null {
  switch (spec.kind) {
    case 'bars':
      return nativeBars(spec, name, locale);
    case 'columns':
      return nativeColumns(spec, name, locale);
    case 'line':
      return nativeLine(spec, locale);
    case 'tiles': {
      const known = spec.tiles
        .filter(({ value }) => value !== null)
        .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
      const bars = known.slice(0, 15).map(({ key, value, text, selected = false }) => ({ key, label: key, value: value ?? 0, text, selected })); // prettier-ignore
      return nativeBars({ kind: 'bars', bars }, name, locale);
    }
    case 'dots':
      return nativeDots(spec, name, locale);
    default:
      return null;
  }
}
