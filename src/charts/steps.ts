import { median } from 'd3-array';
import { label, type Box, type Label, type Step } from './furniture';
import type { Measure } from './text';

export const SEQUENTIAL = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7'] as const;
export const DIVERGING = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7'] as const;

/** From how many medians on the largest value counts as running away, so that square roots are coloured. */
const SKEWED = 4;

/** Equal steps over a domain; values outside get the first or the last. */
const quantized =
  (low: number, high: number, steps: readonly Step[]) =>
  (value: number): Step =>
    steps[Math.min(steps.length - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * steps.length)))] ?? 'q4';

/** Seven equal steps from the smallest to the largest value; of square roots where one value would leave all others pale. */
export function sequential(values: readonly number[]): (value: number) => Step {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(low) || low === high) return () => 'q4';
  const skewed = low >= 0 && high > SKEWED * (median(values) ?? high);
  const bend = skewed ? Math.sqrt : (value: number) => value;
  const scale = quantized(bend(low), bend(high), SEQUENTIAL);
  return (value) => scale(bend(Math.max(low, value)));
}

/** Seven equal steps, as far below the midpoint as above. */
export function diverging(values: readonly number[], midpoint: number): (value: number) => Step {
  const reach = Math.max(...values.map((value) => Math.abs(value - midpoint)), 0);
  if (!Number.isFinite(reach) || reach === 0) return () => 'v4';
  return quantized(midpoint - reach, midpoint + reach, DIVERGING);
}

export interface ScaleLegend {
  readonly swatches: readonly { readonly box: Box; readonly step: Step }[];
  readonly labels: readonly Label[];
  /** Right end. */
  readonly end: number;
}

const SWATCH = { width: 18, height: 8 };

/** low ▯▯▯▯▯▯▯ high, on one line whose baseline is `y`. */
export function scaleLegend(
  measure: Measure,
  { low, high }: { readonly low: string; readonly high: string },
  steps: readonly Step[],
  [x, y]: readonly [number, number],
  room: number,
): ScaleLegend {
  const narrow = measure(low) + measure(high) + 16 + 7 * SWATCH.width > room;
  const width = narrow ? 10 : SWATCH.width;
  const words = Math.max(0, room - 16 - 7 * width);
  const right = label(measure, high, 0, y, { tone: 'ink-3', max: words / 2 });
  const left = label(measure, low, x, y, { tone: 'ink-3', max: words - right.box.width });
  const start = x + left.box.width + 8;
  const swatches = steps.map((step, i) => ({
    step,
    box: { x: start + i * width, y: y - 9, width, height: SWATCH.height },
  }));
  const after = start + steps.length * width + 8;
  return {
    swatches,
    labels: [left, label(measure, high, after, y, { tone: 'ink-3', max: words / 2 })],
    end: after + right.box.width,
  };
}
