import type { Shape, ValuesOf } from '../codec/codec';
import type { Columns } from '../db/columns';
import type { Analysis, QuickContext } from './analysis';

/** What arrays alone answer; undefined where they cannot, or where a part of the rows takes a statement. */
export async function quickRows<P extends Shape, C extends Columns>(
  analysis: Analysis<P, C>,
  context: Omit<QuickContext<ValuesOf<P>>, 'withoutOrders'>,
): Promise<readonly Readonly<Record<string, unknown>>[] | undefined> {
  let isWhole = true;
  const withoutOrders = () => {
    isWhole = false;
    return Promise.resolve([]);
  };
  const rows = await analysis.quick?.({ ...context, withoutOrders });
  return isWhole ? rows : undefined;
}
