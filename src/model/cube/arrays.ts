import { QueryError } from '../../db/errors';
import { type Reach, reachOf, type TimeBins, timeBins, within } from './bins';
import { cohorts } from './cohorts';
import { group, select, type Selected, type Split } from './groups';
import type {
  AnswersCall,
  CohortCall,
  CubeCalls,
  CubeHost,
  CubePart,
  DaysCall,
  GroupCall,
  LapseCall,
  MeansCall,
  RangesCall,
  SegmentsCall,
  Selection,
  SheetSelection,
  SheetSplitCall,
  SplitCall,
} from './host';
import { judge, type Judgement, segmentSums } from './judge';
import { lapses, LapseTable } from './lapses';
import { lineColumns, type LineColumns, type OrderColumns, orderColumns, scattered } from './orders';
import { RangeTable } from './ranges';
import { countScores, meanScores, type SheetSplit } from './scores';
import { selectSheets, type SheetColumns, sheetColumns } from './sheets';
import { arrayBytes, type CubeBytes } from './weight';

const KEPT_SELECTIONS = 4;
/** All attributes, and segments as judged at a few days. */
const KEPT_ATTRIBUTES = 24;
const KEPT_JUDGEMENTS = 12;
/** Tables of ranges: one by day over two years takes 300 kB, one of 31 provinces by month as much. */
const KEPT_TABLE_BYTES = 48 * 2 ** 20;

const OWN = { province: 'provinces', channel: 'channels' } as const;

interface Coded {
  readonly of: 'order' | 'customer';
  readonly codes: Int32Array;
}

/** The arrays themselves, and what is computed from them. Throws where something is asked before it was put. */
export class CubeArrays implements CubeCalls {
  #orders: OrderColumns | undefined;
  #lines: LineColumns | undefined;
  #sheets: SheetColumns | undefined;
  readonly #sheetMasks = new Map<string, Uint8Array | null>();
  readonly #attributes = new Map<string, Coded>();
  readonly #judgements = new Map<string, Judgement>();
  readonly #selections = new Map<string, Selected>();
  readonly #tables = new Map<string, RangeTable>();
  #reach: Reach = { firstDay: 0, lastDay: -1 };
  readonly #lapses = new Map<string, LapseTable>();
  #time: TimeBins = timeBins({ firstDay: 0, lastDay: -1 });

