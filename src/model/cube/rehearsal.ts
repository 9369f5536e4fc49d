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
  const put = () => {
    answers.put({ kind: 'orders', keys: keys(), customers: column(() => random.integer(0, CUSTOMERS)), days: days.slice(), amounts: amounts() }); // prettier-ignore
    answers.put({ kind: 'attribute', name: 'order', of: 'order', keys: keys(), codes: codes() });
    answers.put({ kind: 'attribute', name: 'customer', of: 'customer', keys: keys(), codes: codes() });
    const lines = column((at) => Math.floor(at / 2));
    answers.put({ kind: 'lines', keys: lines, codes: codes(), amounts: amounts() });
  };
  const buckets = { bucketOf: Int32Array.from({ length: VALUES }, (_, code) => code), buckets: VALUES };
  const splits: readonly SplitCall[] = [
    { by: 'none' },
    { by: 'attribute', name: 'order', ...buckets },
    { by: 'attribute', name: 'customer', ...buckets },
    { by: 'lines', ...buckets },
  ];
  put();
  const whole: Selection = { name: 'all', attributes: [], categories: null };
  for (const split of splits) answers.ranges({ selection: whole, split, ranges: Int32Array.of(0, 1) });
  answers.lapses({ selection: whole, stops: Int32Array.of(DAYS), days: 90 });
  const isWanted = Uint8Array.from({ length: VALUES }, (_, code) => code % 2);
  const ask = (selection: Selection) => {
    for (const split of splits) answers.ranges({ selection, split, ranges: Int32Array.of(0, 1) });
    answers.lapses({ selection, stops: Int32Array.of(DAYS), days: 90 });
    answers.days({ selection, from: 0, to: DAYS });
  };
  const of = (name: string) => ({ name, isWanted });
  for (let round = 0; round < ROUNDS; round++) {
    ask({ ...whole, name: `all ${round}` });
    ask({ name: `order ${round}`, attributes: [of('order')], categories: null });
    ask({ name: `both ${round}`, attributes: [of('customer'), of('order')], categories: isWanted });
  }
  put();
  answers.settle(null);
  ask(whole);
  while (answers.prepare(ORDERS / 4));
  for (let round = 0; round < ROUNDS; round++) {
    ask({ name: `order ${round}`, attributes: [of('order')], categories: null });
    ask({ name: `customer ${round}`, attributes: [of('customer')], categories: null });
    ask({ name: `lines ${round}`, attributes: [], categories: isWanted });
  }
}
