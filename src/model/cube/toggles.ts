import { AskedLately, type Asked, type HeardCall, questionName } from './asked';
import type { Reach, TimeBins } from './bins';
import type { Groups, Selected, Split } from './groups';
import type { LapseCall, RangesCall, Selection, SplitCall } from './host';
import { Kept } from './kept';
import type { Lapses } from './lapses';
import { MOST_VALUES } from './mixes';
import type { OrderColumns } from './orders';
import { filteredBy, LINES, wantedOf, without } from './selection';
import { apart, isAlike, joined, spanKey, spansOf } from './spans';
import { type Switched, SwitchedGroups } from './switched';
import { SwitchedDays } from './switched-days';
import { SwitchedLapses } from './switched-lapses';

/** All tables together. */
const KEPT_BYTES = 64 * 2 ** 20;
/** Cells of one table: spans × buckets × values. */
const MOST_CELLS = 100_000;

/** What tables are made from. */
export interface ToggleSource {
  readonly orders: OrderColumns;
  readonly time: TimeBins;
  readonly reach: Reach;
  selected(selection: Selection): Selected;
  /** Finds out what filters let through, by going through so many orders more; whether it is known now. */
  ready(selection: Selection, most: number): boolean;
  /** An attribute, or the lines; undefined: it is not there any more. */
  switched(name: string): Switched | undefined;
  split(split: SplitCall): Split;
}

interface Advancing {
  readonly size: number;
  readonly isFull: boolean;
  advance(most: number): boolean;
}

type Made =
  | { readonly kind: 'groups'; readonly spans: ReadonlyMap<string, readonly [SwitchedGroups, number]> }
  | { readonly kind: 'lapses'; readonly stops: Int32Array; readonly table: SwitchedLapses }
  | { readonly kind: 'days'; readonly table: SwitchedDays };

interface Task {
  readonly key: string;
  readonly base: Selection;
  readonly by: string;
  readonly question: Asked;
}

interface Working {
  readonly task: Task;
  readonly parts: readonly Advancing[];
  readonly made: Made;
  /** The part that is worked on. */
  at: number;
}

const keyOf = (base: Selection, by: string, question: string) => JSON.stringify([base.name, by, question]);
/** Whether what was put and asked for has not been let go since. */
const isThere = (source: ToggleSource, names: readonly string[]) => names.every((name) => source.switched(name));

/**
 * Answers under filters of which one was switched. While nothing is asked, tables are made of what was asked last, for every attribute whose
 * values may be switched on or off, as far as memory goes: any choice of its values is then counted exactly, and without the orders.
 */
export class Toggles {
  readonly #asked = new AskedLately();
  readonly #made = new Kept<Made & { readonly size: number }>(KEPT_BYTES, ({ size }) => size);
  #tasks: Task[] = [];
  /** Calls that were answered by switching, or may have been. */
  #untabled: RangesCall[] = [];
  /** Those that turned out to be too much. */
  readonly #refused = new Set<string>();
  #working: Working | null = null;

  get bytes(): number {
    return [...this.#made.values.values()].reduce((sum, { size }) => sum + size, 0);
  }

  hear(call: HeardCall): void {
    this.#asked.hear(call);
  }

  clear(): void {
    this.#asked.clear();
    this.#made.clear();
    this.#refused.clear();
    [this.#tasks, this.#untabled, this.#working] = [[], [], null];
  }

  /** undefined: no table is ready that knows it. */
  groups(heard: HeardCall & { readonly kind: 'ranges' | 'group' }, time: TimeBins): Groups | undefined {
    const { split } = heard.call;
    if (heard.kind === 'group' && !isAlike(heard.call)) return undefined;
    const buckets = split.by === 'none' || split.by === 'days' ? 1 : split.buckets;
    return this.#find(heard, (made, isWanted) => {
      if (made.kind !== 'groups') return undefined;
      const found = spansOf(heard, time).map((span) => (span ? made.spans.get(spanKey(span)) : null));
      return found.includes(undefined) ? undefined : joined(found, buckets, isWanted);
    });
  }

