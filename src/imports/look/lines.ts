import type { LookedLines } from '../../model/cube/first-look';
import type { TypedOrders } from '../load/typed-orders';
import { codesFor, codingOf } from './attributes';
import { textsOf } from '../load/texts';
import { goodsOf } from './goods';
import { type Kept, WEIGHTS } from './kept-orders';

/** Whether a line of an order that counts names a category. */
export function hasCategories({ key, words }: TypedOrders, { isKept }: Kept): boolean {
  return words('category')?.codes.some((code, row) => code >= 0 && isKept[key.codes[row] ?? 0] === 1) ?? false;
}

/** What each line of orders that count is worth: its share of its order, NaN for rows that are none. */
function sharesOf(typed: TypedOrders, { isKept, amountOf, leftOf }: Kept): Float64Array {
  const { key, read, groups, amounts } = typed;
  const { codes: orderOf } = key;
  if (typed.addsUp && typed.different.length === 0 && amounts.paid) {
    const own = amounts.paid.slice();
    for (let row = 0; row < own.length; row++) if (isKept[orderOf[row] ?? 0] !== 1) own[row] = NaN;
    return own;
  }
  const { isItem, isGift, worth } = goodsOf(typed);
  const shares = new Float64Array(read.rows).fill(NaN);
  const [sums, counts] = [new Float64Array(groups.firsts.length), new Int32Array(groups.firsts.length)];
  for (let row = 0; row < read.rows; row++) {
    const order = orderOf[row] ?? 0;
    if (isKept[order] !== 1 || !isItem(row)) continue;
    const weight = isGift(row) ? 0 : (leftOf.get(row) ?? worth(row));
    const own = Number.isNaN(weight) ? 0 : weight;
    shares[row] = own;
    sums[order] = (sums[order] ?? 0) + own;
    counts[order] = (counts[order] ?? 0) + 1;
  }
  for (let row = 0; row < read.rows; row++) {
    const own = shares[row] ?? NaN;
    if (Number.isNaN(own)) continue;
    const order = orderOf[row] ?? 0;
    const [sum, whole] = [sums[order] ?? 0, amountOf(order)];
    shares[row] = sum === 0 ? whole / (counts[order] ?? 1) : (whole * own) / sum;
  }
  return shares;
}

/** Lines of the kept orders, each with its share of the order: `items.sql` and `lines.sql` in arrays. */
export function linesOf(typed: TypedOrders, kept: Kept): LookedLines | undefined {
  const category = typed.words('category');
  if (!category) return undefined;
  const { codes: orderOf } = typed.key;
  const { codes: textOf } = category;
  const amounts = sharesOf(typed, kept);
  const texts = textsOf(category);
  const isUsed = new Uint8Array(texts.length + 1);
  for (let row = 0; row < amounts.length; row++)
    if (!Number.isNaN(amounts[row] ?? NaN)) isUsed[(textOf[row] ?? -1) + 1] = 1;
  const { values, codeOf, lengths } = codingOf(texts, isUsed);
  const codes = codesFor(amounts.length, values);
  const keys = new Int32Array(amounts.length);
  let [size, sum] = [0, 0];
  for (let row = 0; row < amounts.length; row++) {
    const amount = amounts[row] ?? NaN;
    if (Number.isNaN(amount)) continue;
    const code = codeOf[(textOf[row] ?? -1) + 1] ?? 0;
    const key = (orderOf[row] ?? 0) + 1;
    codes[size] = code;
    keys[size] = key;
    amounts[size] = amount;
    sum += amount * (key % WEIGHTS) * (lengths[code] ?? 0);
    size++;
  }
  return {
    values,
    codes: codes.subarray(0, size),
    keys: keys.subarray(0, size),
    amounts: amounts.subarray(0, size),
    sum,
  };
}
