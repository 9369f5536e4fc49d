import type { RowOf } from '../../db/columns';
import type { ValuesOf } from '../../codec/codec';
import type { Headline, ViewContext } from '../analysis';
import type { kpiParams } from '../kpi-params';
import type { columns } from './columns';

type Rows = readonly RowOf<typeof columns>[];
type Context = ViewContext<ValuesOf<typeof kpiParams>>;

/** A rate of fewer is not put in words. */
const FEW = 30;

const rowOf = (rows: Rows, metric: string) => rows.find((row) => row.metric === metric);
const valueOf = (rows: Rows, metric: string) => rowOf(rows, metric)?.value ?? null;

/** How much was sold, in how many orders, to how many; with a survey alone, how customers would recommend. */
export function kpiHeadline(rows: Rows, { format, locale }: Context): Headline | null {
  const zh = locale === 'zh-CN';
  const [revenue, orders, customers] = [valueOf(rows, 'revenue'), valueOf(rows, 'orders'), valueOf(rows, 'customers')];
  if (revenue !== null && orders) {
    const [money, placed] = [format.money(revenue), format.count(orders)];
    if (!customers)
      return {
        text: zh ? `${placed}单，共${money}` : `${placed} orders brought in ${money}`,
        stake: { money: revenue },
      };
    const people = format.count(customers);
    const text = zh
      ? `${people}位客户下了${placed}单，共${money}`
      : `${people} customers placed ${placed} orders worth ${money}`;
    return { text, stake: { money: revenue, customers } };
  }
  const nps = rowOf(rows, 'nps');
  if (!nps || nps.value === null) return null;
  const n = format.count(nps.n);
  if (nps.n < FEW)
    return {
      text: zh
        ? `只有${n}份回答，推荐意愿还说不准`
        : `Only ${n} answers: too few to tell how willing customers are to recommend`,
    };
  const score = format.number(nps.value, 0);
  return { text: zh ? `${n}位客户作答，NPS为${score}` : `NPS is ${score} among ${n} answers` };
}

/** The rates that rest on enough people, with their intervals. */
export function kpiReading(rows: Rows, { format, locale, params }: Context): string | null {
  const zh = locale === 'zh-CN';
  const names: readonly (readonly [metric: string, name: string])[] = zh
    ? [['repeat_rate', '复购率'], ['churn_rate', `${params.churn_days}天流失率`], ['new_rate', '新客户获取率']]
    : [['repeat_rate', 'repeat rate'], ['churn_rate', `${params.churn_days}-day churn`], ['new_rate', 'new buyers']]; // prettier-ignore
  const parts = names.flatMap(([metric, name]) => {
    const row = rowOf(rows, metric);
    if (!row || row.value === null || row.low === null || row.high === null || row.n < FEW) return [];
    if (metric === 'new_rate' && row.value === 1) return [];
    const [low, high] = [format.percent(row.low), format.percent(row.high)];
    return [
      zh
        ? `${name}${format.percent(row.value)}（${low}–${high}）`
        : `${name} ${format.percent(row.value)} (${low}–${high})`,
    ];
  });
  if (parts.length === 0) return null;
  const text = parts.join(zh ? '，' : ', ');
  return zh
    ? `${text}；括号内为95%区间。`
    : `${text.charAt(0).toUpperCase()}${text.slice(1)}; 95% intervals in brackets.`;
}

/** Which rates have too few people, or nobody, behind them. */
export function kpiFootnote(rows: Rows, { locale }: Context): string | null {
  const zh = locale === 'zh-CN';
  const sold = (valueOf(rows, 'orders') ?? 0) > 0;
  if (sold && valueOf(rows, 'customers') === null) {
    return zh
      ? '订单里没有客户编号，按人算的指标给不出来'
      : 'Orders do not say who bought, so nothing can be counted per customer';
  }
  const churn = rowOf(rows, 'churn_rate');
  if (sold && churn?.n === 0) return zh ? '数据太短，流失率给不出来' : 'The data are too short for a churn rate';
  return null;
}
