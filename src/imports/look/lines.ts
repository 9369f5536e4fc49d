import type { LookedLines } from '../../model/cube/first-look';
import type { TypedOrders } from '../load/typed-orders';
import { codesFor, codingOf } from './attributes';
import { type Kept, textsOf, weightOf } from './kept-orders';

const NAMES = ['product_id', 'sku', 'product_name', 'category'] as const;

/** Whether a line of an order that counts names a category. */
export function hasCategories({ key, words }: TypedOrders, { isKept }: Kept): boolean {
  return words('category')?.codes.some((code, row) => code >= 0 && isKept[key.codes[row] ?? 0] === 1) ?? false;
}

/** Which rows are lines that say what was bought, and what each is worth by itself. */
function goodsOf(typed: TypedOrders) {
  const { amounts, levels, addsUp } = typed;
  const columns = NAMES.flatMap((name) => typed.words(name)?.codes ?? []);
  const isItem = (row: number) =>
    addsUp || columns.some((codes) => (codes[row] ?? -1) >= 0) || !Number.isNaN(amounts.unitPrice?.[row] ?? NaN);
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
  return { isItem, worth };
}

/** What a line counts for: its share of its order. */
function sharesOf(typed: TypedOrders, { isKept, amountOf }: Kept): (row: number) => number {
  const { isItem, worth } = goodsOf(typed);
  if (typed.addsUp && typed.different.length === 0) return worth;
  const { key, read, groups } = typed;
  const [sums, counts] = [new Float64Array(groups.firsts.length), new Int32Array(groups.firsts.length)];
  for (let row = 0; row < read.rows; row++) {
    const order = key.codes[row] ?? 0;
    if (isKept[order] !== 1 || !isItem(row)) continue;
    sums[order] = (sums[order] ?? 0) + worth(row);
    counts[order] = (counts[order] ?? 0) + 1;
  }
  return (row) => {
    const order = key.codes[row] ?? 0;
    const [sum, whole] = [sums[order] ?? 0, amountOf(order)];
    return sum === 0 ? whole / (counts[order] ?? 1) : (whole * worth(row)) / sum;
  };
}

/** Lines of the kept orders, each with its share of the order: `items.sql` and `lines.sql` in arrays. */
export function linesOf(typed: TypedOrders, kept: Kept): LookedLines | undefined {
  const category = typed.words('category');
  if (!category) return undefined;
  const { key, read } = typed;
  const { isKept } = kept;
  const { isItem } = goodsOf(typed);
  const share = sharesOf(typed, kept);
  const texts = textsOf(category);
  const isUsed = new Uint8Array(texts.length + 1);
  const isLine = (row: number) => isKept[key.codes[row] ?? 0] === 1 && isItem(row);
  for (let row = 0; row < read.rows; row++) if (isLine(row)) isUsed[(category.codes[row] ?? -1) + 1] = 1;
  const coding = codingOf(texts, isUsed);
  const codes = codesFor(read.rows, coding);
  const [keys, amounts] = [new Int32Array(read.rows), new Float64Array(read.rows)];
  let [size, sum] = [0, 0];
  for (let row = 0; row < read.rows; row++) {
    if (!isLine(row)) continue;
    const code = coding.codeOf[(category.codes[row] ?? -1) + 1] ?? 0;
    const [of, amount] = [(key.codes[row] ?? 0) + 1, share(row)];
    codes[size] = code;
    keys[size] = of;
    amounts[size] = amount;
    sum += amount * weightOf(of) * (coding.lengths[code] ?? 0);
    size++;
  }
  return {
    values: coding.values,
    codes: codes.subarray(0, size),
    keys: keys.subarray(0, size),
    amounts: amounts.subarray(0, size),
    sum,
  };
}
