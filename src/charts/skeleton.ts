import type { Box } from './furniture';
import type { ChartSpec } from './spec';
import { REGION_TILES } from './tiles/regions';

export interface SkeletonShapes {
  readonly rules: readonly number[];
  readonly boxes: readonly Box[];
  readonly path: string;
}

const LENGTHS = [1, 0.72, 0.66, 0.5, 0.41, 0.36, 0.28, 0.22, 0.17, 0.12];
const HEIGHTS = [0.18, 0.26, 0.22, 0.34, 0.48, 0.62, 0.9, 0.78, 0.56, 0.66, 0.4, 0.3];
const ROW = 26;
const count = (n: number) => Array.from({ length: Math.max(0, n) }, (_, i) => i);

/** The outline of a chart whose data are not there yet, in the room that it will take. */
export function skeletonShapes(kind: ChartSpec['kind'], width: number, height: number): SkeletonShapes {
  if (width <= 0 || height <= 0) return none;
  const shapes = outline(kind, width, height);
  const isInside = ({ x, y, width: w, height: h }: Box) =>
    w > 0 && h > 0 && y >= 0 && x + w <= width && y + h <= height;
  return { ...shapes, boxes: shapes.boxes.filter(isInside) };
}

const none: SkeletonShapes = { rules: [], boxes: [], path: '' };

/** A soft line along the points: each bends it, the middles between them lie on it. */
function rounded(points: readonly (readonly [number, number])[]): string {
  const at = ([x, y]: readonly [number, number]) => `${x.toFixed(1)},${y.toFixed(1)}`;
  return points.reduce((path, point, i) => {
    const next = points[i + 1];
    if (i === 0) return `M${at(point)}`;
    return next
      ? `${path}Q${at(point)} ${at([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`
      : `${path}L${at(point)}`;
  }, '');
}

function outline(kind: ChartSpec['kind'], width: number, height: number): SkeletonShapes {
  const rows = Math.max(1, Math.floor((height - 8) / ROW));
  switch (kind) {
    case 'line': {
      const points = [0.75, 0.74, 0.7, 0.35, 0.3, 0.6, 0.5, 0.48].map((y, i): [number, number] => [
        24 + (i / 7) * (width - 30),
        y * height,
      ]);
      return {
        ...none,
        rules: count(5).map((i) => 6 + (i * (height - 30)) / 4),
        path: rounded(points),
      };
    }
    case 'bars':
      return {
        ...none,
        boxes: count(Math.min(rows, LENGTHS.length)).map((i) => ({
          x: 90,
          y: 8 + i * ROW,
          width: (LENGTHS[i] ?? 0.1) * Math.max(0, width - 140),
          height: 13,
        })),
      };
    case 'columns': {
      const pitch = width / HEIGHTS.length;
      return {
        ...none,
        boxes: HEIGHTS.map((part, i) => ({
          x: (i + 0.17) * pitch,
          y: (height - 24) * (1 - part),
          width: 0.66 * pitch,
          height: (height - 24) * part,
        })),
        rules: [height - 24],
      };
    }
    case 'tiles': {
      const size = Math.max(4, Math.min(60, Math.floor(Math.min(width, height - 28) / 8) - 2));
      return {
        ...none,
        boxes: Object.values(REGION_TILES).map(({ column, row }) => ({
          x: column * (size + 2),
          y: 28 + row * (size + 2),
          width: size,
          height: size,
        })),
      };
    }
    case 'grid': {
      const [w, h] = [(width - 60) / 5, (height - 30) / 5];
      return {
        ...none,
        boxes: count(25).map((i) => ({
          x: 60 + (i % 5) * w,
          y: Math.floor(i / 5) * h,
          width: Math.max(0, w - 2),
          height: h - 2,
        })),
      };
    }
    case 'cohorts': {
      const w = (width - 120) / rows;
      return {
        ...none,
        boxes: count(rows).flatMap((row) =>
          count(rows - row).map((age) => ({
            x: 120 + age * w,
            y: 8 + row * ROW,
            width: Math.max(0, w - 2),
            height: ROW - 2,
          })),
        ),
      };
    }
    case 'dots':
      return {
        ...none,
        boxes: count(Math.min(rows, LENGTHS.length)).map((i) => ({
          x: 110 + (LENGTHS[i] ?? 0) * Math.max(0, width - 240),
          y: 14 + i * ROW,
          width: 60,
          height: 5,
        })),
      };
  }
}
