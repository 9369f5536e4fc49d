import type { LineSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';

type Rows = readonly RowOf<typeof columns>[];
type Context = ViewContext<unknown>;

const FEW = 30;
/** A smaller change from one month to the next is not news. */
const NEWS = 0.05;

const revenueOf = (rows: Rows) => rows.filter(({ metric }) => metric === 'revenue');

/** Revenue of the 13 months; the other metrics are drawn by their cards. */
export function monthlyLine(rows: Rows, { format, locale }: Context): LineSpec | null {
  const months = revenueOf(rows);
  if (months.length < 2) return null;
  const zh = locale === 'zh-CN';
  return {
    kind: 'line',
    series: [
      {
        key: 'revenue',
        name: zh ? '净销售额' : 'Net revenue',
        emphasis: 'subject',
        points: months.map(({ month, value, n, complete }, x) => ({
          x,
          y: value,
          unfinished: !complete,
          key: month,
          note: zh ? `${format.count(n)}单` : `${format.count(n)} orders`,
        })),
      },
    ],
    x: { ticks: months.map(({ month }, at) => ({ at, text: format.monthShort(month) })) },
    y: { write: zh ? format.compact : format.money, ...(zh ? { unit: format.moneyUnit } : {}), fromZero: true },
  };
}

/** The last whole month beside the one before; nothing for a change under five percent or few orders. */
export function monthlyHeadline(rows: Rows, { format, locale }: Context): Headline | null {
  const [before, last] = revenueOf(rows)
    .filter(({ complete }) => complete)
    .slice(-2);
  if (!before || !last || before.value <= 0 || Math.min(before.n, last.n) < FEW) return null;
  if (Math.abs(last.value / before.value - 1) < NEWS) return null;
  const [name, sold] = [format.month(last.month), format.money(last.value)];
  const [nameBefore, soldBefore] = [format.month(before.month), format.money(before.value)];
  const more = last.value > before.value;
  const text =
    locale === 'zh-CN'
      ? `${name}卖了${sold}，${more ? '多' : '少'}于${nameBefore}的${soldBefore}`
      : `${name} sold ${sold}, ${more ? 'up' : 'down'} from ${soldBefore} in ${nameBefore}`;
  return { text, stake: { money: Math.abs(last.value - before.value) } };
}
