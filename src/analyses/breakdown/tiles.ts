import type { TilesSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import type { columns } from './columns';
import type { Context } from './view';

/** The provinces of a breakdown by province as a tile map: colour is revenue. */
export function provinceTiles(
  rows: readonly RowOf<typeof columns>[],
  { format, locale, scope }: Context,
): TilesSpec | null {
  const chosen = scope.filters.province ?? [];
  const known = rows.filter(({ value }) => value !== '');
  if (known.length === 0) return null;
  const write = format.alike(known.map(({ revenue }) => revenue));
  return {
    kind: 'tiles',
    selectable: true,
    write: format.money,
    locale,
    scaleTitle: locale === 'zh-CN' ? '颜色越深，净销售额越高' : 'Deeper is more revenue',
    tiles: known.map((row) => ({
      key: row.value,
      value: row.revenue,
      text: write(row.revenue),
      selected: chosen.includes(row.value),
      note: `${format.moneyExact(row.revenue)} · ${format.percent(row.share)} · n ${format.count(row.customers)}`,
    })),
  };
}
