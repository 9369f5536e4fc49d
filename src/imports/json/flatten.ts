import { meanings } from '../dictionary/dictionary';
import { isList, isObject, type Json, type JsonObject } from './parse';

/** What a list within a record is called when it holds the lines of an order. */
const LINES =
  /^(?:line_?items?|order_?items?|items?|lines?|products?|goods(?:_?list)?|details?|skus?|sku_?list|orders?_?details?|商品(?:列表|明细)?|明细|子订单)$/i;
const MOST_COLUMNS = 2000;
const JOINT = '_';

/** Words that mean one thing on a line of an order and another by themselves. */
const ON_LINES: Readonly<Record<string, string>> = {
  name: 'product_name', title: 'product_name', id: 'item_id', price: 'unit_price', amount: 'item_amount', total: 'item_amount', total_price: 'item_amount', subtotal: 'item_amount', num: 'quantity',
}; // prettier-ignore

const textOf = (value: Json): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Walks the plain values of a record: visits `path` and text; lists of records go to `onList`. */
function walk(
  record: JsonObject,
  path: readonly string[],
  onValue: (path: readonly string[], text: string) => void,
  onList: (path: readonly string[], list: readonly JsonObject[]) => void,
): void {
  for (const [key, value] of Object.entries(record)) {
    const here = [...path, key];
    if (isObject(value)) walk(value, here, onValue, onList);
    else if (!isList(value)) onValue(here, textOf(value));
    else if (value.some(isObject)) onList(here, value.filter(isObject));
    else onValue(here, value.map(textOf).join(';'));
  }
}

const keyOf = (path: readonly string[]) => path.join('\u0000');
const ignore = () => undefined;

/** Turns records into rows of one table: nested records become columns, the lines of an order become rows of their own. */
export class Flattener {
  readonly #isOrders: boolean;
  readonly #columns = new Map<string, readonly string[]>();
  readonly #lists = new Map<string, Map<string, readonly string[]>>();
  readonly #sizes = new Map<string, number>();
  #lines: string | undefined;
  #order = new Map<string, number>();
  #width = 0;
  #isTooWide = false;

  /** `path` are the words on the way to the records: `orders` says what an `id` in them is. */
  constructor(path: readonly string[]) {
    this.#isOrders = path.some((word) => /^(?:orders?|trades?|订单)$/i.test(word));
  }

  /** First pass: learns which columns there are. False where they are more than a table can have. */
  learn(record: JsonObject): boolean {
    const onList = (path: readonly string[], list: readonly JsonObject[]) => {
      const key = keyOf(path);
      const columns = this.#lists.get(key) ?? new Map<string, readonly string[]>();
      this.#lists.set(key, columns);
      this.#sizes.set(key, (this.#sizes.get(key) ?? 0) + list.length);
      for (const line of list) walk(line, [], (own) => columns.set(keyOf(own), own), ignore);
      this.#isTooWide ||= columns.size > MOST_COLUMNS || this.#lists.size > MOST_COLUMNS;
    };
    walk(record, [], (path) => this.#columns.set(keyOf(path), path), onList);
    this.#isTooWide ||= this.#columns.size > MOST_COLUMNS;
    return !this.#isTooWide;
  }

  /** The columns of the table; ends the first pass. */
  names(): readonly string[] {
    const byName = [...this.#lists.keys()].filter((key) => LINES.test(key.split('\u0000').at(-1) ?? ''));
    const bySize = (keys: readonly string[]) =>
      [...keys].sort((a, b) => (this.#sizes.get(b) ?? 0) - (this.#sizes.get(a) ?? 0))[0];
    this.#lines = bySize(byName);
    const lines = this.#lines === undefined ? [] : [...(this.#lists.get(this.#lines) ?? [])];
    const hasLines = lines.length > 0;
    const own = this.#named([...this.#columns.values()], this.#isOrders || hasLines);
    const taken = new Set(own);
    const named = lines.map(([, path]) => {
      const leaf = path.at(-1) ?? '';
      const name = (path.length === 1 ? ON_LINES[leaf.toLowerCase()] : undefined) ?? path.join(JOINT);
      const free = taken.has(name) ? `item${JOINT}${name}` : name;
      taken.add(free);
      return free;
    });
    const keys = [...this.#columns.keys(), ...lines.map(([key]) => `\u0001${key}`)];
    this.#order = new Map(keys.map((key, index) => [key, index]));
    this.#width = keys.length;
    return [...own, ...named];
  }

  #named(paths: readonly (readonly string[])[], isOrders: boolean): readonly string[] {
    const taken = new Set(paths.filter(({ length }) => length === 1).map(([name = '']) => name));
    return paths.map((path) => {
      const leaf = path.at(-1) ?? '';
      if (path.length === 1) return isOrders && /^id$/i.test(leaf) && !taken.has('order_id') ? 'order_id' : leaf;
      const near = path.slice(-2).join(JOINT);
      const choices = [near, leaf, path.join(JOINT)].filter((name) => !taken.has(name));
      const name =
        choices.find((choice) => meanings(choice).length > 0 && !/^id$/i.test(choice)) ?? choices.at(-1) ?? near;
      taken.add(name);
      return name;
    });
  }

  /** Lists that do not become rows, by name. */
  leftOut(): readonly string[] {
    return [...this.#lists.keys()].filter((key) => key !== this.#lines).map((key) => key.split('\u0000').join('.'));
  }

  /** Second pass: the rows of a record, in the order of `names`. */
  rows(record: JsonObject): readonly (readonly string[])[] {
    const head = Array<string>(this.#width).fill('');
    let lines: readonly JsonObject[] = [];
    const put = (row: string[], key: string, text: string) => {
      const index = this.#order.get(key);
      if (index !== undefined) row[index] = text;
    };
    const onList = (path: readonly string[], list: readonly JsonObject[]) => {
      if (keyOf(path) === this.#lines) lines = list;
    };
    walk(record, [], (path, text) => put(head, keyOf(path), text), onList);
    if (lines.length === 0) return [head];
    return lines.map((line) => {
      const row = [...head];
      walk(line, [], (path, text) => put(row, `\u0001${keyOf(path)}`, text), ignore);
      return row;
    });
  }
}
