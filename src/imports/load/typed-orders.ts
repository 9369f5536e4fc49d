import { quoted } from '../../db/bind';
import { type Groups, groupRows, varies } from '../typed/group';
import type { TypedColumn, TypedRead } from '../typed/read';
import { basisOf, holdsFreight } from '../recognise/fields';
import type { Loading } from './context';
import type { WordColumn } from './interned';
import { type Levels, levelsOf } from './levels';
import { type Amounts, amountsOf, counted, worthOf } from './line-amounts';
import { lineExpressions } from './lines';
import { plainly } from './plain';
import { Typed } from './relation';
import { type LineStandings, lineStandings } from './standings';

type ValueColumn = Exclude<TypedColumn, WordColumn>;

const STATUS_FIELDS = ['orders.order_status', 'orders.refund_status', 'orders.paid_at'];
const NAMES_ITEM = ['product_id', 'sku', 'product_name', 'category', 'unit_price'];

/** Everything else an order file says is of the order. */
const OF_LINES = new Set([
  'order_id', 'product_id', 'sku', 'product_name', 'category', 'quantity', 'unit_price', 'item_amount', 'is_gift', 'paid', 'refund',
]); // prettier-ignore

/** Names and their SQL. */
export type Expressions = readonly (readonly [string, string])[];

/** Columns that an expression reads. */
export const columnsIn = (sql: string) => [...sql.matchAll(/"c(\d+)"/g)].map(([, index]) => Number(index));

function isFilled(column: TypedColumn | undefined): boolean {
  if (column === undefined) return false;
  return column.kind === 'word'
    ? column.codes.every((code) => code >= 0)
    : column.values.every((value) => !Number.isNaN(value));
}

/** True where a line tells something else than the first line of its order; saying nothing is no difference. */
function isToldLater(column: TypedColumn | null | undefined, codes: Int32Array, { firsts }: Groups): boolean {
  if (column?.kind !== 'number') return column?.kind === 'word';
  return column.values.some(
    (value, row) => !Number.isNaN(value) && value !== column.values[firsts[codes[row] ?? 0] ?? 0],
  );
}

/** An order file that was read typed, its rows grouped by order; order `n` is the n-th distinct id. */
export interface TypedOrders {
  readonly read: TypedRead;
  /** What the file's columns are taken for. */
  readonly fields: Loading['fields'];
  readonly key: WordColumn;
  readonly keyIndex: number;
  readonly groups: Groups;
  readonly amounts: Amounts;
  readonly levels: Levels;
  /** Where lines of one order differ in their standing. */
  readonly standings: LineStandings | undefined;
  /** Of each order, NaN where no line tells it; null: the file does not. */
  readonly paid: Float64Array | null;
  readonly refund: Float64Array | null;
  /** Freight of a line where it does not count: what the first line of an order tells comes off what it paid. */
  readonly takenOff: Float64Array | undefined;
  /** SQL of what a line says, by name: what is said of its order, and of itself. */
  readonly expressions: Readonly<Record<string, string>>;
  readonly orderLevel: Expressions;
  readonly lineLevel: Expressions;
  /** Columns that tell of orders, and those of them in which lines of one order differ. */
  readonly ofOrders: readonly number[];
  /** Found when it is asked for, like `addsUp`: only lines need them. */
  readonly different: readonly number[];
  readonly column: (index: number) => TypedColumn | undefined;
  /** The column that an expression is, as it stands; undefined for everything that has to be computed. */
  readonly plain: (name: string) => TypedColumn | undefined;
  /** The same where it is one of words, or of moments. */
  readonly words: (name: string) => WordColumn | undefined;
  readonly moments: (name: string) => ValueColumn | undefined;
  /** Every row is a line with an amount of its own, and the order's amount is their sum. */
  readonly addsUp: boolean;
}

/**
 * Groups the rows of an order file that was read typed; undefined where the file needs more than that: amounts with units, ids made up of
 * several cells, freight that is told anew within an order.
 */
export function typedOrders(loading: Loading, read: TypedRead | undefined): TypedOrders | undefined {
  if (!read) return undefined;
  const asked = JSON.stringify([loading.fields, loading.rules, loading.layout, loading.timeStyles, loading.hasHeader]);
  const before = grouped.get(read);
  if (before?.asked === asked) return before.orders;
  const orders = groupedOrders(loading, read);
  grouped.set(read, { asked, orders });
  return orders;
}

