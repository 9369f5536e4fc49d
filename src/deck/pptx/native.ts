import type { BarsSpec, ChartSpec, ColumnsSpec } from '../../charts/spec';
import type { Locale } from '../../i18n/locale';
import { deckTexts } from '../../i18n/texts/deck';
import { COLOURS } from '../look';
import { numberLook } from '../numbers';
import { type NativeChart, named, scaledBy } from './native-chart';
import { nativeLine } from './native-line';

function nativeBars(spec: BarsSpec, name: string, locale: Locale): NativeChart {
  const bars = spec.bars.toReversed();
  const look = numberLook(bars.map(({ value, text }) => [value, text] as const), locale); // prettier-ignore
  const isChosen = bars.some(({ selected }) => selected);
  const compares = bars.some(({ tick }) => typeof tick === 'number');
  const { comparison } = deckTexts[locale];
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
      },
    ],
    colours: compares ? [] : bars.map(({ selected }) => (isChosen && !selected ? COLOURS.ctx : COLOURS.accent)),
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
    default:
      return null;
  }
}
