import type { ValuesOf } from '../../codec/codec';
import type { QuickContext } from '../analysis';
import type { rfmParams } from '../rfm-params';

/** query.sql from the cube, but for rules that only SQL judges by. */
export async function quickSegments({ cube, scope }: QuickContext<ValuesOf<typeof rfmParams>>) {
  const sums = await cube.segments(scope);
  if (!sums) return undefined;
  const found = sums.names.flatMap((segment, at) => {
    const [customers, revenue] = [sums.customers[at] ?? 0, sums.revenue[at] ?? 0];
    const medians = { recency: sums.recency[at] ?? NaN, frequency: sums.frequency[at] ?? NaN };
    return at === 0 || customers === 0 ? [] : [{ segment, customers, revenue, ...medians }];
  });
  const customers = found.reduce((sum, row) => sum + row.customers, 0);
  const revenue = found.reduce((sum, row) => sum + row.revenue, 0);
  return found
    .map((row) => ({
      ...row,
      share: row.customers / customers,
      revenue_share: revenue === 0 ? 0 : row.revenue / revenue,
      revenue_per_customer: row.revenue / row.customers,
      moved: 0,
      unscored: sums.everyone - customers,
    }))
    .sort((a, b) => b.revenue - a.revenue || (a.segment < b.segment ? -1 : 1));
}
