import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { PartOf } from '../part';
import { groupParts, kindParts } from '../rated-parts';
import type { surveyBy } from '../survey-params';
import { csatMetric } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;

const kindsOf = ({ n, satisfied }: Row) => ({ rest: n - satisfied, satisfied });

/** The share of satisfied answers in each group among the answers of the part; of everybody, the satisfied and the rest. */
const csatPart: PartOf<Row, ValuesOf<typeof surveyBy>> = (whole, part, { format, params }) =>
  params.by === 'none'
    ? kindParts(whole, part, kindsOf, format)
    : groupParts(whole, part, csatMetric(format), (row) => [
        row ? format.number(row.mean, 2) : '–',
        format.count(row?.n ?? 0),
      ]);
export default csatPart;
