import { filledValues } from './values';
import type { Column } from './mapping';

/** How the goods of an order stand in one cell. */
export interface JoinedGoods {
  /** Column of the names of goods. */
  readonly column: number;
  /** What stands between two of them, as a regular expression of the engine; its group belongs to the second. */
  readonly separator: string;
  /** Where the count of one of them stands, and what to take away for its name alone; null: counts are not told. */
  readonly count: { readonly pattern: string; readonly strip: string } | null;
}

const COUNTED = /^(?:[^;；]+[(（]\d+件[)）][;；]?)+$/;
const TIMES = /^\d+\s*×\s/;

interface Manner {
  readonly separator: string;
  readonly parts: RegExp;
  readonly count: JoinedGoods['count'];
  /** All cells look like this. */
  readonly looks?: RegExp;
}

/** 有赞 A(1件);B(2件), WooCommerce 1× A, 2× B, 抖店 A;B beside as many ids, 淘宝 A，B beside 宝贝种类 2. */
const MANNERS: readonly Manner[] = [
  {
    separator: '[;；]()',
    parts: /[;；]/,
    looks: COUNTED,
    count: { pattern: '[(（](\\d+)件[)）]\\s*$', strip: '[(（]\\d+件[)）]\\s*$' },
  },
  {
    separator: ', (\\d+\\s*×\\s)',
    parts: /, (?=\d+\s*×\s)/,
    looks: TIMES,
    count: { pattern: '^(\\d+)\\s*×\\s', strip: '^\\d+\\s*×\\s+' },
  },
  { separator: '[;；]()', parts: /[;；]/, count: null },
  { separator: '[，,]()', parts: /[，,]/, count: null },
];

const KINDS_OF_GOODS = /^(?:宝贝|商品)种类(?:数)?$/;
const partsOf = (text: string, separator: RegExp) => text.split(separator).filter((part) => part.trim() !== '').length;

/** True where another column tells as many ids as the cell has goods, or their number. */
function isConfirmed(columns: readonly Column[], goods: number, row: number, parts: number): boolean {
  return columns.some(({ name, values }, index) => {
    const other = values[row] ?? '';
    if (index === goods) return false;
    if (KINDS_OF_GOODS.test(name)) return Number(other) === parts;
    return /^[\w;；-]+$/.test(other) && /[;；]/.test(other) && partsOf(other, /[;；]/) === parts;
  });
}

/** How the cells of goods hold several, as some exports join the lines of an order; undefined where each holds one. */
export function joinedGoods(columns: readonly Column[], fields: readonly (string | null)[]): JoinedGoods | undefined {
  const column = fields.indexOf('order_items.product_name');
  const titles = columns[column]?.values ?? [];
  const filled = filledValues(titles);
  if (filled.length === 0) return undefined;
  const manner = MANNERS.find(({ parts, looks }) => {
    if (looks) return filled.every((title) => looks.test(title));
    const several = titles.flatMap((title, row) => (partsOf(title, parts) > 1 ? [row] : []));
    return (
      several.length > 0 && several.every((row) => isConfirmed(columns, column, row, partsOf(titles[row] ?? '', parts)))
    );
  });
  return manner && { column, separator: manner.separator, count: manner.count };
}
