import { centred, label, overlaps, widest, type Box, type Label } from '../furniture';
import type { CohortSpec } from '../spec';
import { wrap, type Measure } from '../text';

/** Where the rows of the triangle are and where their cells end. */
export interface CohortPlaces {
  readonly rows: readonly { readonly key: string; readonly y: number; readonly end: number }[];
  readonly row: number;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
}

export interface Callout {
  readonly labels: readonly Label[];
  readonly leader: readonly [number, number, number] | null;
  readonly bottom: number;
}

const LEADING = 17;
const NARROWEST = 140;

/** The sentence about one row: in the empty half of the triangle, on the row's height; under the triangle where there is no room. */
export function calloutOf(spec: CohortSpec, places: CohortPlaces, measure: Measure): Callout | null {
  const index = places.rows.findIndex((row) => row.key === spec.callout?.key);
  const row = places.rows[index];
  if (!spec.callout || !row) return null;
  const lines = spec.callout.lines;
  const beginning = row.y + places.row / 2 - 8;
  const height = lines.length * LEADING;
  const obstacles = places.rows.filter((other) => other.y < beginning + height && other.y + places.row > beginning);
  const x = Math.max(...obstacles.map((other) => other.end)) + 40;
  const write = (text: string, i: number, at: number, y: number, max: number) =>
    label(measure, text, at, y + 12 + i * LEADING, {
      strong: i === 0,
      tone: i === 0 ? 'ink' : 'ink-2',
      halo: true,
      max,
    });
  if (places.width - x >= Math.min(NARROWEST, widest(lines, measure, true))) {
    const fits = widest(lines, measure, true) <= places.width - x;
    const broken = fits
      ? lines
      : lines.slice(0, 1).flatMap((line) => wrap(line, places.width - x, 2, measure, { strong: true }));
    return {
      labels: broken.map((text, i) =>
        fits
          ? write(text, i, x, beginning, places.width - x)
          : { ...write(text, i, x, beginning, places.width), strong: true, full: lines.join(' ') },
      ),
      leader: [row.end + 4, x - 8, row.y + places.row / 2],
      bottom: beginning + height,
    };
  }
  const broken = lines.flatMap((line) => wrap(line, places.width - 12, 2, measure, { strong: true }));
  return {
    labels: broken.map((text, i) => write(text, i, 0, places.bottom + 8, places.width)),
    leader: null,
    bottom: places.bottom + 12 + broken.length * LEADING,
  };
}

/** What hatching means: low in the empty half of the triangle, else under it. */
export function hatchLegend(
  text: string,
  places: CohortPlaces,
  taken: readonly Box[],
  measure: Measure,
): { readonly labels: readonly Label[]; readonly swatch: Box; readonly bottom: number } {
  const width = 34 + measure(text);
  const at = (x: number, y: number) => ({
    swatch: { x, y: y - 6, width: 24, height: 12 },
    labels: [label(measure, text, x + 32, centred(y), { tone: 'ink-3', max: places.width - x - 32 })],
    bottom: y + 10,
  });
  for (const row of [...places.rows].reverse()) {
    const x = places.width - width;
    const y = row.y + places.row / 2;
    const box = { x, y: y - 10, width, height: 20 };
    if (x > row.end + 24 && !taken.some((other) => overlaps(other, box, 8)) && y < places.bottom - places.row)
      return at(x, y);
  }
  const under = Math.max(places.bottom, ...taken.map((box) => box.y + box.height)) + 18;
  return at(0, under);
}
