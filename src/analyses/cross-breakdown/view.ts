import type { GridSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import type { Attribute } from '../../model/attributes';
import type { ViewContext } from '../analysis';
import type { columns } from './columns';

export type Row = RowOf<typeof columns>;
export type Context = ViewContext<{ readonly by: Attribute; readonly across: Attribute }>;

/** Fewer orders than this and a cell is only outlined: its index means little. */
export const SMALL = 30;
const [MOST_ROWS, MOST_COLUMNS] = [12, 8];
/** The colours run evenly around 100 and are full at nothing and at twice the expected. */
const FULL = 200;

const distinct = (values: readonly string[]) => [...new Set(values)];

/** The values of one side in the order of their revenue, those that are not told last. */
function largest(rows: readonly Row[], side: 'value' | 'other', most: number): string[] {
  const revenue = new Map<string, number>();
  for (const row of rows) revenue.set(row[side], (revenue.get(row[side]) ?? 0) + row.revenue);
  return distinct(rows.map((row) => row[side]))
    .toSorted((a, b) => Number(a === '') - Number(b === '') || (revenue.get(b) ?? 0) - (revenue.get(a) ?? 0))
    .slice(0, most);
}

/** The rows that the grid shows: the largest values of both sides. */
export function shownRows(rows: readonly Row[]) {
  const values = largest(rows, 'value', MOST_ROWS);
  const others = largest(rows, 'other', MOST_COLUMNS);
  return { values, others, cells: rows.filter(({ value, other }) => values.includes(value) && others.includes(other)) };
}

/** Heat map of the index around 100; `null` for an attribute against itself or where one side has a single value. */
export function crossGrid(rows: readonly Row[], { format, locale, nameOf, params, scope }: Context): GridSpec | null {
  if (params.by === params.across) return null;
  const { values, others, cells } = shownRows(rows);
  if (values.length < 2 || others.length < 2) return null;
  const zh = locale === 'zh-CN';
  const write = format.alike(cells.map(({ revenue }) => revenue));
  const chosen = (attribute: Attribute, value: string) => scope.filters[attribute]?.includes(value) ?? false;
  return {
    kind: 'grid',
    rows: values.map((value) => nameOf(params.by, value)),
    columns: others.map((value) => nameOf(params.across, value)),
    scale: 'diverging',
    midpoint: 100,
    scaleTitle: zh ? { low: '少于应有', high: '多于应有' } : { low: 'Less than expected', high: 'More than expected' },
    cells: cells.map((row) => ({
      row: values.indexOf(row.value),
      column: others.indexOf(row.other),
      key: JSON.stringify([row.value, row.other]),
      value: row.index === null ? null : Math.min(row.index, FULL),
      lines: [write(row.revenue), ...(row.index === null ? [] : [format.number(row.index, 0)])],
      small: row.orders < SMALL,
      selected: chosen(params.by, row.value) && chosen(params.across, row.other),
      told: {
        value: format.moneyExact(row.revenue),
        notes: [
          ...(row.index === null
            ? []
            : [zh ? `指数${format.number(row.index, 0)}` : `index ${format.number(row.index, 0)}`]),
          zh
            ? `${format.count(row.orders)}单，${format.count(row.customers)}位客户`
            : `orders: ${format.count(row.orders)}, customers: ${format.count(row.customers)}`,
        ],
      },
    })),
  };
}

/** What the grid does not show. */
export function crossFootnote(rows: readonly Row[], { format, locale, params }: Context): string | null {
  if (params.by === params.across) return null;
  const { cells } = shownRows(rows);
  const hidden = rows.filter((row) => !cells.includes(row));
  if (hidden.length === 0) return null;
  const revenue = format.money(hidden.reduce((sum, row) => sum + row.revenue, 0));
  return locale === 'zh-CN'
    ? `另有${format.count(hidden.length)}个搭配未画出，合计${revenue}`
    : `${format.count(hidden.length)} more pairs are not drawn, ${revenue} together`;
}
