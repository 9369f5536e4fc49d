/** What a column is, so that later code knows what may be shared, filtered or summed. */
export type Role = 'id' | 'dimension' | 'count' | 'measure' | 'text';
/** How a value reads: money in the data's currency, `share` 0..1, `points` −100..100, `day` YYYY-MM-DD, `month` YYYY-MM. */
export type Unit =
  'count' | 'money' | 'share' | 'points' | 'score' | 'number' | 'days' | 'day' | 'month' | 'word' | 'flag';

/** Static type and run-time check in one. `decode` throws a `TypeError` that names what it got. */
export interface Column<T> {
  readonly role: Role;
  readonly unit: Unit;
  readonly nullable: boolean;
  decode(value: unknown): T;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

function column<T>(role: Role, unit: Unit, decode: (value: unknown) => T): Column<T> {
  return { role, unit, nullable: false, decode };
}

function expected(what: string, value: unknown): never {
  throw new TypeError(`expected ${what}, got ${typeof value} ${String(value).slice(0, 80)}`);
}

const asText = (value: unknown) => (typeof value === 'string' ? value : expected('text', value));
const asNumber = (value: unknown) =>
  typeof value === 'number' && !Number.isNaN(value) ? value : expected('a number', value);

/** A value to group by or to filter on: a province, a month, a segment. */
export const dimension = (unit: 'word' | 'day' | 'month' | 'number' = 'word') => column('dimension', unit, asText);
/** A whole number that is a position, not an amount: a cohort age, a score 1–5. */
export const ordinal = () =>
  column('dimension', 'number', (v) => (Number.isInteger(asNumber(v)) ? asNumber(v) : expected('a whole number', v)));
/** Names one person, order or answer: never leaves the page in anything shared. */
export const id = () => column('id', 'word', asText);
/** How many. */
export const count = () =>
  column('count', 'count', (v) => (Number.isInteger(asNumber(v)) ? asNumber(v) : expected('a whole number', v)));
export const measure = (unit: Exclude<Unit, 'day' | 'month' | 'word' | 'flag' | 'count'>) =>
  column('measure', unit, asNumber);
export const flag = () =>
  column('dimension', 'flag', (v) => (typeof v === 'boolean' ? v : expected('true or false', v)));

/** The same column where SQL may answer NULL: unknown is not zero. */
export function orNull<T>(inner: Column<T>): Column<T | null> {
  return {
    ...inner,
    nullable: true,
    decode: (value) => (value === null || value === undefined ? null : inner.decode(value)),
  };
}

/** Checks and types raw rows. An unknown, missing or wrongly typed column is a `TypeError` naming it. */
export function decodeRows<C extends Columns>(columns: C, rows: readonly Record<string, unknown>[]): RowOf<C>[] {
  const entries = Object.entries(columns);
  return rows.map((row) => {
    const out: Record<string, unknown> = {};
    for (const [name, col] of entries) {
      try {
        out[name] = col.decode(row[name]);
      } catch (cause) {
        throw new TypeError(`column ${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      }
    }
    return out as RowOf<C>;
  });
}
