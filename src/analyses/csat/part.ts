import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import { type PartOf, partsBy, percentOf } from '../part';
import type { surveyBy } from '../survey-params';
import { groupParts, isOfSameQuestion } from '../rated-parts';
import { csatMetric } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
interface Kind {
  readonly key: string;
  readonly count: number;
}

const kindsOf = (row: Row | undefined): readonly Kind[] =>
  row
    ? [
        { key: 'rest', count: row.n - row.satisfied },
        { key: 'satisfied', count: row.satisfied },
      ]
    : [];

/** The share of satisfied answers in each group among the answers of the part; of everybody, the satisfied and the rest. */
const csatPart: PartOf<Row, ValuesOf<typeof surveyBy>> = (whole, part, { format, params }) => {
  const [all] = whole;
  const cells = (row: Row | undefined) => [row ? format.number(row.mean, 2) : '–', format.count(row?.n ?? 0)];
  if (params.by !== 'none' || !all) return groupParts(whole, part, csatMetric(format), cells);
  if (!isOfSameQuestion(whole, part)) return new Map();
  return partsBy(
    kindsOf(all),
    kindsOf(part[0]),
    ({ key }) => key,
    ({ count }) => count,
    (count) => percentOf(format, count / all.n),
  );
};
export default csatPart;
