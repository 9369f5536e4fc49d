import type { Box } from './furniture';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

const DIRECTIONS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
export const isDirection = (key: string): key is Direction => DIRECTIONS.has(key);

/** Off the axis of travel counts this much more than along it. */
const SIDEWAYS = 4;

/**
 * The mark that an arrow key leads to. Left and right walk in reading order; up and down go to the next row, or in a grid to the
 * nearest mark that way. Nothing wraps: at an end it stays.
 */
export function nextMark(boxes: readonly Box[], from: number, direction: Direction): number {
  const last = boxes.length - 1;
  const start = boxes[from];
  if (!start) return 0;
  const clamp = (index: number) => Math.max(0, Math.min(last, index));
  switch (direction) {
    case 'Home':
      return 0;
    case 'End':
      return Math.max(0, last);
    case 'ArrowLeft':
      return clamp(from - 1);
    case 'ArrowRight':
      return clamp(from + 1);
    default: {
      const sign = direction === 'ArrowDown' ? 1 : -1;
      if (isStacked(boxes)) return clamp(from + sign);
      const [x, y] = centre(start);
      let best = -1;
      let least = Infinity;
      boxes.forEach((box, index) => {
        const [dx, dy] = [centre(box)[0] - x, sign * (centre(box)[1] - y)];
        const distance = dy + SIDEWAYS * Math.abs(dx);
        if (dy > 1 && Math.abs(dx) <= Math.max(12, 2 * dy, box.width / 2) && distance < least)
          [best, least] = [index, distance];
      });
      return best >= 0 ? best : from;
    }
  }
}

const centre = (box: Box): readonly [number, number] => [box.x + box.width / 2, box.y + box.height / 2];

/** Rows one under the other: bars and dots. */
const isStacked = (boxes: readonly Box[]) => boxes.every((box, i) => i === 0 || box.y >= (boxes[i - 1]?.y ?? 0) + 1);
