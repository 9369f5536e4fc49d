import type { AnyAnalysis } from '../analyses/analysis';

/** Analyses whose every column may leave: aggregates without ids and free text. */
export function mayLeave({ shareable, columns }: AnyAnalysis): boolean {
  return shareable === 'aggregate' && Object.values(columns).every(({ role }) => role !== 'id' && role !== 'text');
}
