import { cohorts } from './cohorts';
import { group, lapses, select, type Selected, type Split } from './groups';
import type {
  CohortCall,
  CubeCalls,
  CubeHost,
  CubePart,
  DaysCall,
  GroupCall,
  LapseCall,
  SegmentsCall,
  Selection,
  SplitCall,
} from './host';
import { judge, type Judgement, segmentSums } from './judge';
import { lineColumns, type LineColumns, type OrderColumns, orderColumns, scattered } from './orders';

const KEPT_SELECTIONS = 4;
/** All attributes, and segments as judged at a few days. */
const KEPT_ATTRIBUTES = 24;
const KEPT_JUDGEMENTS = 12;

interface Coded {
  readonly of: 'order' | 'customer';
  readonly codes: Int32Array;
}

/** The arrays themselves, and what is computed from them. Throws where something is asked before it was put. */
export class CubeArrays implements CubeCalls {
  #orders: OrderColumns | undefined;
  #lines: LineColumns | undefined;
  readonly #attributes = new Map<string, Coded>();
  readonly #judgements = new Map<string, Judgement>();
  readonly #selections = new Map<string, Selected>();

  put(part: CubePart) {
    if (part.kind === 'orders') {
      this.#orders = orderColumns(part.keys, part.customers, part.days, part.amounts);
      this.#lines = undefined;
      this.#attributes.clear();
      this.#judgements.clear();
      this.#selections.clear();
    } else if (part.kind === 'lines') {
      this.#lines = lineColumns(this.#base(), part.keys, part.codes, part.amounts);
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
    return reach(this.#base());
  }

  group({ selection, split, ...window }: GroupCall) {
    return { ...group(this.#base(), this.#selected(selection), this.#split(split), window) };
  }

  segments({ selection, judgement: name, ...window }: SegmentsCall) {
    const judgement = this.#judgements.get(name);
    if (!judgement) throw new RangeError(`${name} was not put into the cube`);
    keep(this.#judgements, name, judgement, KEPT_JUDGEMENTS);
    return segmentSums(this.#base(), this.#selected(selection), judgement, window);
  }

  lapses({ selection, stops, days }: LapseCall) {
    return lapses(this.#base(), this.#selected(selection), stops, days);
  }

  cohorts({ selection, ...window }: CohortCall) {
    return cohorts(this.#base(), this.#selected(selection), window);
  }

  days({ selection, from, to }: DaysCall): Float64Array {
    const { days } = this.#base();
    const { mask, amounts } = this.#selected(selection);
    const sums = new Float64Array(Math.max(0, to - from)).fill(NaN);
    for (let row = 0; row < days.length; row++) {
      const at = (days[row] ?? 0) - from;
      if (at < 0 || at >= sums.length || (mask !== null && mask[row] === 0)) continue;
      const sum = sums[at] ?? NaN;
      sums[at] = (Number.isNaN(sum) ? 0 : sum) + (amounts[row] ?? 0);
    }
    return sums;
  }

  #base(): OrderColumns {
    if (!this.#orders) throw new RangeError('no orders were put into the cube');
    return this.#orders;
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

function reach({ days }: OrderColumns) {
  let [firstDay, lastDay] = [0, -1];
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? 0;
    if (row === 0 || day < firstDay) firstDay = day;
    if (row === 0 || day > lastDay) lastDay = day;
  }
  return { firstDay, lastDay };
}

/** The arrays on this very thread: for tests and scripts. */
export function localHost(): CubeHost {
  const arrays = new CubeArrays();
  return {
    epoch: 0,
    async call(name, argument) {
      const method = arrays[name] as (argument: unknown) => unknown;
      return method.call(arrays, argument) as ReturnType<CubeCalls[typeof name]>;
    },
    close: () => undefined,
  };
}
