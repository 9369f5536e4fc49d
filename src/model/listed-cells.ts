import segmentsSql from './segments.sql?raw';

/** A cell of the RFM scores (r, f, m, each 1 to 5) and the segment that it is. */
export interface ListedCell {
  readonly scores: readonly [r: number, f: number, m: number];
  readonly segment: string;
}

/** The cells of a scheme that `segments.sql` lists one by one, read from there without an engine; undefined: it derives them. */
export function listedCells(scheme: string): readonly ListedCell[] | undefined {
  if (scheme !== 'named11') return undefined;
  const lists = [...segmentsSql.matchAll(/\('(\w+)',\s*'([1-5 ]+)'\)/g)];
  return lists.flatMap(([, segment = '', cells = '']) =>
    cells.split(' ').map((cell) => {
      const [r = 0, f = 0, m = 0] = [...cell].map(Number);
      return { scores: [r, f, m] as const, segment };
    }),
  );
}
