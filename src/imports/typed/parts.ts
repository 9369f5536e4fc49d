import { Pass, type PassOptions, UNFINISHED } from './pass';
import type { TypedPlan, TypedRead } from './read';

/** A part of the rows with words as they are in the file, or what did not fit in it: a column, `SHAPE` or `UNFINISHED`. */
export type PartOutcome = TypedRead | number;

/** Reads a part of the rows of a file in another worker. One that fails for a reason of its own answers `UNFINISHED`. */
export type PartReading = (part: Blob, plan: TypedPlan, options: PassOptions) => Promise<PartOutcome>;

/** Others that read parts of a file, one each. */
export interface PartReaders {
  readonly readings: readonly PartReading[];
  /** About where to cut, 0..1 of the bytes; evenly where it is not told. */
  readonly points?: readonly number[];
  /** Ends them, whatever they are doing. */
  stop(): void;
}

const WINDOW = 64 << 10;
const PROBE = 8 << 10;
/** A quoted cell may hold some line ends. */
const TRIES = 24;
const LF = 10;

/** A line end near each point, before what looks like a row where there is one. Ascending; without those that are not found. */
async function cutsOf(rows: Blob, plan: TypedPlan, points: readonly number[]): Promise<readonly number[]> {
  const cuts: number[] = [];
  for (const point of points) {
    const near = Math.floor(rows.size * point);
    const bytes = new Uint8Array(await rows.slice(near, near + WINDOW).arrayBuffer());
    let [at, tries] = [bytes.indexOf(LF) + 1, 0];
    let cut = at;
    for (; at > 0 && tries < TRIES; tries++, at = bytes.indexOf(LF, at) + 1) {
      if (!new Pass({ ...plan, expected: 0 }, PROBE).fits(bytes.subarray(at, at + PROBE))) continue;
      cut = at;
      break;
    }
    if (cut > 0 && near + cut < rows.size && near + cut > (cuts.at(-1) ?? 0)) cuts.push(near + cut);
  }
  return cuts;
}

/**
 * Reads rows with others, the first part itself, and joins the parts in their order. A part that begins with a row and ends with one shows that
 * the next begins with one, too: so what a part answers counts only if those before it were read to their end. Answers as `Pass.run`;
 * `UNFINISHED` where a cut was in the middle of a record, or another could not read its part.
 */
export async function readInParts(
  first: Pass,
  rows: Blob,
  plan: TypedPlan,
  { readings, points }: PartReaders,
  { signal, onShare }: PassOptions,
): Promise<number | undefined> {
  const evenly = readings.map((_, at) => (at + 1) / (readings.length + 1));
  const cuts = await cutsOf(rows, plan, points ?? evenly);
  const done = new Float64Array(cuts.length + 1);
  const tell = (part: number, bytes: number) => (share: number) => {
    done[part] = share * bytes;
    onShare?.(Math.min(1, done.reduce((sum, each) => sum + each) / rows.size));
  };
  const others = cuts.flatMap((from, at) => {
    const part = rows.slice(from, cuts[at + 1] ?? rows.size);
    const expected = Math.ceil((plan.expected * part.size) / rows.size);
    const read = readings[at]?.(part, { ...plan, expected }, { signal, onShare: tell(at + 1, part.size) });
    return read ? [read] : [];
  });
  const own = rows.slice(0, cuts[0] ?? rows.size);
  const failed = await first.run(own, { signal, onShare: tell(0, own.size) });
  if (failed !== undefined) return failed;
  for (const other of others) {
    const part = await other;
    signal?.throwIfAborted();
    const wrong = typeof part === 'number' ? part : first.append(part);
    if (wrong !== undefined) return wrong;
  }
  return others.length === cuts.length ? undefined : UNFINISHED;
}

/** Reads one part where `PartReading` sends it to. */
export async function readPart(part: Blob, plan: TypedPlan, options: PassOptions): Promise<PartOutcome> {
  const pass = new Pass(plan);
  return (await pass.run(part, options)) ?? pass.result();
}
