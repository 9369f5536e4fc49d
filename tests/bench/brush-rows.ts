import { readFileSync } from 'node:fs';
import { type BrushSide, crossfilterBrush, MONTHS, type Drawn, mosaicBrush, nativeBrush } from './brush-peers.ts';
import { type Measured, tenth } from './measure.ts';

const WARM = 5;

/** How one side kept up with the hand. */
export interface Brushed {
  readonly name: string;
  /** The first step, which makes what the others rest on. */
  readonly first: number;
  readonly median: number;
  readonly p95: number;
}

/** Ranges of months as a hand drags them: a window of two months slides there, of five back, of nine there again; never the same twice. */
function gestures(): readonly (readonly [from: number, to: number])[] {
  return [2, 5, 9].flatMap((width) => {
    const slid = Array.from({ length: MONTHS - width + 1 }, (_, from) => [from, from + width] as const);
    return width === 5 ? slid.reverse() : slid;
  });
}

/** Numbers that all sides must agree on: cells, their sum, and how it is spread. */
function checksum(drawn: Drawn): readonly [cells: number, revenue: number, spread: number] {
  const values = drawn.flatMap((chart) => [...chart.values()].filter((value) => value > 0.005));
  const total = (of: (value: number) => number) => values.reduce((sum, value) => sum + of(value), 0);
  return [values.length, total((value) => value), total((value) => (value / 1e4) ** 2)];
}

async function brushed(side: BrushSide, sums: (readonly number[])[]): Promise<Brushed> {
  const times: number[] = [];
  for (const [at, [from, to]] of gestures().entries()) {
    const start = performance.now();
    const drawn = await side.step(from, to);
    times.push(performance.now() - start);
    const [found, known] = [checksum(drawn), (sums[at] ??= checksum(drawn))];
    if (found.some((value, i) => !(Math.abs(value - (known[i] ?? NaN)) < 0.01)))
      throw new Error(`brush, ${side.name}, months ${from} to ${to}: ${found.join(' ')} against ${known.join(' ')}`);
  }
  side.close();
  const later = times.slice(1 + WARM).sort((a, b) => a - b);
  const at = (share: number) => tenth(later[Math.floor(share * (later.length - 1))] ?? NaN, 100);
  return { name: side.name, first: tenth(times[0] ?? NaN), median: at(0.5), p95: at(0.95) };
}

/** The same gesture on every side, one after the other; throws where one draws something else. `ours` comes with its lines loaded. */
export async function brushRows(lines: number, csvPath: string, ours: BrushSide): Promise<readonly Brushed[]> {
  const sums: (readonly number[])[] = [];
  const all: Brushed[] = [await brushed(ours, sums)];
  const native = await nativeBrush(csvPath);
  const columns = await native.columns();
  all.push(await brushed(native, sums));
  globalThis.gc?.();
  all.push(await brushed(crossfilterBrush(columns), sums));
  globalThis.gc?.();
  all.push(await brushed(await mosaicBrush(readFileSync(csvPath)), sums));
  console.log(`  brush at ${lines} lines: ${all.map(({ name, median }) => `${name} ${median} ms`).join(', ')}`);
  return all;
}

/** As rows of the report: our steps and our first step against those of each other side. */
export function asMeasured(lines: number, [ours, ...others]: readonly Brushed[]): readonly Measured[] {
  if (!ours) return [];
  const row = (name: string, ms: number, rival: string, rival_ms: number): Measured => ({
    name, lines, ms, rival, rival_ms, ratio: Math.round((10_000 * ms) / rival_ms) / 10_000,
  }); // prettier-ignore
  return others.flatMap(({ name, first, median, p95 }) => [
    row('brush-peers', ours.median, name, median),
    row('brush-peers-p95', ours.p95, name, p95),
    ...(name.startsWith('duckdb') ? [] : [row('brush-peers-first', ours.first, name, first)]),
  ]);
}
