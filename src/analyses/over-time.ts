import type { ChartSpec } from '../charts/spec';

/** Whether its marks are months, so that what is said of one is said of that month everywhere. */
export const isOverTime = ({ kind }: ChartSpec): boolean => kind === 'line' || kind === 'cohorts';
