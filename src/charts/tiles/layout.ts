import {
  centred,
  label,
  type Box,
  type Frame,
  type Label,
  type Layout,
  type Mark,
  type Step,
  type Tone,
} from '../furniture';
import type { TilesSpec } from '../spec';
import { scaleLegend, sequential, SEQUENTIAL, type ScaleLegend } from '../steps';
import type { Measure } from '../text';
import { REGION_TILES, TILE_COLUMNS, TILE_ROWS, type RegionTile } from './regions';

export interface DrawnTile {
  readonly id: string;
  readonly box: Box;
  /** `null`: nothing known, an empty frame. */
  readonly step: Step | null;
  readonly state: 'selected' | 'drained' | 'plain';
}

export interface TilesLayout extends Layout {
  readonly tiles: readonly DrawnTile[];
  readonly swatches: ScaleLegend['swatches'];
}

const GAP = 2;
const LARGEST = 60;
const ROOM_FOR_VALUE = 40;
/** Free places in the south-west corner for values that are no region: unknown, abroad. */
const ELSEWHERE = [
  [0, 7],
  [1, 7],
  [0, 6],
  [1, 6],
] as const;

type Placed = {
  readonly key: string;
  readonly column: number;
  readonly row: number;
  readonly short: string;
  readonly name: string;
};

/** All 34 regions, then up to four others that carry a value. */
function placeTiles(spec: TilesSpec): readonly Placed[] {
  const english = spec.locale === 'en';
  const regions = Object.entries(REGION_TILES).map(([key, tile]: [string, RegionTile]) => ({
    key,
    column: tile.column,
    row: tile.row,
    short: english ? tile.code : tile.short,
    name: english ? tile.english : key,
  }));
  const others = spec.tiles.filter((tile) => !(tile.key in REGION_TILES) && tile.value !== null);
  return [
    ...regions.sort((a, b) => a.row - b.row || a.column - b.column),
    ...ELSEWHERE.flatMap(([column, row], i) => {
      const key = others[i]?.key;
      return key === undefined
        ? []
        : [{ key, column, row, short: key === '' ? '?' : [...key].slice(0, 2).join(''), name: key === '' ? '?' : key }];
    }),
  ];
}

export function layoutTiles(spec: TilesSpec, frame: Frame, measure: Measure): TilesLayout {
  const { width } = frame;
  const size = Math.max(18, Math.min(LARGEST, Math.floor((width + GAP) / TILE_COLUMNS) - GAP));
  const given = new Map(spec.tiles.map((tile) => [tile.key, tile]));
  const known = spec.tiles
    .map((tile) => tile.value)
    .filter((value): value is number => value !== null && Number.isFinite(value));
  const stepOf = sequential(known);
  const chosen = spec.tiles.some((tile) => tile.selected);
  const title = label(measure, spec.scaleTitle, 0, 14, { tone: 'ink-3', max: width });
  const ends = { low: spec.write(Math.min(...known)), high: spec.write(Math.max(...known)) };
  const beside = title.box.width + 12 + 7 * 18 + measure(ends.low) + measure(ends.high) + 16 <= width;
  const scale =
    known.length > 1
      ? scaleLegend(measure, ends, SEQUENTIAL, beside ? [title.box.width + 12, 14] : [0, 32], width)
      : null;
  const head = scale && !beside ? 46 : 28;

  /** Values are printed on all tiles or on none: a number here and there would read as a highlight. */
  const written =
    size >= ROOM_FOR_VALUE && spec.tiles.every((tile) => tile.value === null || measure(tile.text) <= size - 4);
  const tiles: DrawnTile[] = [];
  const labels: Label[] = [title, ...(scale?.labels ?? [])];
  const marks: Mark[] = [];
  for (const { key, column, row, short, name } of placeTiles(spec)) {
    const tile = given.get(key);
    const box = { x: column * (size + GAP), y: head + row * (size + GAP), width: size, height: size };
    const value = tile?.value ?? null;
    const step = value === null || !Number.isFinite(value) ? null : stepOf(value);
    const state = tile?.selected ? 'selected' : chosen ? 'drained' : 'plain';
    tiles.push({ id: key, box, step, state });
    const tone: Tone =
      step === null ? 'ink-3' : state === 'selected' ? 'on-accent' : state === 'drained' ? 'ink' : `${step}t`;
    const middle = box.x + size / 2;
    const under = written && tile && value !== null ? tile.text : '';
    const y = centred(box.y + size / 2);
    labels.push(
      label(measure, short, middle, under ? y - 8 : y, {
        anchor: 'middle',
        tone,
        strong: tile?.selected ?? false,
        max: size,
      }),
    );
    if (under) labels.push(label(measure, under, middle, y + 9, { anchor: 'middle', tone }));
    if (!tile) continue;
    marks.push({
      id: key,
      key,
      box,
      hit: box,
      name,
      value: tile.told?.value ?? tile.text,
      notes: tile.told?.notes ?? [],
      selected: tile.selected ?? false,
      keep: 'cell',
    });
  }
  return { width, height: head + TILE_ROWS * (size + GAP), tiles, swatches: scale?.swatches ?? [], labels, marks };
}