  put(part: CubePart) {
    if (part.kind === 'orders') {
      this.#orders = orderColumns(part.keys, part.customers, part.days, part.amounts);
      this.#lines = undefined;
      this.#sheets = undefined;
      this.#sheetMasks.clear();
      this.#attributes.clear();
      this.#judgements.clear();
      this.#selections.clear();
      this.#tables.clear();
      this.#lapses.clear();
      this.#reach = reachOf(this.#orders.days);
      this.#time = timeBins(this.#reach);
    } else if (part.kind === 'lines') {
      this.#lines = lineColumns(this.#base(), part.keys, part.codes, part.amounts);
    } else if (part.kind === 'answers') {
      this.#sheets = sheetColumns(this.#base(), part);
      this.#sheetMasks.clear();
    } else if (part.kind === 'judgement') {
      const judgement = judge(this.#base(), part.rule);
      keep(this.#judgements, part.name, judgement, KEPT_JUDGEMENTS);
      keep(this.#attributes, part.name, { of: 'customer', codes: judgement.segments }, KEPT_ATTRIBUTES);
    } else {
      const { rows, days, firstDays } = this.#base();
      const codes =
        part.of === 'order'
          ? scattered(days.length, part.keys, part.codes, rows)
          : scattered(firstDays.length, part.keys, part.codes);
      keep(this.#attributes, part.name, { of: part.of, codes }, KEPT_ATTRIBUTES);
    }
    this.#base();
    return this.#reach;
  }

  group({ selection, split, ...window }: GroupCall) {
    return { ...group(this.#base(), this.#selected(selection), this.#split(split), window) };
  }

  ranges({ selection, split, bins, ranges, whole }: RangesCall) {
    return { ...this.#table(selection, split, bins).groups(ranges, whole) };
  }

  segments({ selection, judgement: name, ...window }: SegmentsCall) {
    const judgement = this.#judgements.get(name);
    if (!judgement) throw new RangeError(`${name} was not put into the cube`);
    keep(this.#judgements, name, judgement, KEPT_JUDGEMENTS);
    return segmentSums(this.#base(), this.#selected(selection), judgement, window);
  }

  lapses({ selection, stops, days }: LapseCall) {
    const name = `${days} ${selection.name}`;
    const table = this.#lapses.get(name) ?? new LapseTable();
    keep(this.#lapses, name, table, KEPT_SELECTIONS);
    const { days: bins } = this.#time;
    const months = Array.from(bins.starts, (at) => bins.firstDay + at);
    return table.of(stops, months, (asked) => lapses(this.#base(), this.#selected(selection), asked, days));
  }

  cohorts({ selection, ...window }: CohortCall) {
    return cohorts(this.#base(), this.#selected(selection), window);
  }

  days({ selection, from, to }: DaysCall): Float64Array {
    const { firstDay } = this.#reach;
    const { first, end } = within(this.#time, from, to);
    const sums = new Float64Array(Math.max(0, to - from)).fill(NaN);
    if (first < end) sums.set(this.#days(selection).eachBin(first, end), first + firstDay - from);
    return sums;
  }

  answers({ selection, questions, split, window }: AnswersCall) {
    return countScores(this.#answered(), this.#sheetMask(selection), questions, this.#sheetSplit(split), window);
  }

  means({ selection, groups, window }: MeansCall) {
    return meanScores(this.#answered(), this.#sheetMask(selection), groups, window);
  }

  bytes(): CubeBytes {
    const seen = new Set<ArrayBufferLike>();
    const of = (value: unknown) => arrayBytes(value, seen);
    const tables = [...this.#tables.values()].reduce((sum, { size }) => sum + size, 0);
    return {
      rows: this.#orders?.days.length ?? 0,
      orders: of(this.#orders),
      lines: of(this.#lines),
      attributes: of(this.#attributes) + of(this.#judgements) + of(this.#sheets ?? null),
      answers: tables + of(this.#selections) + of(this.#sheetMasks),
    };
  }

  #base(): OrderColumns {
    if (!this.#orders) throw new RangeError('no orders were put into the cube');
    return this.#orders;
  }

  #days(selection: Selection): RangeTable {
    return this.#table(selection, { by: 'none' }, 'days');
  }

  #table(selection: Selection, split: SplitCall, bins: RangesCall['bins']): RangeTable {
    const name = JSON.stringify([selection.name, bins, split.by, split.by === 'attribute' ? split.name : '']);
    const known = this.#tables.get(name);
    const made = known ?? new RangeTable(this.#base(), this.#selected(selection), this.#split(split), this.#time[bins]);
    this.#tables.delete(name);
    this.#tables.set(name, made);
    let bytes = [...this.#tables.values()].reduce((sum, table) => sum + table.size, 0);
    for (const [oldest, table] of this.#tables) {
      if (bytes <= KEPT_TABLE_BYTES || table === made) break;
      this.#tables.delete(oldest);
      bytes -= table.size;
    }
    return made;
  }

  #attribute(name: string): Coded {
    const attribute = this.#attributes.get(name);
    if (!attribute) throw new RangeError(`${name} was not put into the cube`);
    keep(this.#attributes, name, attribute, KEPT_ATTRIBUTES);
    return attribute;
  }

  #linesOf(): LineColumns {
    if (!this.#lines) throw new RangeError('no lines were put into the cube');
    return this.#lines;
  }

  #answered(): SheetColumns {
    if (!this.#sheets) throw new RangeError('no answers were put into the cube');
    return this.#sheets;
  }

  #sheetMask({ name, own, attributes, categories }: SheetSelection): Uint8Array | null {
    const known = this.#sheetMasks.get(name);
    if (known !== undefined) return known;
    const sheets = this.#answered();
    const made = selectSheets(this.#base(), sheets, [
      ...own.map(({ name: of, isWanted }) => ({ of: 'sheet', codes: sheets[OWN[of]], isWanted }) as const),
      ...attributes.map((filter) => ({ ...this.#attribute(filter.name), isWanted: filter.isWanted })),
      ...(categories ? [{ of: 'lines', lines: this.#linesOf(), isWanted: categories } as const] : []),
    ]);
    keep(this.#sheetMasks, name, made, KEPT_SELECTIONS);
    return made;
  }

  #sheetSplit(split: SheetSplitCall): SheetSplit {
    if (split.by === 'lines') return { ...split, lines: this.#linesOf() };
    if (split.by === 'attribute') return { ...split, ...this.#attribute(split.name), by: 'codes' };
    return split.by === 'own'
      ? { ...split, by: 'codes', of: 'sheet', codes: this.#answered()[OWN[split.name]] }
      : split;
  }

  #selected({ name, attributes, categories }: Selection): Selected {
    const known = this.#selections.get(name);
    if (known) return known;
    const filters = attributes.map((filter) => ({ ...this.#attribute(filter.name), isWanted: filter.isWanted }));
    const made = select(this.#base(), filters, categories ? { lines: this.#linesOf(), isWanted: categories } : null);
    keep(this.#selections, name, made, KEPT_SELECTIONS);
    return made;
  }

  #split(split: SplitCall): Split {
    if (split.by === 'attribute') return { ...split, ...this.#attribute(split.name) };
    return split.by === 'lines' ? { ...split, lines: this.#linesOf() } : split;
  }
}

/** Keeps what was used last. */
function keep<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > limit && oldest !== undefined) map.delete(oldest);
}

/** The arrays on this very thread: for tests and scripts. */
export function localHost(): CubeHost {
  const arrays = new CubeArrays();
  return {
    epoch: 0,
    async call(name, argument, signal) {
      if (signal?.aborted) throw new QueryError('aborted', 'aborted before it was wanted', '');
      const method = arrays[name] as (argument: unknown) => unknown;
      return method.call(arrays, argument) as ReturnType<CubeCalls[typeof name]>;
    },
    close: () => undefined,
  };
}
