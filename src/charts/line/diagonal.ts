import { label, type Box, type Label } from '../furniture';
import type { Measure } from '../text';

/** Under the right end of the diagonal, clear of it. */
export function diagonalLabel(text: string, plot: Box, measure: Measure): Label {
  const right = plot.x + plot.width - 4;
  const placed = label(measure, text, right, 0, { anchor: 'end', tone: 'ink-3', halo: true, max: 0.6 * plot.width });
  const rise = plot.height / plot.width;
  const top = plot.y + (plot.x + plot.width - placed.box.x) * rise;
  return label(measure, text, right, Math.min(top + 18, plot.y + plot.height - 6), {
    anchor: 'end',
    tone: 'ink-3',
    halo: true,
    max: 0.6 * plot.width,
  });
}
