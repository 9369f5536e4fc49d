import { type Column, type Guess, mapColumns } from './mapping';
import { SIDE_KINDS, type SideKind } from './side-fields';

/** Surely meant, not only reminded of. */
const SURE = 0.8;

type Has = (...columns: readonly string[]) => boolean;

/** What makes a file one of these: headers that orders, customers and surveys do not have together. */
const SIGNS: Readonly<Record<SideKind, (has: Has, isOrder: boolean) => boolean>> = {
  complaints: (has, isOrder) => !isOrder && has('ticket_id') && has('created_at', 'status', 'category', 'resolved_at'),
  campaigns: (has, isOrder) =>
    !isOrder && has('campaign_id', 'campaign_name') && has('spend_amount', 'impressions', 'clicks'),
  coupons: (has, isOrder) =>
    !isOrder && has('coupon_id', 'coupon_name') && has('issued_at', 'used_at', 'expires_at', 'face_value'),
  points: (has, isOrder) => !isOrder && has('customer_id') && has('points_change') && has('occurred_at', 'reason'),
  events: (has, isOrder) =>
    !isOrder && has('event_name') && has('event_time') && has('customer_id', 'session_id', 'page_url'),
};

export interface SideGuess {
  readonly kind: SideKind;
  readonly guesses: readonly Guess[];
}

/** The kind of a file with a table of its own; undefined where it is none of them, or could be orders as well. */
export function sideKind(columns: readonly Column[]): SideGuess | undefined {
  const orders = mapColumns(columns, 'orders', undefined).filter(({ confidence }) => confidence >= SURE);
  const sure = (field: string) => orders.some((guess) => guess.field === field);
  const isOrder =
    sure('orders.order_id') && sure('orders.paid_amount') && (sure('orders.ordered_at') || sure('orders.paid_at'));
  for (const kind of SIDE_KINDS) {
    const guesses = mapColumns(columns, kind, undefined);
    const known = new Set(guesses.flatMap(({ field, confidence }) => (confidence >= SURE ? (field ?? []) : [])));
    const has: Has = (...names) => names.some((name) => known.has(`${kind}.${name}`));
    if (SIGNS[kind](has, isOrder)) return { kind, guesses };
  }
  return undefined;
}
