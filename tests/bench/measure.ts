/** Numbers that both sides must agree on: counts exactly, money to a cent. */
export type Checksum = Readonly<Record<string, number>>;

export interface Task {
  readonly name: string;
  /** The largest allowed ratio of our median to the rival's. */
  readonly limit: number;
  ours(): Promise<Checksum>;
  rival(): Promise<Checksum>;
  /** Before each run of both, outside the time: a load starts from empty tables. */
  empty?(): Promise<void>;
}

/** One line of the report, as `--json` writes it. */
export interface Measured {
  readonly name: string;
  readonly lines: number;
  readonly ms: number;
  readonly rival: string;
  readonly rival_ms: number;
  readonly ratio: number;
}

export const RIVAL = 'duckdb native, 1 thread';

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

async function timed(work: () => Promise<Checksum>): Promise<{ ms: number; sum: Checksum }> {
  const start = performance.now();
  const sum = await work();
  return { ms: performance.now() - start, sum };
}

function disagreement(ours: Checksum, rival: Checksum): string | undefined {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(rival)])];
  const wrong = names.filter((name) => !(Math.abs((ours[name] ?? NaN) - (rival[name] ?? NaN)) < 0.01));
  return wrong.length === 0
    ? undefined
    : wrong.map((name) => `${name}: ${ours[name]} against ${rival[name]}`).join(', ');
}

/** Medians of `rounds` runs after one that is not counted. Both sides take turns, so a busy machine slows both. */
export async function measure(task: Task, lines: number, rounds: number): Promise<Measured> {
  const [ours, rival]: [number[], number[]] = [[], []];
  // Once, not before each run: a forced collection throws compiled code away, which halves the speed of what follows.
  globalThis.gc?.();
  for (let round = 0; round <= rounds; round++) {
    await task.empty?.();
    const [a, b] = [await timed(task.ours), await timed(task.rival)];
    const wrong = disagreement(a.sum, b.sum);
    if (wrong !== undefined) throw new Error(`${task.name} at ${lines} lines: the answers differ: ${wrong}`);
    if (round === 0) continue;
    ours.push(a.ms);
    rival.push(b.ms);
  }
  const [ms, rival_ms] = [median(ours), median(rival)];
  return {
    name: task.name,
    lines,
    ms: tenth(ms),
    rival: RIVAL,
    rival_ms: tenth(rival_ms),
    ratio: Math.round((10_000 * ms) / rival_ms) / 10_000,
  };
}

/** To a tenth, or another part of one. */
export const tenth = (value: number, parts = 10) => Math.round(value * parts) / parts;
