import { basesOf } from '../recognise/fields';

/** Orders of several lines, by what they tell of where the amounts belong: see orders-level.sql. */
export interface LevelCounts {
  readonly many: number;
  readonly equal: number;
  readonly adds_up: number;
  readonly refunds: number;
  readonly equal_refunds: number;
  readonly mixed: number;
}

/** Whose the amounts are, and whether orders have both lines that count and lines that do not. */
export interface Levels {
  readonly paid_by: 'order' | 'line' | 'worth' | 'none';
  readonly refund_by: 'order' | 'line' | 'none';
  readonly is_mixed: boolean;
}

export function levelsOf(fields: readonly (string | null)[], counts: LevelCounts): Levels {
  const isPaid = basesOf(fields).length > 0;
  const hasWorth = fields.includes('order_items.item_amount') || fields.includes('order_items.unit_price');
  const hasRefund = fields.includes('orders.refund_amount');
  const isOrder = counts.many > 0 && counts.equal >= 0.9 * counts.many && counts.adds_up < 0.5 * counts.equal;
  const equalRefunds = counts.refunds > 0 ? counts.equal_refunds >= 0.9 * counts.refunds && isOrder : isOrder;
  return {
    paid_by: isPaid ? (isOrder ? 'order' : 'line') : hasWorth ? 'worth' : 'none',
    refund_by: !hasRefund ? 'none' : equalRefunds ? 'order' : 'line',
    is_mixed: counts.mixed > 0,
  };
}
