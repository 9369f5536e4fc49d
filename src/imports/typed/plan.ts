import type { FileKind } from '../api';
import { FIELDS } from '../recognise/fields';
import type { Guess } from '../recognise/mapping';
import { timeStyleOf } from '../recognise/values';
import type { Reading } from './read';
import { cellAs } from './scanner';

const KEY = 'orders.order_id';

function isWritten(as: 'number' | 'moment', values: readonly string[], nulls: ReadonlySet<string>): boolean {
  return values.every((value) => nulls.has(value) || cellAs(as, value) !== undefined);
}

/**
 * How each column of a file is best read, by what recognition takes it for and how its sample is written; undefined for files that
 * gain nothing by it: only orders with ids of their own are worth it. An address beside its province tells nothing
 * that is computed on, and is as long as all the rest.
 */
export function planReadings(
  kind: FileKind,
  guesses: readonly Guess[],
  columns: readonly { readonly name: string; readonly values: readonly string[] }[],
  nulls: readonly string[],
): readonly Reading[] | undefined {
  const known = new Set(nulls);
  const isPlaced = guesses.some(({ field }) => field === 'orders.province');
  if (kind !== 'orders' || !guesses.some(({ field }) => field === KEY)) return undefined;
  return columns.map(({ name, values }, index) => {
    const field = guesses[index]?.field;
    if (!field || (isPlaced && field === 'orders.address')) return 'skip';
    if (field === KEY) return 'key';
    const type = FIELDS[kind].find((choice) => choice.field === field)?.type;
    if (type === 'time')
      return timeStyleOf(name, values) === 'plain' && isWritten('moment', values, known) ? 'moment' : 'word';
    if (type === 'amount' || type === 'number') return isWritten('number', values, known) ? 'number' : 'word';
    return 'word';
  });
}
