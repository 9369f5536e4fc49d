import { literal } from '../../db/bind';
import { isDamagedId } from '../recognise/values';
import type { Loading } from './context';
import type { Typed } from './relation';

/** Layouts that write the order's own cells on its first line only. */
const FIRST_LINE_ONLY = new Set(['alibaba1688_order', 'kingdee_sales']);

/** The id of a line's order, as SQL: receipts start anew in every store every day, ids in scientific notation are none. */
export function orderIdSql(loading: Loading, typed: Typed): string {
  const { fields, layout, name, table } = loading;
  const index = fields.indexOf('orders.order_id');
  const byRow = `${literal(`${name}#`)} || row`;
  if (index < 0) return byRow;
  const own = typed.text('orders.order_id');
  if (FIRST_LINE_ONLY.has(layout))
    return `last_value(${own} IGNORE NULLS) OVER (ORDER BY row ROWS UNBOUNDED PRECEDING)`;
  if (layout === 'pos_generic' || /小票|receipt/i.test(table.names[index] ?? '')) {
    const store = typed.has('orders.store_id') ? 'orders.store_id' : 'orders.store_name';
    return `CASE WHEN ${own} IS NOT NULL THEN concat_ws('-', ${typed.text(store)}, strftime(${typed.time('orders.ordered_at')}, '%Y%m%d'), ${own}) END`;
  }
  const isDamaged = table.sample.some((row) => isDamagedId(row[index] ?? ''));
  return isDamaged
    ? `CASE WHEN regexp_full_match(${own}, '(?i)\\d(\\.\\d+)?e\\+\\d+') THEN ${byRow} ELSE ${own} END`
    : own;
}

const AMAZON_ADDS = ['item-tax', 'shipping-price', 'shipping-tax', 'gift-wrap-price', 'gift-wrap-tax'];
const AMAZON_TAKES = ['item-promotion-discount', 'ship-promotion-discount'];

/** What a line cost, as SQL. Amazon tells price, tax, shipping and discounts of a line in columns of their own. */
export function itemAmountSql({ layout, table }: Loading, typed: Typed): string {
  const own = typed.money('order_items.item_amount');
  if (layout !== 'amazon_all_orders') return own;
  const parts = (names: readonly string[], sign: string) =>
    names.flatMap((name) => {
      const index = table.names.indexOf(name);
      return index < 0 ? [] : [` ${sign} coalesce(parse_money(${typed.column(index)}), 0)`];
    });
  return [own, ...parts(AMAZON_ADDS, '+'), ...parts(AMAZON_TAKES, '-')].join('');
}
