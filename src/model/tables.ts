/** The tables that can be looked at, most wanted first: words of links and of the data page. */
export const SHOWN_TABLES = [
  'orders',
  'order_items',
  'customers',
  'responses',
  'answers',
  'questions',
  'complaints',
  'campaigns',
  'coupons',
  'points',
  'events',
] as const;
