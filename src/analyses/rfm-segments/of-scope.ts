import type { Headline } from '../analysis';
import { type Context, type Row, segmentHeadline } from './view';

/** Revenue of a segment in the scope, as a breakdown by segment has it. */
export interface SegmentSales {
  readonly value: string;
  readonly customers: number;
  readonly revenue: number;
  readonly share: number;
}

/** The sentence about segments in the money of the scope in place of that of the RFM window: for beside what else was sold in it. */
export function scopeHeadline(rows: readonly Row[], sales: readonly SegmentSales[], context: Context): Headline | null {
  const sold = rows.flatMap((row): Row[] => {
    const own = sales.find(({ value }) => value === row.segment);
    if (!own || own.customers === 0) return [];
    const { customers, revenue, share } = own;
    return [{ ...row, customers, revenue, revenue_share: share, revenue_per_customer: revenue / customers }];
  });
  return segmentHeadline(
    sold.toSorted((a, b) => b.revenue - a.revenue),
    { ...context, isOfScope: true },
  );
}
