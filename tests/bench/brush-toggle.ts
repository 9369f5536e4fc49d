import type { CubeArrays } from '../../src/model/cube/arrays.ts';
import type { TimeBins } from '../../src/model/cube/bins.ts';
import type { Groups } from '../../src/model/cube/groups.ts';
import type { Selection, SplitCall } from '../../src/model/cube/host.ts';
import { selectionOf } from '../../src/model/cube/selection.ts';
import { SEEDED_VALUES } from '../support/seeded.ts';
import type { Measured } from './measure.ts';

export const CHARTS = ['total', 'month', 'province', 'channel', 'category'] as const;
export type Chart = (typeof CHARTS)[number];
export type Counted = Readonly<Record<'orders' | 'revenue' | 'customers', number>>;
type Attribute = keyof typeof SEEDED_VALUES;
/** Codes of the values that are let through. */
export type Chosen = Readonly<Partial<Record<Attribute, readonly number[]>>>;

interface Sides {
  readonly arrays: CubeArrays;
  readonly splits: Readonly<Record<Chart, SplitCall>>;
  readonly time: TimeBins;
  readonly sql: { askLines(chart: Chart, chosen: Chosen, from: number, to: number): Promise<Counted> };
}

const FRAME_MS = 16.7;
const ATTRIBUTES = ['channel', 'province', 'category'] as const;
/** Orders that are gone through between two looks at what has been asked, as in the worker. */
const SLICE = 2 ** 15;
/** The last twelve months are on screen, beside the twelve before. */
const [BEGIN, END] = [12, 24];
/** So many toggles of a kind are asked of the rival as well. */
const COMPARED = 2;

/** The page without filters is asked so often that what was asked before is not got ready for. */
const FORGOTTEN = 8;

/** Rows that a frame is the limit of. */
export const TOGGLES_IN_A_FRAME = ['toggle-one', 'toggle-one-p95', 'toggle-but-one', 'toggle-but-one-p95', 'toggle-beside', 'toggle-beside-p95'] as const; // prettier-ignore

const codesOf = (attribute: Attribute) => SEEDED_VALUES[attribute].map((_, at) => at + 1);

function selected(chosen: Chosen): Selection {
  const wanted = (attribute: Attribute) => {
    const codes = chosen[attribute];
    return codes && Uint8Array.from([0, ...codesOf(attribute)], (code) => Number(codes.includes(code)));
  };
  const attributes = (['province', 'channel'] as const).flatMap((name) => {
    const isWanted = wanted(name);
    return isWanted ? [{ name, isWanted }] : [];
  });
  return selectionOf({ attributes, categories: wanted('category') ?? null });
}

/** What the overview asks when a value is switched: cards with what they are compared with and their months, revenue by month, three breakdowns. */
function page({ arrays, splits, time: { days, names } }: Sides, chosen: Chosen): ReadonlyMap<Chart, Groups> {
  const end = (month: number) => days.starts[month] ?? days.count;
  const months = (from: number) => Int32Array.from(names.flatMap((_, at) => [at, at < from ? 0 : end(at + 1)]));
  const stops = (from: number) => Int32Array.from({ length: END - from + 1 }, (_, at) => days.firstDay + end(from + at)); // prettier-ignore
  const all = selected(chosen);
  /** Copied as between a page and its worker. */
  const ranges = (split: SplitCall, of: Selection, asked: Int32Array) =>
    structuredClone(arrays.ranges(structuredClone({ selection: of, split, ranges: asked })));
  const lapses = (asked: Int32Array) =>
    structuredClone(arrays.lapses(structuredClone({ selection: all, stops: asked, days: 90 })));
  const without = (attribute: Attribute): Selection => {
    const { [attribute]: _, ...others } = chosen;
    return _ === undefined ? all : selected(others);
  };
  const told = new Map<Chart, Groups>([['total', ranges(splits.total, all, Int32Array.of(BEGIN, end(END)))]]);
  lapses(stops(END));
  ranges(splits.total, all, Int32Array.of(0, end(BEGIN)));
  lapses(stops(BEGIN).slice(0, 1));
  ranges(splits.month, all, months(BEGIN - 1));
  lapses(stops(BEGIN));
  told.set('month', ranges(splits.month, all, months(BEGIN)));
  structuredClone(
    arrays.days(structuredClone({ selection: all, from: days.firstDay, to: days.firstDay + days.count })),
  );
  for (const by of ATTRIBUTES) told.set(by, ranges(splits[by], without(by), Int32Array.of(BEGIN, END)));
  return told;
}

