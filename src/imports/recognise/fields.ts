import type { AmountBasis, FieldChoice, FileKind, ReadingRules } from '../api';
import { sideFields } from './side-fields';

type Type = FieldChoice['type'];

const list = (
  table: string,
  columns: Readonly<Record<string, Type>>,
  required: readonly string[] = [],
): FieldChoice[] =>
  Object.entries(columns).map(([column, type]) => ({
    field: `${table}.${column}`,
    required: required.includes(column),
    type,
  }));

const ITEM = list('order_items', {
  product_id: 'id', sku: 'id', product_name: 'text', category: 'text', quantity: 'number', unit_price: 'amount', item_amount: 'amount', is_gift: 'text',
}); // prettier-ignore

/** What the product computes on, per kind of file. An order file may carry its lines and what is known of its customers. */
export const FIELDS: Readonly<Record<FileKind, readonly FieldChoice[]>> = {
  orders: [
    ...list(
      'orders',
      {
        order_id: 'id', customer_id: 'id', buyer_nick: 'id', buyer_phone: 'id', receiver_phone: 'id', email: 'id', ordered_at: 'time', paid_at: 'time',
        paid_amount: 'amount', merchant_receivable_amount: 'amount', order_amount: 'amount', gross_amount: 'amount', payout_amount: 'amount', shipping_amount: 'amount', refund_amount: 'amount',
        order_status: 'text', refund_status: 'text', sales_channel: 'text', province: 'text', city: 'text', address: 'text',
        payment_method: 'text', promised_at: 'time', delivered_at: 'time', store_id: 'id', store_name: 'text', buyer_message: 'text', seller_note: 'text',
      },
      ['ordered_at', 'paid_amount'],
    ),
    ...ITEM,
    ...list('customers', { customer_type: 'text', gender: 'text', age: 'number', age_band: 'text', member_level: 'text' }),
  ],
  order_items: [...list('orders', { order_id: 'id' }, ['order_id']), ...ITEM],
  customers: list(
    'customers',
    {
      customer_id: 'id', account_id: 'id', nickname: 'id', phone: 'id', email: 'id', registered_at: 'time', gender: 'text', age: 'number', age_band: 'text', birth_date: 'time',
      member_level: 'text', customer_type: 'text', customer_source: 'text', province: 'text', city: 'text', address: 'text',
    },
    ['customer_id'],
  ),
  survey: [
    ...list('surveys', { response_id: 'id', customer_id: 'id', order_id: 'id', submitted_at: 'time', channel: 'text', province: 'text', is_complete: 'text' }),
    { field: 'surveys.question', required: true, type: 'question' },
  ],
  payments: list('payments', { order_id: 'id', amount: 'amount', payment_method: 'text', refund_amount: 'amount' }, ['order_id', 'amount']),
  products: list('products', { product_id: 'id', product_name: 'text', category: 'text' }, ['product_id', 'category']),
  complaints: sideFields('complaints'),
  campaigns: sideFields('campaigns'),
  coupons: sideFields('coupons'),
  points: sideFields('points'),
  events: sideFields('events'),
  refused: [],
}; // prettier-ignore

export const QUESTION = 'surveys.question';
/** Columns of a survey that say something about the answer sheet, not about the customer's opinion. */
export const SURVEY_META = /^surveys\.(?!question|nps_score|csat_score|ces_score|comment)/;

/** Where an order's money may stand, best first: what the buyer paid, else what the shop gets, else what was asked; what was paid out only where it is said. */
export const AMOUNT_BASES = [
  'paid_amount',
  'merchant_receivable_amount',
  'order_amount',
  'gross_amount',
  'payout_amount',
] as const satisfies readonly AmountBasis[];

/** The amounts of an order that a file has, best first. */
export const basesOf = (fields: readonly (string | null)[]): readonly AmountBasis[] =>
  AMOUNT_BASES.filter((basis) => fields.includes(`orders.${basis}`));

/** The amount that counts: the one that was said, as long as the file has it, else the first. */
export function basisOf(fields: readonly (string | null)[], { basis }: ReadingRules): AmountBasis | undefined {
  const bases = basesOf(fields);
  return bases.find((each) => each === basis) ?? bases[0];
}

/** Bases that hold freight: all but the worth of the goods. */
export const holdsFreight = (basis: AmountBasis | undefined) => basis !== undefined && basis !== 'gross_amount';
