import { type Locale } from '../i18n/locale';
import { nameTexts, valueName } from '../i18n/texts/names';
import { isAttribute } from '../model/attributes';
import type { Column, Columns } from '../model/rows';

/** What a table of a panel needs to know about its question. */
export interface Asked {
  readonly id: string;
  readonly columns: Columns;
  /** The words of the columns. */
  readonly words: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, unknown>> | undefined;
}

type Row = Readonly<Record<string, unknown>>;

/** What the panel is about: first after what tells the rows apart, so that a narrow table shows it without being moved. */
const LEADING: Readonly<Record<string, readonly string[]>> = {
  breakdown: ['revenue', 'share'],
  'cross-breakdown': ['revenue', 'share', 'index'],
  nps: ['score', 'n', 'low', 'high'],
  csat: ['score', 'n', 'low', 'high', 'mean'],
  'item-means': ['score100', 'n', 'low', 'high'],
  'score-distribution': ['share', 'n'],
  'satisfaction-by-month': ['nps', 'csat', 'n'],
};
/** Said of the question as a whole, the same in every row: last. */
const OF_THE_WHOLE = /^(?:overall_|survey$|question$|wording$|kind$|split$|total$|scale_m)/;
/** Tells the rows of the tree apart, unlike elsewhere. */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  'item-means': ['question', 'wording'],
  'survey-questions': ['survey', 'question', 'wording', 'kind', 'scale_min', 'scale_max'],
};

/** Columns in the order they are shown in; those of which no row says anything are left out. */
export function shownColumns(
  { id, columns }: Asked,
  rows: readonly Row[],
): readonly (readonly [string, Column<unknown>])[] {
  const leading = LEADING[id] ?? [];
  const rank = (key: string): number => {
    if (OF_THE_WHOLE.test(key) && !OWN_WORDS[id]?.includes(key)) return 4;
    const at = leading.indexOf(key);
    if (at >= 0) return 2 + at / leading.length - 1 / 2;
    return columns[key]?.role === 'dimension' || OWN_WORDS[id]?.includes(key) ? 1 : leading.length > 0 ? 3 : 1;
  };
  return Object.entries(columns)
    .filter(
      ([key]) => rows.length === 0 || rows.some((row) => row[key] !== null && (key !== 'split' || row[key] !== '')),
    )
    .map(([key, column], at) => ({ key, column, at, rank: rank(key) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ key, column }) => [key, column] as const);
}

/** The attribute that a column holds values of, where it does. */
function attributeOf(key: string, { params }: Asked): string {
  const named = key === 'value' ? params?.['by'] : key === 'other' ? params?.['across'] : key;
  return typeof named === 'string' ? named : key;
}

/** What a column is called: the attribute that it is split by, else its own words. */
export function headingOf(key: string, asked: Asked, locale: Locale): string {
  const attribute = attributeOf(key, asked);
  return (key === 'value' || key === 'other') && isAttribute(attribute)
    ? nameTexts[locale].attributes[attribute]
    : (asked.words[key] ?? key);
}

/** A word as people read it: values of an attribute by their names, everything else as it is. */
export function namedValue(value: string, key: string, asked: Asked, locale: Locale): string {
  const attribute = attributeOf(key, asked);
  return isAttribute(attribute) || attribute.endsWith('scoring_used') ? valueName(locale, attribute, value) : value;
}

/** Decimals that mean anything: cents, shares to a hundredth of a percent, scores and days to two places. */
const DECIMALS: Readonly<Record<string, number>> = { money: 2, share: 4, points: 2, score: 2, days: 2, number: 4 };

/** The rows as a download has them: headings and values in words, numbers rounded to what they mean. */
export function tableOf(
  rows: readonly Row[],
  asked: Asked,
  locale: Locale,
): { readonly headings: readonly string[]; readonly rows: readonly Row[] } {
  const columns = shownColumns(asked, rows).map(([key, { unit }]) => ({
    key,
    unit,
    name: headingOf(key, asked, locale),
  }));
  const named = columns.map(({ key, unit, name }, at) => ({
    key,
    unit,
    name: columns.findIndex((other) => other.name === name) === at ? name : `${name} (${key})`,
  }));
  const written = (value: unknown, key: string, unit: string): unknown => {
    if (typeof value === 'string') return namedValue(value, key, asked, locale);
    const decimals = DECIMALS[unit];
    return typeof value === 'number' && decimals !== undefined ? Number(value.toFixed(decimals)) : value;
  };
  return {
    headings: named.map(({ name }) => name),
    rows: rows.map((row) =>
      Object.fromEntries(named.map(({ key, unit, name }) => [name, written(row[key], key, unit)])),
    ),
  };
}
