import type { DotsSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import type { Headline } from '../analysis';
import { comparable, farthestApart, FEW } from './apart';
import type { columns } from './columns';
import type { Context } from './view';
import { comesBackAlike, comesBackLess } from './words';

type Row = RowOf<typeof columns>;

/** So many of the largest are drawn, and those that the title speaks of. */
const SHOWN = 12;

const rated = (rows: readonly Row[]) => rows.filter(({ value, repeat_rate }) => value !== '' && repeat_rate !== null);

/** How often customers of each value come back, with intervals, best first; null without known buyers. */
export function repeatDots(rows: readonly Row[], { format, locale, nameOf, params, scope }: Context): DotsSpec | null {
  const chosen = scope.filters[params.by] ?? [];
  const apart = farthestApart(rows);
  const shown = rated(rows)
    .filter((row, index) => index < SHOWN || row === apart?.low || row === apart?.high)
    .toSorted((a, b) => (b.repeat_rate ?? 0) - (a.repeat_rate ?? 0));
  if (shown.length === 0) return null;
  return {
    kind: 'dots',
    selectable: true,
    dots: shown.map((row) => ({
      key: row.value,
      label: nameOf(params.by, row.value),
      value: row.repeat_rate,
      text: format.percent(row.repeat_rate ?? 0, 0),
      low: row.repeat_low,
      high: row.repeat_high,
      cells: [format.count(row.customers)],
      selected: chosen.includes(row.value),
      small: row.customers < FEW,
    })),
    x: { write: (value) => format.percent(value, 0) },
    headings: [locale === 'zh-CN' ? '客户' : 'Customers'],
  };
}

/** Claims a best and a worst only where they differ beyond chance; every value of enough customers takes part. */
export function repeatHeadline(rows: readonly Row[], { format, locale, nameOf, params }: Context): Headline | null {
  if (comparable(rows).length < 2) return null;
  const apart = farthestApart(rows);
  if (!apart) return { text: comesBackAlike(params.by, locale) };
  const said = ({ value, repeat_rate }: Row) => ({
    name: nameOf(params.by, value),
    rate: format.percent(repeat_rate ?? 0, 0),
  });
  return {
    text: comesBackLess(params.by, locale, said(apart.low), said(apart.high)),
    stake: { customers: apart.low.customers },
  };
}
