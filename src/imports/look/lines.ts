import type { LookedLines } from '../../model/cube/first-look';
import type { TypedOrders } from '../load/typed-orders';
import { raised } from '../typed/group';
import { coded } from './attributes';
import { type Kept, textsOf } from './kept-orders';

const NAMES = ['product_id', 'sku', 'product_name', 'category'] as const;

/** Whether a line of a kept order names a category. */
export function hasCategories({ key, words, groups }: TypedOrders, { orders }: Kept): boolean {
  const category = words('category');
  if (!category) return false;
  const isKept = new Uint8Array(groups.firsts.length);
  for (const order of orders) isKept[order] = 1;
  return category.codes.some((code, row) => code >= 0 && isKept[key.codes[row] ?? 0] === 1);
}

/** Lines of the kept orders that say what was bought, each with its share of the order: `items.sql` and `lines.sql` in arrays. */
export function linesOf(typed: TypedOrders, kept: Kept): LookedLines | undefined {
  const category = typed.words('category');
  if (!category) return undefined;
  const { key, read, amounts, levels } = typed;
  const { codes: orderOf } = key;
  const isOwn = typed.addsUp && typed.different.length === 0;
  if (isOwn && amounts.paid && kept.orders.length === typed.groups.firsts.length)
    return {
      ...coded(textsOf(category), category.codes),
      keys: raised(orderOf, 1).subarray(0, read.rows),
      amounts: amounts.paid.slice(),
    };
  const place = new Int32Array(typed.groups.firsts.length).fill(-1);
  for (let at = 0; at < kept.orders.length; at++) place[kept.orders[at] ?? 0] = at;
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
  const sums = new Float64Array(kept.orders.length);
  const counts = new Int32Array(kept.orders.length);
  const [orders, texts, keys] = [new Int32Array(read.rows), new Int32Array(read.rows), new Int32Array(read.rows)];
  const weights = new Float64Array(read.rows);
  let size = 0;
  for (let row = 0; row < read.rows; row++) {
    const order = place[orderOf[row] ?? 0] ?? -1;
    if (order < 0 || !isItem(row)) continue;
    const weight = worth(row);
    orders[size] = order;
    texts[size] = category.codes[row] ?? -1;
    keys[size] = (orderOf[row] ?? 0) + 1;
    weights[size] = weight;
    sums[order] = (sums[order] ?? 0) + weight;
    counts[order] = (counts[order] ?? 0) + 1;
    size++;
  }
  for (let line = 0; line < size && !isOwn; line++) {
    const order = orders[line] ?? 0;
    const [sum, whole] = [sums[order] ?? 0, kept.amounts[order] ?? 0];
    weights[line] = sum === 0 ? whole / (counts[order] ?? 1) : (whole * (weights[line] ?? 0)) / sum;
  }
  return {
    ...coded(textsOf(category), texts.subarray(0, size)),
    keys: keys.subarray(0, size),
    amounts: weights.subarray(0, size),
  };
}
