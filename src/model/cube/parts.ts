import { type Reach, reachOf, type TimeBins, timeBins } from './bins';
import { type Codes, mostOf, narrow } from './codes';
import { type Selected, Selecting, type Split } from './groups';
import type { CubePart, Selection, SheetSelection, SheetSplitCall, SplitCall } from './host';
import { judge, type Judgement } from './judge';
import { Kept } from './kept';
import { lineColumns, type LineColumns, type OrderColumns, orderColumns, scattered } from './orders';
import type { SheetSplit } from './scores';
import { LINES } from './selection';
import { selectSheets, type SheetColumns, sheetColumns } from './sheets';
import type { Switched } from './switched';
import type { ToggleSource } from './toggles';
import { type Walk, walkAll } from './walk';
import { arrayBytes } from './weight';

const KEPT_MASKS = 4;
/** All attributes, and segments as judged at a few days. */
const KEPT_ATTRIBUTES = 24;
const KEPT_JUDGEMENTS = 12;
/** What filters let through: six bytes an order of it, and eight for every order there is under one of categories. */
const KEPT_SELECTION_BYTES = 48 * 2 ** 20;

const OWN = { province: 'provinces', channel: 'channels' } as const;

interface Coded {
  readonly of: 'order' | 'customer';
  readonly codes: Codes;
  /** Values there are, by the greatest code. */
  readonly values: number;
}

const coded = (of: Coded['of'], codes: Codes): Coded => ({ of, codes: narrow(codes), values: mostOf(codes) + 1 });

export interface Base extends OrderColumns {
  /** The way through all of them. */
  readonly walk: Walk;
}

