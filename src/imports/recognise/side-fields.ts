import type { FieldChoice } from '../api';

/** Kinds of files with a table of their own beside orders, customers and surveys. */
export const SIDE_KINDS = ['complaints', 'campaigns', 'coupons', 'points', 'events'] as const;
export type SideKind = (typeof SIDE_KINDS)[number];

type Types = Readonly<Record<string, FieldChoice['type']>>;

/** Their columns, the same as in `model/schema.sql`, and what each holds. */
export const SIDE_COLUMNS: Readonly<Record<SideKind, Types>> = {
  complaints: {
    ticket_id: 'id', created_at: 'time', first_response_at: 'time', resolved_at: 'time', closed_at: 'time', first_response_seconds: 'text', resolution_seconds: 'text',
    status: 'text', priority: 'text', category: 'text', subcategory: 'text', channel: 'text', subject: 'text', customer_id: 'id', order_id: 'id', product_name: 'text',
    store_name: 'text', agent: 'text', agent_group: 'text', satisfaction_score: 'text', reopen_count: 'number', reply_count: 'number', refund_amount: 'amount',
  },
  campaigns: {
    campaign_id: 'id', campaign_name: 'text', channel: 'text', date: 'time', started_at: 'time', ended_at: 'time', budget_amount: 'amount', spend_amount: 'amount',
    impressions: 'number', clicks: 'number', visitors: 'number', orders: 'number', revenue_amount: 'amount',
  },
  coupons: {
    coupon_id: 'id', coupon_name: 'text', coupon_type: 'text', face_value: 'amount', threshold_amount: 'amount', issued_at: 'time', used_at: 'time', expires_at: 'time',
    status: 'text', customer_id: 'id', order_id: 'id',
  },
  points: { customer_id: 'id', occurred_at: 'time', points_change: 'amount', points_balance: 'amount', reason: 'text', order_id: 'id' },
  events: {
    event_id: 'id', customer_id: 'id', session_id: 'id', event_name: 'text', event_time: 'time', product_id: 'id', category: 'text', page_url: 'text', referrer: 'text',
    utm_source: 'text', utm_medium: 'text', utm_campaign: 'text', device: 'text', duration_seconds: 'text', value: 'amount',
  },
}; // prettier-ignore

/** Without these a row says nothing. Of `[a, b]` one is enough. */
export const SIDE_REQUIRED: Readonly<Record<SideKind, readonly (readonly string[])[]>> = {
  complaints: [['ticket_id']],
  campaigns: [['campaign_id', 'campaign_name']],
  coupons: [['coupon_id', 'coupon_name']],
  points: [['customer_id'], ['points_change']],
  events: [['event_name'], ['event_time']],
};

/** The field choices of one of these kinds. */
export function sideFields(kind: SideKind): readonly FieldChoice[] {
  const required = new Set(SIDE_REQUIRED[kind].flatMap(([first = '']) => first));
  return Object.entries(SIDE_COLUMNS[kind]).map(([column, type]) => ({
    field: `${kind}.${column}`,
    required: required.has(column),
    type,
  }));
}

/** The first of the required fields that is missing, as `table.column`. */
export function missingSide(kind: SideKind, fields: readonly (string | null)[]): string | undefined {
  const absent = SIDE_REQUIRED[kind].find((ways) => !ways.some((column) => fields.includes(`${kind}.${column}`)));
  return absent?.[0] === undefined ? undefined : `${kind}.${absent[0]}`;
}

export const isSideKind = (kind: string): kind is SideKind => SIDE_KINDS.some((known) => known === kind);
