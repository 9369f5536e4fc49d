import type { Attribute } from '../../model/attributes';
import type { RowOf } from '../../db/columns';
import { type PartOf, partsBy, percentOf } from '../part';
import type { columns } from './columns';
import { isCompared } from './view';

type Row = RowOf<typeof columns>;

/** Revenue adds up over whatever it is divided by: a bar in money tells money, a bar in shares tells shares of the same whole. */
const breakdownPart: PartOf<Row, { readonly by: Attribute }> = (whole, part, context) => {
  const { format } = context;
  /** By a row's own share: a snapshot may withhold others. */
  const known = whole.find(({ share, revenue }) => share > 0 && revenue > 0);
  const total = known ? known.revenue / known.share : 0;
  const write = isCompared(whole, context)
    ? (revenue: number) => percentOf(format, revenue / total)
    : format.alike(whole.filter(({ value }) => value !== '').map(({ revenue }) => revenue));
  return partsBy(
    whole,
    part,
    ({ value }) => value,
    ({ revenue }) => revenue,
    write,
  );
};
export default breakdownPart;