/** What was put, as arrays, and what filters let through of it. Throws where something is asked before it was put. */
export class CubeParts implements ToggleSource {
  #orders: Base | undefined;
  #lines: LineColumns | undefined;
  #switchedLines: Switched | undefined;
  #sheets: SheetColumns | undefined;
  readonly #sheetMasks = new Kept<Uint8Array | null>(KEPT_MASKS);
  readonly #attributes = new Kept<Coded>(KEPT_ATTRIBUTES);
  readonly #judgements = new Kept<Judgement>(KEPT_JUDGEMENTS);
  readonly #selections = new Kept<Selected>(KEPT_SELECTION_BYTES, ({ walk, amounts, categories }) =>
    arrayBytes([walk, categories && amounts]),
  );
  /** What is let through by filters that are got ready for. */
  #coming: { readonly name: string; readonly pass: Selecting } | null = null;
  #reach: Reach = { firstDay: 0, lastDay: -1 };
  #time: TimeBins = timeBins({ firstDay: 0, lastDay: -1 });

  put(part: CubePart): void {
    if (part.kind === 'orders') {
      const orders = orderColumns(part.keys, part.customers, part.days, part.amounts);
      [this.#lines, this.#switchedLines] = [undefined, undefined];
      this.#sheets = undefined;
      this.#sheetMasks.clear();
      this.#attributes.clear();
      this.#judgements.clear();
      this.#selections.clear();
      this.#coming = null;
      this.#reach = reachOf(orders.days);
      this.#time = timeBins(this.#reach);
      this.#orders = { ...orders, walk: walkAll(orders, this.#time) };
    } else if (part.kind === 'lines') {
      const lines = lineColumns(this.orders, part.keys, part.codes, part.amounts);
      this.#lines = { ...lines, codes: narrow(lines.codes) };
      this.#switchedLines = { of: 'lines', lines: this.#lines, values: mostOf(lines.codes) + 1 };
    } else if (part.kind === 'answers') {
      this.#sheets = sheetColumns(this.orders, part);
      this.#sheetMasks.clear();
    } else if (part.kind === 'judgement') {
      const judgement = judge(this.orders, part.rule);
      this.#judgements.put(part.name, judgement);
      this.#attributes.put(part.name, coded('customer', judgement.segments));
    } else {
      const { rows, days, firstDays } = this.orders;
      const codes =
        part.of === 'order'
          ? scattered(days.length, part.keys, part.codes, rows)
          : scattered(firstDays.length, part.keys, part.codes);
      this.#attributes.put(part.name, coded(part.of, codes));
    }
  }

  get reach(): Reach {
    return this.#reach;
  }

  get time(): TimeBins {
    return this.#time;
  }

  get orders(): Base {
    if (!this.#orders) throw new RangeError('no orders were put into the cube');
    return this.#orders;
  }

  get sheets(): SheetColumns {
    if (!this.#sheets) throw new RangeError('no answers were put into the cube');
    return this.#sheets;
  }

  judgement(name: string): Judgement {
    const judgement = this.#judgements.get(name);
    if (!judgement) throw new RangeError(`${name} was not put into the cube`);
    return judgement;
  }

  selected(selection: Selection): Selected {
    const { name } = selection;
    const known = this.#selections.get(name);
    if (known) return known;
    const made = this.#selecting(selection).advance();
    if (!made) throw new RangeError('filters have not come to the end of the orders');
    return this.#selections.put(name, made);
  }

  ready(selection: Selection, most: number): boolean {
    const { name } = selection;
    if (this.#selections.get(name)) return true;
    if (this.#coming?.name !== name) this.#coming = { name, pass: this.#selecting(selection) };
    const made = this.#coming.pass.advance(most);
    if (!made) return false;
    this.#selections.put(name, made);
    this.#coming = null;
    return true;
  }

  #selecting({ attributes, categories }: Selection): Selecting {
    const filters = attributes.map((filter) => ({ ...this.#attribute(filter.name), isWanted: filter.isWanted }));
    const { orders } = this;
    const category = categories ? { lines: this.#linesOf(), isWanted: categories } : null;
    return new Selecting(orders, orders.walk, filters, category);
  }

  split(split: SplitCall): Split {
    if (split.by === 'attribute') return { ...split, ...this.#attribute(split.name) };
    return split.by === 'lines' ? { ...split, lines: this.#linesOf() } : split;
  }

  switched(name: string): Switched | undefined {
    return name === LINES ? this.#switchedLines : this.#attributes.get(name);
  }

  sheetMask({ name, own, attributes, categories }: SheetSelection): Uint8Array | null {
    const known = this.#sheetMasks.get(name);
    if (known !== undefined) return known;
    const { sheets } = this;
    const made = selectSheets(this.orders, sheets, [
      ...own.map(({ name: of, isWanted }) => ({ of: 'sheet', codes: sheets[OWN[of]], isWanted }) as const),
      ...attributes.map((filter) => ({ ...this.#attribute(filter.name), isWanted: filter.isWanted })),
      ...(categories ? [{ of: 'lines', lines: this.#linesOf(), isWanted: categories } as const] : []),
    ]);
    return this.#sheetMasks.put(name, made);
  }

  sheetSplit(split: SheetSplitCall): SheetSplit {
    if (split.by === 'lines') return { ...split, lines: this.#linesOf() };
    if (split.by === 'attribute') return { ...split, ...this.#attribute(split.name), by: 'codes' };
    return split.by === 'own' ? { ...split, by: 'codes', of: 'sheet', codes: this.sheets[OWN[split.name]] } : split;
  }

  /** What they take, and how many orders there are. */
  bytes(): { readonly [name in 'rows' | 'orders' | 'lines' | 'attributes' | 'selections']: number } {
    const seen = new Set<ArrayBufferLike>();
    const of = (value: unknown) => arrayBytes(value, seen);
    return {
      rows: this.#orders?.days.length ?? 0,
      orders: of(this.#orders),
      lines: of(this.#lines),
      attributes: of(this.#attributes.values) + of(this.#judgements.values) + of(this.#sheets ?? null),
      selections: of(this.#selections.values) + of(this.#sheetMasks.values),
    };
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
}
