import type { RowOf } from '../../db/columns';
import { type PartOf, partsBy } from '../part';
import type { columns } from './columns';

/** Revenue of each month. */
const revenuePart: PartOf<RowOf<typeof columns>> = (whole, part, { format }) =>
  partsBy(
    whole,
    part,
    ({ month }) => month,
    ({ revenue }) => revenue,
    format.money,
  );
export default revenuePart;
