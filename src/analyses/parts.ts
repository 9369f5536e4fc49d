import type { PartOf } from './part';

type Row = Readonly<Record<string, unknown>>;

const modules = import.meta.glob<{ default: PartOf<Row, Row> }>('./*/part.ts', { eager: true });

/** How the marks of an analysis are divided, by its id, where they add up: each `part.ts` beside its statement. */
export const PARTS: ReadonlyMap<string, PartOf<Row, Row>> = new Map(
  Object.entries(modules).map(([path, { default: part }]) => [path.split('/')[1] ?? '', part]),
);