/** What was found of a file when it was looked at is not looked for again when it is loaded. */
const grouped = new WeakMap<TypedRead, { readonly asked: string; readonly orders: TypedOrders | undefined }>();

function groupedOrders(file: Loading, read: TypedRead): TypedOrders | undefined {
  const keyIndex = file.fields.indexOf('orders.order_id');
  const key = read.columns[keyIndex];
  if (key?.kind !== 'word' || !file.hasHeader) return undefined;
  const groups = groupRows(key.codes, key.words.offsets.length - 1);
  const { loading, columns } = plainly(file, read.columns, key.codes, groups);
  const { fields } = loading;
  const typed = new Typed(loading, columns);
  const expressions = lineExpressions(loading, typed);
  const amounts = amountsOf(loading, columns);
  const column = (index: number) => columns[index] ?? undefined;
  if (typed.isMisfit || !amounts || expressions['order_id'] !== quoted(`c${keyIndex}`)) return undefined;
  if (loading.layout === 'amazon_all_orders' || typed.used.some((index) => !column(index))) return undefined;
  const hasLines = groups.firsts.length < read.rows;
  const differs = (index: number) => {
    const own = column(index);
    return own !== undefined && hasLines && varies(own, key.codes, groups);
  };
  const plain = (name: string) => {
    const sql = expressions[name] ?? '';
    const [index = -1] = columnsIn(sql);
    return sql === quoted(`c${index}`) ? column(index) : undefined;
  };
  const words = (name: string) => {
    const own = plain(name);
    return own?.kind === 'word' ? own : undefined;
  };
  const moments = (name: string) => {
    const own = plain(name);
    return own?.kind === 'moment' ? own : undefined;
  };
  const freight = fields.indexOf('orders.shipping_amount');
  const freights = columns[freight];
  if (isToldLater(freights, key.codes, groups)) return undefined;
  const isOff = loading.rules.counts?.freight === false && holdsFreight(basisOf(fields, loading.rules));
  const takenOff = isOff && freights?.kind === 'number' ? freights.values : undefined;
  const hasStatus = fields.includes('orders.order_status') || fields.includes('orders.refund_status');
  const isVaried =
    hasStatus && [...STATUS_FIELDS, 'orders.refund_amount'].some((field) => differs(fields.indexOf(field)));
  const paidAt = moments('paid_at');
  if (isVaried && !paidAt && fields.includes('orders.paid_at')) return undefined;
  const said = { status: words('status'), refundStatus: words('refund_status'), paidAt: paidAt?.values };
  const standings = isVaried ? lineStandings({ ...said, refund: amounts.refund }, key.codes, groups) : undefined;
  const worth = worthOf(amounts, read.rows);
  const { counts, of } = counted(amounts, worth, key.codes, groups);
  const levels = levelsOf(fields, { ...counts, mixed: standings?.mixed ?? 0 });
  const isSum = () =>
    levels.paid_by === 'line' &&
    !file.joined &&
    !standings &&
    !takenOff &&
    amounts.paid?.every((amount) => amount >= 0) === true &&
    !amounts.itemAmount &&
    !amounts.refund &&
    !fields.includes('order_items.is_gift') &&
    NAMES_ITEM.some((name) => isFilled(plain(name)));
  const orderLevel = Object.entries(expressions).filter(([name]) => !OF_LINES.has(name));
  const lineLevel = Object.entries(expressions).filter(([name]) => OF_LINES.has(name) && name !== 'order_id');
  const ofOrders = [...new Set(orderLevel.flatMap(([, sql]) => columnsIn(sql)))];
  const summed = (name: 'paid' | 'refund') => {
    const own = amounts[name];
    return standings && own ? standings.sum(own) : of(name, 'sum');
  };
  const paid =
    levels.paid_by === 'order' ? of('paid', 'max') : levels.paid_by === 'line' ? summed('paid') : of('worth', 'sum');
  const refund = levels.refund_by === 'order' ? of('refund', 'max') : summed('refund');
  const sums = { levels, standings, paid, refund, takenOff };
  const told = { expressions, orderLevel, lineLevel, ofOrders };
  let [different, addsUp]: [readonly number[] | undefined, boolean | undefined] = [undefined, undefined];
  return {
    ...{ read, fields: file.fields, key, keyIndex, groups, amounts, column, plain, words, moments, ...sums, ...told },
    get different() {
      return (different ??= ofOrders.filter(differs));
    },
    get addsUp() {
      return (addsUp ??= isSum());
    },
  };
}
