import type { StagedFile } from './api';
import type { Loaded } from './load/context';

/** The one file that brought orders, where no second file of the batch brings orders or lines. */
export function onlyOrders(files: readonly StagedFile[], results: ReadonlyMap<string, Loaded>): Partial<Loaded> {
  const [file, ...more] = files.filter(({ kind }) => kind === 'orders' || kind === 'order_items');
  return (more.length === 0 && file && results.get(file.id)) || {};
}
