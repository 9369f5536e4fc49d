/** The canonical tables, most wanted first: those that stand for themselves on the console (docs/console.md), words of links and of the data page. */
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
