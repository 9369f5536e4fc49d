import { QueryError } from '../../db/errors';
import { within } from './bins';
import { cohorts } from './cohorts';
import { group } from './groups';
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
  SplitCall,
} from './host';
import { segmentSums } from './judge';
import { Kept } from './kept';
import { lapses, LapseTable } from './lapses';
import { CubeParts } from './parts';
import { type RangeTable, tableOf, TablePass } from './ranges';
import { rehearse } from './rehearsal';
import { countScores, meanScores } from './scores';
import { Toggles } from './toggles';
import type { CubeBytes } from './weight';

const KEPT_LAPSES = 4;
/** Tables of ranges: one by day over two years takes 300 kB, one of 31 provinces by month as much. */
const KEPT_TABLE_BYTES = 48 * 2 ** 20;

const NONE = { by: 'none' } as const;
const tableName = ({ name }: Selection, split: SplitCall) =>
  JSON.stringify([name, split.by, split.by === 'attribute' ? split.name : '']);

/** A table on its way. */
interface Making {
  readonly name: string;
  readonly pass: TablePass;
}

/** Answers from what was put (`CubeParts`). Throws where something is asked before it was put. */
export class CubeArrays implements CubeCalls {
  readonly #parts = new CubeParts();
  readonly #tables = new Kept<RangeTable>(KEPT_TABLE_BYTES, ({ size }) => size);
  readonly #lapses = new Kept<LapseTable>(KEPT_LAPSES);
  readonly #toggles = new Toggles();
  #isSettled = false;
  #making: Making | null = null;

  put(part: CubePart) {
    this.#parts.put(part);
    if (part.kind === 'orders') {
      this.#tables.clear();
      this.#lapses.clear();
      this.#toggles.clear();
      [this.#isSettled, this.#making] = [false, null];
    }
    return this.#parts.reach;
  }

  group(call: GroupCall) {
    const heard = { kind: 'group', call } as const;
    this.#toggles.hear(heard);
    const { orders, time } = this.#parts;
    const told = this.#toggles.groups(heard, time);
    if (told) return told;
    const { selection, split, ...window } = call;
    return { ...group(orders, this.#parts.selected(selection), this.#parts.split(split), window) };
  }

  ranges(call: RangesCall) {
    const heard = { kind: 'ranges', call } as const;
    this.#toggles.hear(heard);
    const name = tableName(call.selection, call.split);
    const known = this.#tables.get(name);
    const told = known ? undefined : this.#toggles.groups(heard, this.#parts.time);
    return told ?? (known ?? this.#tabled(name, call)).groups(call.ranges);
  }

  segments({ selection, judgement: name, ...window }: SegmentsCall) {
    const judgement = this.#parts.judgement(name);
    return segmentSums(this.#parts.orders, this.#parts.selected(selection), judgement, window);
  }

  lapses(call: LapseCall) {
    this.#toggles.hear({ kind: 'lapses', call });
    const { selection, stops, days } = call;
    const name = `${days} ${selection.name}`;
    const known = this.#lapses.get(name);
    const told = known ? undefined : this.#toggles.lapses(call);
    if (told) return told;
    const { orders, time } = this.#parts;
    const months = Array.from(time.days.starts, (at) => time.days.firstDay + at);
    const table = known ?? this.#lapses.put(name, new LapseTable());
    return table.of(stops, months, (asked) => lapses(orders, this.#parts.selected(selection), time.days, asked, days));
  }

  cohorts({ selection, ...window }: CohortCall) {
    return cohorts(this.#parts.orders, this.#parts.selected(selection), window);
  }

  days({ selection, from, to }: DaysCall): Float64Array {
    const { time, reach } = this.#parts;
    const { first, end } = within(time, from, to);
    const sums = new Float64Array(Math.max(0, to - from)).fill(NaN);
    if (first >= end) return sums;
    this.#toggles.hear({ kind: 'days', call: { selection } });
    const name = tableName(selection, NONE);
    const known = this.#tables.get(name);
    const told = known ? undefined : this.#toggles.days(selection, first, end);
    const revenue = told ?? (known ?? this.#tabled(name, { selection, split: NONE })).eachBin(first, end);
    sums.set(revenue, first + reach.firstDay - from);
    return sums;
  }

  answers({ selection, questions, split, window }: AnswersCall) {
    const { sheets } = this.#parts;
    return countScores(sheets, this.#parts.sheetMask(selection), questions, this.#parts.sheetSplit(split), window);
  }

  means({ selection, groups, window }: MeansCall) {
    return meanScores(this.#parts.sheets, this.#parts.sheetMask(selection), groups, window);
  }

  bytes(): CubeBytes {
    const { selections, ...parts } = this.#parts.bytes();
    const tables = [...this.#tables.values.values()].reduce((sum, { size }) => sum + size, 0);
    return { ...parts, answers: selections + tables + this.#toggles.bytes };
  }

  settle(): null {
    this.#isSettled = true;
    return null;
  }

  /** Gets ready, by going through about so many orders, for what may be asked next; whether there is more to do. Nothing before all is settled. */
  prepare(most: number): boolean {
    if (!this.#isSettled) return false;
    if (this.#toggles.advance(this.#parts, most)) return true;
    this.#making ??= this.#nextTable();
    if (!this.#making) return false;
    const { name, pass } = this.#making;
    const made = this.#tables.get(name) ?? pass.advance(most);
    if (!made) return true;
    this.#tables.put(name, made);
    this.#making = null;
    return true;
  }

  /** What a hand on the months will want under the filters of late. */
  #nextTable(): Making | null {
    for (let call = this.#toggles.next(this.#parts); call; call = this.#toggles.next(this.#parts)) {
      const name = tableName(call.selection, call.split);
      if (!this.#tables.get(name)) return { name, pass: this.#pass(call) };
    }
    return null;
  }

  rehearse(): null {
    rehearse(new CubeArrays());
    return null;
  }

  #pass({ selection, split }: Pick<RangesCall, 'selection' | 'split'>): TablePass {
    const { orders, time } = this.#parts;
    return new TablePass(orders, this.#parts.selected(selection), this.#parts.split(split), time);
  }

  #tabled(name: string, { selection, split }: Pick<RangesCall, 'selection' | 'split'>): RangeTable {
    const { orders, time } = this.#parts;
    return this.#tables.put(name, tableOf(orders, this.#parts.selected(selection), this.#parts.split(split), time));
  }
}

/** The arrays on this very thread: for tests and scripts, and inside the worker. */
export function localHost(arrays = new CubeArrays()): CubeHost {
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
