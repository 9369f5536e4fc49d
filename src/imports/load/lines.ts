import { basisOf } from '../recognise/fields';
import type { Loading } from './context';
import { itemAmountSql, orderIdSql } from './layouts';
import { addressStart, type Typed } from './relation';

/** Fields that tell who bought, the best first. */
export const PEOPLE: readonly string[] = ['customer_id', 'buyer_nick', 'buyer_phone', 'receiver_phone', 'email'].map(
  (column) => `orders.${column}`,
);

/** What stands in an order file, as SQL over its columns: everything is there, NULL where the file is silent. */
export function lineExpressions(loading: Loading, typed: Typed): Readonly<Record<string, string>> {
  const basis = basisOf(loading.fields, loading.rules);
  const time = typed.has('orders.ordered_at')
    ? typed.time('orders.ordered_at', false)
    : typed.time('orders.paid_at', false);
  const orderedAt =
    loading.layout === 'pdd_order'
      ? `coalesce(${time}, try_strptime(regexp_extract(${typed.text('orders.order_id')}, '^(\\d{6})-', 1), '%y%m%d'))`
      : time;
  const province = typed.has('orders.province')
    ? typed.text('orders.province')
    : typed.has('orders.address')
      ? addressStart(typed.text('orders.address'))
      : 'NULL::VARCHAR';
  return {
    order_id: orderIdSql(loading, typed),
    customer_id: typed.identity(...PEOPLE),
    ordered_at: orderedAt,
    paid_at: typed.time('orders.paid_at', false),
    paid: basis ? typed.money(`orders.${basis}`) : 'NULL::DOUBLE',
    refund: typed.money('orders.refund_amount'),
    freight: typed.money('orders.shipping_amount'),
    status: typed.text('orders.order_status'),
    refund_status: typed.text('orders.refund_status'),
    channel: typed.text(typed.has('orders.sales_channel') ? 'orders.sales_channel' : 'orders.store_name'),
    province,
    city: typed.identity('orders.city'),
    payment_method: typed.text('orders.payment_method'),
    promised_at: typed.time('orders.promised_at', false),
    delivered_at: typed.time('orders.delivered_at', false),
    product_id: typed.text('order_items.product_id'),
    sku: typed.text('order_items.sku'),
    product_name: typed.text('order_items.product_name'),
    category: typed.text('order_items.category'),
    quantity: typed.money('order_items.quantity'),
    unit_price: typed.money('order_items.unit_price'),
    item_amount: itemAmountSql(loading, typed),
    is_gift: typed.text('order_items.is_gift'),
    buyer_message: typed.text('orders.buyer_message'),
    seller_note: typed.text('orders.seller_note'),
    customer_type: typed.text('customers.customer_type'),
    gender: typed.text('customers.gender'),
    age: typed.money('customers.age'),
    age_band: typed.text('customers.age_band'),
    member_level: typed.text('customers.member_level'),
  };
}
