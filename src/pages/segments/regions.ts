import { REGION_TILES } from '../../charts/tiles/regions';

const MOSTLY = 0.5;

interface Region {
  readonly value: string;
  readonly revenue: number;
}

/** Whether most of the revenue went to regions that the tile map has: other countries' regions are bars only. */
export function isChinese(rows: readonly Region[]): boolean {
  const known = rows.filter(({ value }) => value !== '');
  const sum = (of: readonly Region[]) => of.reduce((total, { revenue }) => total + revenue, 0);
  return (
    known.length === 0 || sum(known.filter(({ value }) => Object.hasOwn(REGION_TILES, value))) >= MOSTLY * sum(known)
  );
}