  lapses(call: LapseCall): Lapses | undefined {
    return this.#find({ kind: 'lapses', call }, (made, isWanted) => {
      if (made.kind !== 'lapses') return undefined;
      const places = Array.from(call.stops, (stop) => made.stops.indexOf(stop));
      if (places.includes(-1)) return undefined;
      const { active, lapsed } = made.table.lapses(isWanted);
      const of = (column: Float64Array) => Float64Array.from(places, (place) => column[place] ?? 0);
      return { active: of(active), lapsed: of(lapsed) };
    });
  }

  /** Revenue of the days [first, end), counted from the first one there is. */
  days(selection: Selection, first: number, end: number): Float64Array | undefined {
    return this.#find({ kind: 'days', call: { selection } }, (made, isWanted) =>
      made.kind === 'days' ? made.table.revenue(isWanted, first, end) : undefined,
    );
  }

  #find<T>(heard: HeardCall, read: (made: Made, isWanted: Uint8Array) => T | undefined): T | undefined {
    const { selection } = heard.call;
    for (const by of filteredBy(selection)) {
      const isWanted = wantedOf(selection, by);
      const made = this.#made.get(keyOf(without(selection, by), by, questionName(heard)));
      const found = made && isWanted && read(made, isWanted);
      if (found) return found;
    }
    return undefined;
  }

  /** Works on for about so many orders; whether there is more to do. */
  advance(source: ToggleSource, most: number): boolean {
    if (this.#asked.hasHeard) this.#plan(source.time);
    const [next] = this.#tasks;
    if (!this.#working && next) {
      const { base, by, question } = next;
      if (!isThere(source, [...filteredBy(base), by, ...(question.by === null ? [] : [question.by])])) {
        this.#tasks.shift();
        return true;
      }
      if (!source.ready(base, most)) return true;
    }
    const working = (this.#working ??= this.#begin(source));
    if (!working) return false;
    const part = working.parts[working.at];
    const isThrough = !part || part.advance(most);
    if (part?.isFull) {
      this.#refused.add(working.task.key);
      this.#working = null;
    } else if (isThrough && ++working.at >= working.parts.length) {
      const size = working.parts.reduce((sum, own) => sum + own.size, 0);
      this.#made.put(working.task.key, { ...working.made, size });
      this.#working = null;
      if (this.bytes + size > KEPT_BYTES) this.#tasks = [];
    }
    return true;
  }

  /** A call whose own table a hand on the months will want. */
  next(source: ToggleSource): RangesCall | undefined {
    for (let call = this.#untabled.shift(); call; call = this.#untabled.shift()) {
      const by = call.split.by === 'attribute' ? [call.split.name] : call.split.by === 'lines' ? [LINES] : [];
      if (isThere(source, [...filteredBy(call.selection), ...by])) return call;
    }
    return undefined;
  }

  /** What is not made yet of what may be asked next. Of a question that was asked under several filters the latest ranges count. */
  #plan(time: TimeBins): void {
    this.#asked.note();
    this.#untabled = [...this.#asked.latest];
    const { attributes } = this.#asked;
    const tasks = new Map<string, Task>();
    for (const { selection, questions } of this.#asked.selections)
      for (const by of attributes)
        for (const question of questions.values.values()) {
          const base = without(selection, by);
          const key = keyOf(base, by, question.name);
          if (question.by !== by && !tasks.has(key)) tasks.set(key, { key, base, by, question });
        }
    const filters = ({ base }: Task) => filteredBy(base).length;
    this.#tasks = [...tasks.values()]
      .filter(({ key, question }) => !this.#refused.has(key) && !this.#knows(key, question, time))
      .sort((a, b) => filters(a) - filters(b));
  }

  #knows(key: string, { calls }: Asked, time: TimeBins): boolean {
    const made = this.#made.get(key);
    return [...calls.values.values()].every((heard) => {
      if (made?.kind === 'groups')
        return spansOf(heard, time).every((span) => span === null || made.spans.has(spanKey(span)));
      if (made?.kind === 'lapses' && heard.kind === 'lapses')
        return heard.call.stops.every((stop) => made.stops.includes(stop));
      return made !== undefined;
    });
  }

  #begin(source: ToggleSource): Working | null {
    for (let task = this.#tasks.shift(); task; task = this.#tasks.shift()) {
      const switched = source.switched(task.by);
      const begun = switched && this.#partsOf(task, switched, source);
      if (begun) return { task, ...begun, at: 0 };
      if (switched) this.#refused.add(task.key);
    }
    return null;
  }

  #partsOf({ base, question }: Task, switched: Switched, source: ToggleSource) {
    if (switched.values > MOST_VALUES) return undefined;
    const { orders, time, reach } = source;
    const calls = [...question.calls.values.values()];
    const [first] = calls;
    if (!first) return undefined;
    const selected = source.selected(base);
    if (first.kind === 'days') {
      const table = new SwitchedDays(orders, selected, switched, reach);
      return { parts: [table], made: { kind: 'days', table } as const };
    }
    if (first.kind === 'lapses') {
      const asked = calls.flatMap(({ kind, call }) => (kind === 'lapses' ? [...call.stops] : []));
      const stops = Int32Array.from(new Set(asked)).sort();
      const { days } = first.call;
      const table = new SwitchedLapses(orders, selected, switched, { stops, days }, reach);
      return { parts: [table], made: { kind: 'lapses', stops, table } as const };
    }
    const asked = source.split(first.call.split);
    const split = asked.by === 'days' ? ({ by: 'none' } as const) : asked;
    const told = calls.flatMap((heard) => spansOf(heard, time));
    const spans = new Map(told.flatMap((span) => (span ? [[spanKey(span), span] as const] : [])));
    const buckets = split.by === 'none' ? 1 : split.buckets;
    if (spans.size * buckets * switched.values > MOST_CELLS) return undefined;
    const lists = apart(spans.values());
    const made = lists.map((list) => {
      const table = new SwitchedGroups(orders, selected, switched, split, list, reach);
      return { table, places: list.map((span, at) => [spanKey(span), [table, at]] as const) };
    });
    const places = new Map(made.flatMap((own) => own.places));
    return { parts: made.map(({ table }) => table), made: { kind: 'groups', spans: places } as const };
  }
}
