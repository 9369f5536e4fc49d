import type { FileKind, Problem } from '../api';
import { AMOUNT_BASES } from './fields';
import { type Column, type Guess, isOfRecord, isQuestion, mapColumns } from './mapping';

/** True where one of the fields is among the guesses. */
export const has = (guesses: readonly Guess[], ...fields: readonly string[]) =>
  fields.some((field) => guesses.some((guess) => guess.field === field));
/** Fields that make a file one of orders: money, time, a person; and what is known of customers. */
export const AMOUNTS = [
  ...AMOUNT_BASES.filter((base) => base !== 'payout_amount').map((base) => `orders.${base}`),
  'order_items.item_amount',
];
export const TIMES = ['orders.ordered_at', 'orders.paid_at'];
export const NAMES = ['customers.customer_id', 'customers.phone', 'customers.email'];
export const BUYERS = ['orders.customer_id', 'orders.buyer_nick', 'orders.buyer_phone', 'orders.email'];
export const PROFILE = [
  'registered_at',
  'gender',
  'age',
  'age_band',
  'birth_date',
  'member_level',
  'customer_type',
  'customer_source',
  'province',
  'city',
  'account_id',
];

/** What a file that nobody knows could still be: every kind that its columns hold a first sign of. */
function couldBe(columns: readonly Column[]): readonly FileKind[] {
  const orders = mapColumns(columns, 'orders', undefined);
  const signs: readonly (readonly [FileKind, boolean])[] = [
    ['orders', has(orders, ...TIMES, ...AMOUNTS, 'orders.order_id')],
    ['order_items', orders.some(({ field }) => /^order_items\.(?:product|sku)/.test(field ?? ''))],
    [
      'customers',
      has(mapColumns(columns, 'customers', undefined), ...NAMES, ...PROFILE.map((name) => `customers.${name}`)),
    ],
    ['survey', columns.some((column) => isQuestion(column) && !isOfRecord(column.name))],
  ];
  return signs.flatMap(([kind, isLikely]) => (isLikely ? [kind] : []));
}

const PERSON_NAME =
  /^(?:会员名|会员姓名|会员名称|姓名|客户名|客户姓名|客户名称|顾客姓名|昵称|name|full ?name|customer ?name)$/i;

/** A list of customers that names them and nothing else that tells two of one name apart. */
function namesOnly(columns: readonly Column[]): Problem | undefined {
  const profile = mapColumns(columns, 'customers', undefined);
  const facts = PROFILE.filter((column) => has(profile, `customers.${column}`)).length;
  const named = columns.find(({ name }) => PERSON_NAME.test(name.trim()));
  return named && facts > 0 ? { code: 'customers-by-name', values: { column: named.name } } : undefined;
}

/** A file of no known kind, with what it could be for the user to say. */
export function unknown(columns: readonly Column[]) {
  const kinds = couldBe(columns);
  return {
    kind: 'refused' as const,
    layout: 'generic',
    confidence: 0,
    guesses: columns.map(() => ({ field: null, confidence: 0 })),
    blocked: namesOnly(columns) ?? {
      code: 'not-recognised',
      ...(kinds.length > 0 ? { values: { kinds: kinds.join(' ') } } : {}),
    },
  };
}
