import type { ChartSpec } from './spec';

/** Whether anything in it has a name that comes back: places along a curve have none. */
export const hasNames = (spec: ChartSpec): boolean =>
  spec.kind !== 'line' || spec.series.some(({ points }) => points.some(({ key }) => key !== undefined));
