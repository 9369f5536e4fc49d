import type { ChartSpec, LineSeries, LineSpec } from './spec';
import { REGION_TILES } from './tiles/regions';

type Language = 'zh-CN' | 'en';

interface Item {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

const finite = (items: readonly Item[]) => items.filter((item) => Number.isFinite(item.value));

/** Highest and lowest of a set of things; the first of equals. */
function extremes(items: readonly Item[]): { readonly highest: Item; readonly lowest: Item } | null {
  const [first, ...rest] = finite(items);
  if (!first) return null;
  return {
    highest: rest.reduce((most, item) => (item.value > most.value ? item : most), first),
    lowest: rest.reduce((least, item) => (item.value < least.value ? item : least), first),
  };
}

const WORDS = {
  'zh-CN': {
    nothing: '没有可画的数据。',
    one: (what: string, item: Item) => `${what}：只有${item.name}，${item.text}。`,
    range: (what: string, n: number, high: Item, low: Item) =>
      `${what}，共${n}项；最高是${high.name}，${high.text}；最低是${low.name}，${low.text}`,
    last: (item: Item, unfinished: boolean) => `；最后是${item.name}，${item.text}${unfinished ? '（还没完）' : ''}`,
    line: (n: number) => (n === 1 ? '折线图' : `折线图，${n}条线`),
    kinds: {
      bars: '条形图',
      columns: '柱形图',
      tiles: '地区方格图',
      grid: '热力图',
      cohorts: '留存三角',
      dots: '点图',
    },
    missing: (n: number) => `；${n}项未知`,
    selected: (names: string) => `；已选${names}`,
    curve: (points: string) => `累计曲线：${points}。`,
    space: '',
    semicolon: '；',
    comma: '、',
    stop: '。',
    of: (series: string, point: string) => `${series}${point}`,
  },
  en: {
    nothing: 'No data to draw.',
    one: (what: string, item: Item) => `${what} with only ${item.name}, ${item.text}.`,
    range: (what: string, n: number, high: Item, low: Item) =>
      `${what} of ${n}: highest ${high.name}, ${high.text}; lowest ${low.name}, ${low.text}`,
    last: (item: Item, unfinished: boolean) => `; last ${item.name}, ${item.text}${unfinished ? ' (unfinished)' : ''}`,
    line: (n: number) => (n === 1 ? 'Line chart' : `Line chart, ${n} lines`),
    kinds: {
      bars: 'Bar chart',
      columns: 'Column chart',
      tiles: 'Tile map',
      grid: 'Heat map',
      cohorts: 'Retention triangle',
      dots: 'Dot plot',
    },
    missing: (n: number) => `; ${n} unknown`,
    selected: (names: string) => `; selected: ${names}`,
    curve: (points: string) => `Cumulative curve. ${points}.`,
    space: ' ',
    semicolon: '; ',
    comma: ', ',
    stop: '.',
    of: (series: string, point: string) => `${series} ${point}`,
  },
} as const;

/** One sentence in place of the picture, from the data alone: what kind, how many, the highest, the lowest, the last. */
export function describe(spec: ChartSpec, locale: Language): string {
  const words = WORDS[locale];
  if (spec.kind === 'line') return describeLine(spec, locale);
  const { items, selected } = itemsOf(spec, locale);
  const known = finite(items);
  const ends = extremes(known);
  const what = words.kinds[spec.kind];
  if (!ends) return words.nothing;
  if (known.length === 1) return words.one(what, ends.highest);
  const unknown = items.length - known.length;
  return (
    words.range(what, known.length, ends.highest, ends.lowest) +
    (unknown > 0 ? words.missing(unknown) : '') +
    (selected.length > 0 ? words.selected(selected.join(words.comma)) : '') +
    words.stop
  );
}

function itemsOf(
  spec: Exclude<ChartSpec, LineSpec>,
  locale: Language,
): { readonly items: readonly Item[]; readonly selected: readonly string[] } {
  const named = (all: readonly (Item & { readonly selected?: boolean | undefined })[]) => ({
    items: all,
    selected: all.filter((item) => item.selected).map((item) => item.name),
  });
  switch (spec.kind) {
    case 'bars':
      return named(
        spec.bars.map((bar) => ({ name: bar.label, value: bar.value, text: bar.text, selected: bar.selected })),
      );
    case 'columns':
      return named(
        spec.columns
          .filter((c) => !c.unfinished)
          .map((c) => ({ name: c.label, value: c.value, text: c.text, selected: c.selected })),
      );
    case 'dots':
      return named(
        spec.dots.map((dot) => ({
          name: dot.label,
          value: dot.value ?? Number.NaN,
          text: dot.text,
          selected: dot.selected,
        })),
      );
    case 'tiles':
      return named(
        spec.tiles.map(({ key, value, text, selected }) => ({
          name: locale === 'en' ? (REGION_TILES[key]?.english ?? key) : key,
          value: value ?? Number.NaN,
          text,
          selected,
        })),
      );
    case 'grid':
      return named(
        spec.cells.map((cell) => ({
          name: [spec.rows[cell.row], spec.columns[cell.column]].filter(Boolean).join(' · '),
          value: cell.value ?? Number.NaN,
          text: cell.lines.join(locale === 'en' ? ', ' : '，'),
          selected: cell.selected,
        })),
      );
    case 'cohorts':
      return {
        selected: spec.cohorts.filter((c) => c.selected).map((c) => c.label),
        items: spec.cohorts.flatMap((cohort) =>
          cohort.cells.flatMap((cell, age) =>
            cell && !cell.unfinished && age > 0
              ? [
                  {
                    name: `${cohort.label} ${spec.ageNames?.[age] ?? spec.ages[age] ?? ''}`.trim(),
                    value: cell.value,
                    text: `${cell.text}${spec.unit ?? ''}`,
                  },
                ]
              : [],
          ),
        ),
      };
  }
}

/** Speaks of the subject, or else of the first line that is not in the background. Unfinished points are the last, never the highest or lowest. */
function describeLine(spec: LineSpec, locale: Language): string {
  const words = WORDS[locale];
  const shown = spec.series.filter((series) => !series.quiet);
  const series = shown.find((each) => each.emphasis === 'subject') ?? shown[0];
  if (!series) return words.nothing;
  const called = (spec.callouts ?? []).map(({ lines }) => lines.join(words.space));
  if (spec.diagonal && called.length > 0) return words.curve(called.join(words.semicolon));
  const item = (point: LineSeries['points'][number]): Item => {
    const tick = spec.x.ticks.find((each) => each.at === point.x);
    const place = tick?.name ?? tick?.text ?? String(point.x);
    const value = point.y ?? Number.NaN;
    return {
      name: shown.length > 1 ? words.of(series.name, place) : place,
      value,
      text: (spec.y.exact ?? spec.y.write)(value),
    };
  };
  const known = series.points.filter((point) => point.y !== null && Number.isFinite(point.y));
  const finished = known.filter((point) => !point.unfinished).map(item);
  const ends = extremes(finished.length > 0 ? finished : known.map(item));
  const last = known.at(-1);
  const what = words.line(shown.length);
  if (!ends || !last) return words.nothing;
  const isEnd = (point: LineSeries['points'][number]) =>
    !point.unfinished && [ends.highest.name, ends.lowest.name].includes(item(point).name);
  if (known.length === 1) return words.one(what, ends.highest);
  return (
    words.range(what, known.length, ends.highest, ends.lowest) +
    (isEnd(last) ? '' : words.last(item(last), last.unfinished ?? false)) +
    words.stop
  );
}
