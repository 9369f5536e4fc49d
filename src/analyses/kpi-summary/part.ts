import type { RowOf } from '../../db/columns';
import { type PartOf, partsBy } from '../part';
import type { columns } from './columns';

/** Of money and orders, and of customers: who also bought elsewhere counts in several parts, and is still one of all. */
const PARTED: ReadonlySet<string> = new Set(['revenue', 'orders', 'customers']);

/** How much of a key figure it is, where one can be a part of it: a rate of a part is no part of the rate. */
const summaryPart: PartOf<RowOf<typeof columns>> = (whole, part, { format }) => {
  const valueOf = (row: { readonly value: number | null }) => row.value ?? NaN;
  const parts = partsBy(
    whole.filter(({ metric }) => PARTED.has(metric)),
    part,
    ({ metric }) => metric,
    valueOf,
    String,
  );
  return new Map(
    [...parts].map(([metric, { share }]) => [metric, { share, text: share === null ? '' : format.percent(share) }]),
  );
};
export default summaryPart;
