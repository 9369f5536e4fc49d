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
  const zh = locale === 'zh-CN';
  const write = format.alike(known.map(({ revenue }) => revenue));
  return {
    kind: 'tiles',
    selectable: true,
    write: format.money,
    locale,
    scaleTitle: zh ? '颜色越深，净销售额越高' : 'Deeper is more revenue',
    tiles: known.map((row) => ({
      key: row.value,
      value: row.revenue,
      text: write(row.revenue),
      selected: chosen.includes(row.value),
      told: {
        value: format.moneyExact(row.revenue),
        notes: zh
          ? [`占${format.percent(row.share)}`, `${format.count(row.customers)}位客户`]
          : [
              `${format.percent(row.share)} of all`,
              `${format.count(row.customers)} ${row.customers === 1 ? 'customer' : 'customers'}`,
            ],
      },
    })),
  };
}
