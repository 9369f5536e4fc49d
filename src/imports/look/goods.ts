import { IS_GIFT } from '../load/signs';
import { textsOf } from '../load/texts';
import type { TypedOrders } from '../load/typed-orders';

const NAMES = ['product_id', 'sku', 'product_name', 'category'] as const;

/** Rows as lines of goods: `items.sql` and `items-mixed.sql`. */
export interface Goods {
  /** The row says what was bought. */
  readonly isItem: (row: number) => boolean;
  readonly isGift: (row: number) => boolean;
  /** The line's own amount, else its price times its quantity; NaN where neither is told. */
  readonly worth: (row: number) => number;
}

export function goodsOf(typed: TypedOrders): Goods {
  const { amounts, levels } = typed;
  const columns = NAMES.flatMap((name) => typed.words(name)?.codes ?? []);
  const gifts = typed.words('is_gift');
  const are = Uint8Array.from(textsOf(gifts), (text) => (IS_GIFT.includes(text) ? 1 : 0));
  const isOut = levels.is_mixed ? typed.standings?.isOut : undefined;
  return {
    isItem: (row) => columns.some((codes) => (codes[row] ?? -1) >= 0) || !Number.isNaN(amounts.unitPrice?.[row] ?? NaN),
    isGift: (row) => are[gifts?.codes[row] ?? -1] === 1,
    worth: (row) => {
      if (isOut?.[row] === 1) return 0;
      const own = amounts.itemAmount?.[row] ?? NaN;
      if (!Number.isNaN(own)) return own;
      const paid = levels.paid_by === 'line' ? (amounts.paid?.[row] ?? NaN) : NaN;
      const refund = levels.refund_by === 'line' ? (amounts.refund?.[row] ?? NaN) : NaN;
      if (!Number.isNaN(paid)) return paid - (Number.isNaN(refund) ? 0 : refund);
      const count = amounts.quantity?.[row] ?? NaN;
      return (amounts.unitPrice?.[row] ?? NaN) * (Number.isNaN(count) ? 1 : count);
    },
  };
}
