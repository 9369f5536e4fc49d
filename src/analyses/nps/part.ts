import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { PartOf } from '../part';
import { groupParts, kindParts } from '../rated-parts';
import type { surveyBy } from '../survey-params';
import { npsMetric } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;

const kindsOf = ({ detractors, passives, promoters }: Row) => ({
  detractor: detractors,
  passive: passives,
  promoter: promoters,
});

/** The NPS of each group among the answers of the part; of everybody, the three kinds of answers. */
const npsPart: PartOf<Row, ValuesOf<typeof surveyBy>> = (whole, part, { format, params }) =>
  params.by === 'none'
    ? kindParts(whole, part, kindsOf, format)
    : groupParts(whole, part, npsMetric(format), (row) => [format.count(row?.n ?? 0)]);
export default npsPart;