/** Throws where a chart tells something else than native DuckDB: counts exactly, money to a cent. */
async function compare({ sql, time: { days } }: Sides, chosen: Chosen, told: ReadonlyMap<Chart, Groups>) {
  for (const [chart, groups] of told) {
    const [from, to] = [days.starts[BEGIN] ?? 0, days.starts[END] ?? days.count];
    const theirs = await sql.askLines(chart, chosen, days.firstDay + from, days.firstDay + to);
    for (const name of ['orders', 'revenue', 'customers'] as const) {
      const own = groups[name].reduce((sum, value) => sum + value, 0);
      if (!(Math.abs(own - theirs[name]) < 0.01))
        throw new Error(`${chart} of ${JSON.stringify(chosen)}: ${name} ${own} against ${theirs[name]}`);
    }
  }
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;

/** Until there is nothing left to get ready for. */
function rest({ arrays }: Sides): number {
  const start = performance.now();
  while (arrays.prepare(SLICE));
  return performance.now() - start;
}

async function timed(sides: Sides, all: readonly Chosen[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const [at, chosen] of all.entries()) {
    const start = performance.now();
    const told = page(sides, chosen);
    times.push(performance.now() - start);
    if (at % Math.ceil(all.length / COMPARED) === 0) await compare(sides, chosen, told);
  }
  return times;
}

/**
 * A value is switched: all questions of the overview under filters that were never asked before, the data alone, copies between page and worker included, against a frame. `toggle-one`: one value of a channel, a province or a
 * category, `toggle-but-one`: all but one, `toggle-beside`: the same while another attribute is filtered; each after there was time without questions, so long as `toggle-ready` tells. `toggle-unready`: there
 * was none, and all but two values go through nearly all orders. Some of each are compared with SQL.
 */
export async function toggleRows(lines: number, sides: Sides): Promise<readonly Measured[]> {
  const row = (name: string, ms: number): Measured => ({
    name,
    lines,
    ms: Math.round(100 * ms) / 100,
    rival: 'a frame',
    rival_ms: FRAME_MS,
    ratio: Math.round((10_000 * ms) / FRAME_MS) / 10_000,
  });
  const one = ATTRIBUTES.flatMap((by) => codesOf(by).map((code): Chosen => ({ [by]: [code] })));
  const but =
    (...left: readonly number[]) =>
    (by: Attribute): Chosen => ({ [by]: codesOf(by).filter((code) => !left.includes(code)) });
  const butTwo = ATTRIBUTES.flatMap((by) => [but(1, 3)(by), but(2, 5)(by), but(1, 4)(by)]);
  const butOne = ATTRIBUTES.flatMap((by) => codesOf(by).map((code) => but(code)(by))); // prettier-ignore
  const rows = (name: string, times: readonly number[]) => [
    row(name, quantile(times, 0.5)),
    row(`${name}-p95`, quantile(times, 0.95)),
  ];
  page(sides, {});
  const unready = await timed(sides, butTwo);
  sides.arrays.settle();
  for (let again = 0; again < FORGOTTEN; again++) page(sides, {});
  const ready = rest(sides);
  const [ones, others] = [await timed(sides, one), await timed(sides, butOne)];
  const beside: number[] = [];
  for (const province of [1, 5]) {
    page(sides, { province: [province] });
    rest(sides);
    beside.push(...(await timed(sides, [...one, ...butOne].filter((chosen) => !chosen.province).map((chosen) => ({ ...chosen, province: [province] }))))); // prettier-ignore
  }
  return [
    ...rows('toggle-one', ones),
    ...rows('toggle-but-one', others),
    ...rows('toggle-beside', beside),
    row('toggle-unready', quantile(unready, 0.5)),
    row('toggle-ready', ready),
  ];
}
