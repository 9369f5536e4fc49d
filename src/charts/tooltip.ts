import type { Box, Mark } from './furniture';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 10;
/** Rows carry their values here, at the right edge. */
const VALUES = 56;

/** Top left corner of a tooltip beside a mark: off its row, its column or both, and inside the chart from left to right. */
export function placeTooltip(
  box: Box,
  keep: Mark['keep'],
  size: Size,
  frame: Size,
): { readonly x: number; readonly y: number } {
  const clampX = (x: number) => Math.max(0, Math.min(x, frame.width - size.width));
  const right = box.x + box.width + GAP;
  const left = box.x - GAP - size.width;
  const beside = right + size.width <= frame.width ? right : left >= 0 ? left : null;
  const below = box.y + box.height + GAP;
  const above = box.y - GAP - size.height;
  const offRow = below + size.height <= frame.height || above < 0 ? below : above;
  if (keep === 'column') {
    if (beside === null) return { x: clampX(right), y: offRow };
    const middle = box.y + box.height / 2 - size.height / 2;
    return { x: beside, y: Math.max(0, Math.min(middle, frame.height - size.height)) };
  }
  if (keep === 'row') return { x: clampX(Math.min(right, frame.width - size.width - VALUES)), y: offRow };
  return { x: beside ?? clampX(right), y: offRow };
}
