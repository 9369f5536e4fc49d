import type { RowOf } from '../../db/columns';
import { type PartOf, partsBy, percentOf } from '../part';
import type { columns } from './columns';

/** Answers of each score; a column stands for their share of all answers, and so does its part. None where the part was cut into other columns. */
const distributionPart: PartOf<RowOf<typeof columns>> = (whole, part, { format }) => {
  const all = whole[0]?.total ?? 0;
  const isAlike = part.every((row) =>
    whole.some(
      ({ value, survey, question }) => value === row.value && survey === row.survey && question === row.question,
    ),
  );
  return isAlike
    ? partsBy(
        whole,
        part,
        ({ value }) => String(value),
        ({ n }) => n,
        (n) => percentOf(format, n / all),
      )
    : new Map();
};
export default distributionPart;
