import type { FirstLook } from '../../model/cube/first-look';
import type { TypedOrders } from '../load/typed-orders';
import { coded } from './attributes';
import { type Kept, textsOf } from './kept-orders';

const NAMES = ['product_id', 'sku', 'product_name', 'category'] as const;

/** Lines of the kept orders that say what was bought, each with its share of the order: `items.sql` and `lines.sql` in arrays. */
export function linesOf(typed: TypedOrders, kept: Kept): NonNullable<FirstLook['lines']> | undefined {
  const category = typed.words('category');
  if (!category) return undefined;
  const { key, read, amounts, levels, addsUp, different } = typed;
  const place = new Int32Array(typed.groups.firsts.length).fill(-1);
  for (const [at, order] of kept.orders.entries()) place[order] = at;
  const columns = NAMES.flatMap((name) => typed.words(name)?.codes ?? []);
  const isItem = (row: number) =>
    columns.some((codes) => (codes[row] ?? -1) >= 0) || !Number.isNaN(amounts.unitPrice?.[row] ?? NaN);
  const worth = (row: number) => {
    const own = amounts.itemAmount?.[row] ?? NaN;
    if (!Number.isNaN(own)) return own;
    const paid = levels.paid_by === 'line' ? (amounts.paid?.[row] ?? NaN) : NaN;
    const refund = levels.refund_by === 'line' ? (amounts.refund?.[row] ?? NaN) : NaN;
    if (!Number.isNaN(paid)) return paid - (Number.isNaN(refund) ? 0 : refund);
    const count = amounts.quantity?.[row] ?? NaN;
    const priced = (amounts.unitPrice?.[row] ?? NaN) * (Number.isNaN(count) ? 1 : count);
    return Number.isNaN(priced) ? 0 : priced;
  };
  const rows = new Int32Array(read.rows);
  let size = 0;
  for (let row = 0; row < read.rows; row++) {
    if ((place[key.codes[row] ?? 0] ?? -1) >= 0 && isItem(row)) rows[size++] = row;
  }
  const lines = rows.subarray(0, size);
  const orders = lines.map((row) => place[key.codes[row] ?? 0] ?? 0);
  const sums = new Float64Array(kept.orders.length);
  const counts = new Int32Array(kept.orders.length);
  const weights = new Float64Array(size);
  for (const [line, row] of lines.entries()) {
    const order = orders[line] ?? 0;
    weights[line] = worth(row);
    sums[order] = (sums[order] ?? 0) + (weights[line] ?? 0);
    counts[order] = (counts[order] ?? 0) + 1;
  }
  const isOwn = addsUp && different.length === 0;
  const share = (line: number) => {
    const order = orders[line] ?? 0;
    const [sum, whole] = [sums[order] ?? 0, kept.amounts[order] ?? 0];
    return sum === 0 ? whole / (counts[order] ?? 1) : (whole * (weights[line] ?? 0)) / sum;
  };
  return {
    ...coded(
      textsOf(category),
      lines.map((row) => category.codes[row] ?? -1),
    ),
    keys: lines.map((row) => (key.codes[row] ?? 0) + 1),
    amounts: isOwn ? weights : weights.map((_, line) => share(line)),
  };
}
