import type { RowOf } from '../../db/columns';
import type { PartOf } from '../part';
import type { columns } from './columns';

/** The small lines have no marks; they are drawn from the rows. */
const monthlyPart: PartOf<RowOf<typeof columns>> = () => new Map();
export default monthlyPart;
