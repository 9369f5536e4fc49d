import type { BarsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { ViewContext } from '../analysis';
import type { rfmParams } from '../rfm-params';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<ValuesOf<typeof rfmParams>>;

const SHOWN = 12;

/** An id for the screen: its last four characters. */
const masked = (id: string) => (id.length > 4 ? `**** ${id.slice(-4)}` : id);

/** The customers who spent most, rows ordered by net spend. */
export function customerBars(rows: readonly Row[], { format, locale, nameOf }: Context): BarsSpec | null {
  const shown = rows.slice(0, SHOWN);
  if (shown.length === 0) return null;
  const zh = locale === 'zh-CN';
  const rest = rows.length - shown.length;
  return {
    kind: 'bars',
    headings: zh
      ? { label: '客户', bar: '净消费', cells: ['RFM', '距上次·天', '客群'] }
      : { label: 'Customer', bar: 'Net spend', cells: ['RFM', 'Days since', 'Segment'] },
    bars: shown.map((row, index) => ({
      key: String(index),
      label: masked(row.customer_id),
      value: row.monetary,
      text: format.money(row.monetary),
      cells: [`${row.r_score}${row.f_score}${row.m_score}`, format.count(row.recency), nameOf('segment', row.segment)],
      note: format.moneyExact(row.monetary),
    })),
    ...(rest > 0 && { rest: zh ? `另有${format.count(rest)}位客户` : `${format.count(rest)} more customers` }),
  };
}
