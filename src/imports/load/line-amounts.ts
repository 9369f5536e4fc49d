import { AMOUNT_BASES } from '../recognise/fields';
import type { TypedColumn } from '../typed/read';
import type { Loading } from './context';

/** The amounts of a file's lines as plain numbers; null: the file has no such column. */
export interface Amounts {
  readonly paid: Float64Array | null;
  readonly refund: Float64Array | null;
  readonly itemAmount: Float64Array | null;
  readonly unitPrice: Float64Array | null;
  readonly quantity: Float64Array | null;
}

/** The columns that hold the amounts, undefined where one is not of plain numbers. */
export function amountsOf({ fields }: Loading, columns: readonly (TypedColumn | null)[]): Amounts | undefined {
  let isPlain = true;
  const numbers = (field: string | undefined) => {
    const index = field === undefined ? -1 : fields.indexOf(field);
    if (index < 0) return null;
    const column = columns[index];
    if (column?.kind === 'number') return column.values;
    isPlain = false;
    return null;
  };
  const basis = AMOUNT_BASES.find((name) => fields.includes(`orders.${name}`));
  const amounts = {
    paid: numbers(basis === undefined ? undefined : `orders.${basis}`),
    refund: numbers('orders.refund_amount'),
    itemAmount: numbers('order_items.item_amount'),
    unitPrice: numbers('order_items.unit_price'),
    quantity: numbers('order_items.quantity'),
  };
  return isPlain ? amounts : undefined;
}

/** What a line is worth by itself: its amount, else price × quantity; null where neither is told. */
export function worthOf({ itemAmount, unitPrice, quantity }: Amounts, rows: number): Float64Array | null {
  if (!itemAmount && !unitPrice) return null;
  const worth = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const own = itemAmount?.[row] ?? NaN;
    const count = quantity?.[row] ?? NaN;
    worth[row] = Number.isNaN(own) ? (unitPrice?.[row] ?? NaN) * (Number.isNaN(count) ? 1 : count) : own;
  }
  return worth;
}
