import type { Brushed } from './brush-rows.ts';
import type { Measured } from './measure.ts';

const HEADINGS = ['name', 'lines', 'ms', 'rival', 'rival_ms', 'ratio', 'limit', 'ok'];

/** Plain text, numbers right-aligned. */
export function table(rows: readonly Measured[], limits: ReadonlyMap<string, number>): string {
  const cells = rows.map(({ name, lines, ms, rival, rival_ms, ratio }) => {
    const limit = limits.get(name) ?? limits.get(`${name} ${rival}`) ?? Infinity;
    return [
      name,
      lines,
      ms.toFixed(ms < 10 ? 2 : 1),
      rival,
      rival_ms.toFixed(1),
      ratio.toFixed(ratio < 0.01 ? 4 : 2),
      limit === Infinity ? '-' : limit.toFixed(2),
      limit === Infinity ? '' : ratio <= limit ? 'yes' : 'NO',
    ].map(String);
  });
  const all = [HEADINGS, ...cells];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const isText = [true, false, false, true, false, false, false, true];
  const pad = (text: string, column: number) =>
    isText[column] ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return all.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

export function memoryText(
  lines: number,
  { fileBytes, grownBytes, tableBytes }: { fileBytes: number; grownBytes: number; tableBytes: number },
): string {
  return `memory at ${lines} lines: file ${mb(fileBytes)}, tables ${mb(tableBytes)} in the engine, process grew by ${mb(grownBytes)} with the engine's start and one load`;
}

/** What every side took for the same gesture. */
export function brushText(lines: number, brushed: readonly Brushed[]): string {
  const rows = brushed.map(
    ({ name, first, median, p95 }) => `  ${name}: median ${median} ms, p95 ${p95} ms, first step ${first} ms`,
  );
  return [`one step of a brush over five linked charts at ${lines} lines, data only:`, ...rows].join('\n');
}
