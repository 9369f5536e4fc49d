import { type Groups, totals } from '../typed/group';
import type { LevelCounts } from './levels';
import { basisOf } from '../recognise/fields';
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
export function amountsOf({ fields, rules }: Loading, columns: readonly (TypedColumn | null)[]): Amounts | undefined {
  let isPlain = true;
  const numbers = (field: string | undefined) => {
    const index = field === undefined ? -1 : fields.indexOf(field);
    if (index < 0) return null;
    const column = columns[index];
    if (column?.kind === 'number') return column.values;
    isPlain = false;
    return null;
  };
  const basis = basisOf(fields, rules);
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

/** What orders of several lines tell of where the amounts belong, and each order's amounts either way. */
export function counted(
  amounts: Amounts,
  worth: Float64Array | null,
  codes: Int32Array,
  groups: Groups,
): {
  readonly counts: LevelCounts;
  readonly of: (name: 'paid' | 'refund' | 'worth', what: 'sum' | 'max') => Float64Array | null;
} {
  const paid = amounts.paid && totals(amounts.paid, codes, groups);
  const refund = amounts.refund && totals(amounts.refund, codes, groups);
  const value = worth && totals(worth, codes, groups);
  const counts = { many: 0, equal: 0, adds_up: 0, refunds: 0, equal_refunds: 0, mixed: 0 };
  for (let order = 0; order < groups.firsts.length; order++) {
    if ((groups.counts[order] ?? 1) < 2) continue;
    const [max, own] = [paid?.max[order] ?? NaN, value?.sum[order] ?? NaN];
    if (!Number.isNaN(max)) counts.many++;
    if (max === paid?.min[order]) {
      counts.equal++;
      if (Math.abs((paid.sum[order] ?? NaN) - own) < Math.abs(max - own)) counts.adds_up++;
    }
    const given = refund?.max[order] ?? NaN;
    if (given > 0) counts.refunds++;
    if (given > 0 && given === refund?.min[order]) counts.equal_refunds++;
  }
  const all = { paid, refund, worth: value };
  return { counts, of: (name, what) => all[name]?.[what] ?? null };
}
