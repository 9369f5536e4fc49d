import type { AnyAnalysis } from './analysis';

const modules = import.meta.glob<{ default: AnyAnalysis }>('./*/index.ts', { eager: true });

/** Every analysis, by id: each folder beside this file is one. */
export const ANALYSES: ReadonlyMap<string, AnyAnalysis> = new Map(
  Object.values(modules)
    .map(({ default: analysis }) => [analysis.id, analysis] as const)
    .sort(([a], [b]) => a.localeCompare(b)),
);
