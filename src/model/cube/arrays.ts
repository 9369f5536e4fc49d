import { QueryError } from '../../db/errors';
import { type Reach, reachOf, type TimeBins, timeBins, within } from './bins';
import { type Codes, narrow } from './codes';
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
import { Kept } from './kept';
import { lapses, LapseTable } from './lapses';
import { lineColumns, type LineColumns, type OrderColumns, orderColumns, scattered } from './orders';
import { RangeTable } from './ranges';
import { rehearse } from './rehearsal';
import { countScores, meanScores, type SheetSplit } from './scores';
import { selectSheets, type SheetColumns, sheetColumns } from './sheets';
import { type Walk, walkAll } from './walk';
import { arrayBytes, type CubeBytes } from './weight';

const KEPT_MASKS = 4;
/** All attributes, and segments as judged at a few days. */
const KEPT_ATTRIBUTES = 24;
const KEPT_JUDGEMENTS = 12;
/** What filters let through: six bytes an order of it, and eight for every order there is under one of categories. */
const KEPT_SELECTION_BYTES = 48 * 2 ** 20;
/** Tables of ranges: one by day over two years takes 300 kB, one of 31 provinces by month as much. */
const KEPT_TABLE_BYTES = 48 * 2 ** 20;

const OWN = { province: 'provinces', channel: 'channels' } as const;

interface Coded {
  readonly of: 'order' | 'customer';
  readonly codes: Codes;
}

interface Base extends OrderColumns {
  /** The way through all of them. */
  readonly walk: Walk;
}

/** The arrays themselves, and what is computed from them. Throws where something is asked before it was put. */
export class CubeArrays implements CubeCalls {
  #orders: Base | undefined;
  #lines: LineColumns | undefined;
  #sheets: SheetColumns | undefined;
  readonly #sheetMasks = new Kept<Uint8Array | null>(KEPT_MASKS);
  readonly #attributes = new Kept<Coded>(KEPT_ATTRIBUTES);
  readonly #judgements = new Kept<Judgement>(KEPT_JUDGEMENTS);
  readonly #selections = new Kept<Selected>(KEPT_SELECTION_BYTES, ({ walk, amounts, categories }) =>
    arrayBytes([walk, categories && amounts]),
  );
  readonly #tables = new Kept<RangeTable>(KEPT_TABLE_BYTES, ({ size }) => size);
  #reach: Reach = { firstDay: 0, lastDay: -1 };
  readonly #lapses = new Kept<LapseTable>(KEPT_MASKS);
  #time: TimeBins = timeBins({ firstDay: 0, lastDay: -1 });

  put(part: CubePart) {
    if (part.kind === 'orders') {
      const orders = orderColumns(part.keys, part.customers, part.days, part.amounts);
      this.#lines = undefined;
      this.#sheets = undefined;
      this.#sheetMasks.clear();
      this.#attributes.clear();
      this.#judgements.clear();
      this.#selections.clear();
      this.#tables.clear();
      this.#lapses.clear();
      this.#reach = reachOf(orders.days);
      this.#time = timeBins(this.#reach);
      this.#orders = { ...orders, walk: walkAll(orders, this.#time) };
    } else if (part.kind === 'lines') {
      const lines = lineColumns(this.#base(), part.keys, part.codes, part.amounts);
      this.#lines = { ...lines, codes: narrow(lines.codes) };
    } else if (part.kind === 'answers') {
      this.#sheets = sheetColumns(this.#base(), part);
      this.#sheetMasks.clear();
    } else if (part.kind === 'judgement') {
      const judgement = judge(this.#base(), part.rule);
      this.#judgements.put(part.name, judgement);
      this.#attributes.put(part.name, { of: 'customer', codes: narrow(judgement.segments) });
    } else {
      const { rows, days, firstDays } = this.#base();
      const codes =
        part.of === 'order'
          ? scattered(days.length, part.keys, part.codes, rows)
          : scattered(firstDays.length, part.keys, part.codes);
      this.#attributes.put(part.name, { of: part.of, codes: narrow(codes) });
    }
    this.#base();
    return this.#reach;
  }

  group({ selection, split, ...window }: GroupCall) {
    return { ...group(this.#base(), this.#selected(selection), this.#split(split), window) };
  }

  ranges({ selection, split, ranges }: RangesCall) {
    return this.#table(selection, split).groups(ranges);
  }

  segments({ selection, judgement: name, ...window }: SegmentsCall) {
    const judgement = this.#judgements.get(name);
    if (!judgement) throw new RangeError(`${name} was not put into the cube`);
    return segmentSums(this.#base(), this.#selected(selection), judgement, window);
  }

  lapses({ selection, stops, days }: LapseCall) {
    const name = `${days} ${selection.name}`;
    const table = this.#lapses.get(name) ?? this.#lapses.put(name, new LapseTable());
    const { days: bins } = this.#time;
    const months = Array.from(bins.starts, (at) => bins.firstDay + at);
    return table.of(stops, months, (asked) => lapses(this.#base(), this.#selected(selection), bins, asked, days));
  }

  cohorts({ selection, ...window }: CohortCall) {
    return cohorts(this.#base(), this.#selected(selection), window);
  }

  days({ selection, from, to }: DaysCall): Float64Array {
    const { firstDay } = this.#reach;
    const { first, end } = within(this.#time, from, to);
    const sums = new Float64Array(Math.max(0, to - from)).fill(NaN);
    if (first < end) sums.set(this.#table(selection, { by: 'none' }).eachBin(first, end), first + firstDay - from);
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
    const tables = [...this.#tables.values.values()].reduce((sum, { size }) => sum + size, 0);
    return {
      rows: this.#orders?.days.length ?? 0,
      orders: of(this.#orders),
      lines: of(this.#lines),
      attributes: of(this.#attributes.values) + of(this.#judgements.values) + of(this.#sheets ?? null),
      answers: tables + of(this.#selections.values) + of(this.#sheetMasks.values),
    };
  }

  rehearse(): null {
    rehearse(new CubeArrays());
    return null;
  }

  #base(): Base {
    if (!this.#orders) throw new RangeError('no orders were put into the cube');
    return this.#orders;
  }

  #table(selection: Selection, split: SplitCall): RangeTable {
    const name = JSON.stringify([selection.name, split.by, split.by === 'attribute' ? split.name : '']);
    const known = this.#tables.get(name);
    if (known) return known;
    const made = new RangeTable(this.#base(), this.#selected(selection), this.#split(split), this.#time);
    return this.#tables.put(name, made);
  }

  #attribute(name: string): Coded {
    const attribute = this.#attributes.get(name);
    if (!attribute) throw new RangeError(`${name} was not put into the cube`);
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
    return this.#sheetMasks.put(name, made);
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
    const base = this.#base();
    const made = select(base, base.walk, filters, categories ? { lines: this.#linesOf(), isWanted: categories } : null);
    return this.#selections.put(name, made);
  }

  #split(split: SplitCall): Split {
    if (split.by === 'attribute') return { ...split, ...this.#attribute(split.name) };
    return split.by === 'lines' ? { ...split, lines: this.#linesOf() } : split;
  }
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
