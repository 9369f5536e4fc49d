import type { RowOf } from '../../db/columns';
import { type PartOf, ratesBy } from '../part';
import { ENOUGH } from '../survey-view';
import type { columns } from './columns';
import { type Params, shown } from './view';

/** The same score of each month among the answers of the part, where they are measured on the same scale. */
const monthsPart: PartOf<RowOf<typeof columns>, Params> = (whole, part, context) => {
  const all = shown(whole, context);
  const isAlike = part.every(
    (row) =>
      row.nps_scale_max === whole[0]?.nps_scale_max &&
      row.promoter_min === whole[0].promoter_min &&
      row.csat_min === whole[0].csat_min,
  );
  if (!isAlike) return new Map();
  const { points, metric } = shown(part, { ...context, params: { ...context.params, show: all.show } });
  return ratesBy(
    all.points,
    points,
    ({ month }) => month,
    (point) => point,
    { write: metric.plain, range: metric.range, enough: ENOUGH },
  );
};
export default monthsPart;
