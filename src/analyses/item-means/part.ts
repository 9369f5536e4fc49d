import type { RowOf } from '../../db/columns';
import { type PartOf, ratesBy } from '../part';
import { ENOUGH } from '../survey-view';
import type { columns } from './columns';
import { rowKey } from './view';

/** The mean of each item and theme among the answers of the part. */
const itemPart: PartOf<RowOf<typeof columns>> = (whole, part, { format }) =>
  part.every(({ survey }) => survey === whole[0]?.survey)
    ? ratesBy(whole, part, rowKey, ({ n, score100, low, high }) => ({ n, score: score100, low, high }), {
        cells: (row) => [format.count(row?.n ?? 0)],
        write: (score) => format.fixed(score, 1),
        range: [0, 100],
        enough: ENOUGH,
      })
    : new Map();
export default itemPart;
