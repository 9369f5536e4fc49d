import { randomFrom } from '../../util/random';
import type { CubeCalls, Selection, SplitCall } from './host';

const ROUNDS = 4;
const ORDERS = 12_000;
const [DAYS, CUSTOMERS, VALUES] = [200, 3_000, 8];

/**
 * Asks arrays of invented orders what a page asks: code that has run is compiled well, and the first change of a filter, at any number of orders, does not wait for that. `answers` is
 * a place for them; it is of no use afterwards.
 */
export function rehearse(answers: CubeCalls & { prepare(most: number): boolean }): void {
  const random = randomFrom(1);
  const column = (value: (at: number) => number) => Int32Array.from({ length: ORDERS }, (_, at) => value(at));
  const keys = () => column((at) => at);
  const codes = () => column(() => random.integer(1, VALUES - 1));
  const amounts = () => Float64Array.from(keys(), () => random.next());
  const days = column((at) => Math.floor((DAYS * at) / ORDERS));
  answers.put({ kind: 'orders', keys: keys(), customers: column(() => random.integer(0, CUSTOMERS)), days, amounts: amounts() }); // prettier-ignore
  answers.put({ kind: 'attribute', name: 'order', of: 'order', keys: keys(), codes: codes() });
  answers.put({ kind: 'attribute', name: 'customer', of: 'customer', keys: keys(), codes: codes() });
  const lines = column((at) => Math.floor(at / 2));
  answers.put({ kind: 'lines', keys: lines, codes: codes(), amounts: amounts() });
  const buckets = { bucketOf: Int32Array.from({ length: VALUES }, (_, code) => code), buckets: VALUES };
  const splits: readonly SplitCall[] = [
    { by: 'none' },
    { by: 'attribute', name: 'order', ...buckets },
    { by: 'attribute', name: 'customer', ...buckets },
    { by: 'lines', ...buckets },
  ];
  const isWanted = Uint8Array.from({ length: VALUES }, (_, code) => code % 2);
  answers.settle(null);
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = isWanted.map((own, code) => (code > 0 && code < round + 2 ? 1 - own : own));
    const of = (name: string) => ({ name, isWanted: chosen });
    const selections: readonly Selection[] = [
      { name: `all ${round}`, attributes: [], categories: null },
      { name: `order ${round}`, attributes: [of('order')], categories: null },
      { name: `lines ${round}`, attributes: [], categories: chosen },
      { name: `both ${round}`, attributes: [of('customer'), of('order')], categories: chosen },
    ];
    for (const selection of selections) {
      for (const split of splits) answers.ranges({ selection, split, ranges: Int32Array.of(0, 1) });
      answers.lapses({ selection, stops: Int32Array.of(DAYS), days: 90 });
      answers.days({ selection, from: 0, to: DAYS });
    }
    while (answers.prepare(ORDERS / 2));
  }
}
