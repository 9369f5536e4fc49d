import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import { type PartOf, partsBy, percentOf } from '../part';
import type { surveyBy } from '../survey-params';
import { groupParts, isOfSameQuestion } from '../rated-parts';
import { npsMetric } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
interface Kind {
  readonly key: string;
  readonly count: number;
}

const kindsOf = (row: Row | undefined): readonly Kind[] =>
  row
    ? [
        { key: 'detractor', count: row.detractors },
        { key: 'passive', count: row.passives },
        { key: 'promoter', count: row.promoters },
      ]
    : [];

/** The NPS of each group among the answers of the part; of everybody, the three kinds of answers. */
const npsPart: PartOf<Row, ValuesOf<typeof surveyBy>> = (whole, part, { format, params }) => {
  const [all] = whole;
  if (params.by !== 'none' || !all)
    return groupParts(whole, part, npsMetric(format), (row) => [format.count(row?.n ?? 0)]);
  if (!isOfSameQuestion(whole, part)) return new Map();
  return partsBy(
    kindsOf(all),
    kindsOf(part[0]),
    ({ key }) => key,
    ({ count }) => count,
    (count) => percentOf(format, count / all.n),
  );
};
export default npsPart;
