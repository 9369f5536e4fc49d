import afterSql from './grown/after.sql?raw';
import beforeSql from './grown/before.sql?raw';
import keysSql from './grown/keys.sql?raw';
import lostSql from './grown/lost.sql?raw';
import cellsSql from './sources/cells.sql?raw';
import customersSql from './sources/customers.sql?raw';
import linesSql from './sources/lines.sql?raw';
import ordersSql from './sources/orders.sql?raw';

/**
 * What the facts are made from, as SELECT statements. By default they read the canonical tables and join by text ids; an import that
 * knows the numbers of its orders and customers already can say so and save the joins. They must select the same rows.
 *   customers  customer_id, customer_key          orders  order_key, customer_key and columns of `orders`, kept orders only
 *   lines      what item_facts holds              cells   what the cube adds up
 */
export interface FactSources {
  readonly customers: string;
  readonly orders: string;
  readonly lines: string;
  readonly cells: string;
}

/** Sources that an import knows better. */
export interface KnownSources extends Partial<FactSources> {
  /** Those that are stored already: the facts that only give their columns names are views of them. They must not rest on anything temporary. */
  readonly held?: readonly (keyof FactSources)[];
}

/** Facts that a held source is shown as. */
export const SHOWN_FACTS = { orders: 'order_facts', lines: 'item_facts' } as const;

const SOURCES: FactSources = { customers: customersSql, orders: ordersSql, lines: linesSql, cells: cellsSql };
const SOURCE_NAMES = Object.keys(SOURCES) as (keyof FactSources)[];

const FACTS = Object.entries(
  import.meta.glob<string>('./facts/*.sql', { query: '?raw', import: 'default', eager: true }),
)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([, sql]) => ({ sql, ...partsOf(sql), sources: SOURCE_NAMES.filter((name) => sql.includes(`fact_${name}`)) }));

/**
 * The statements that build every fact, in order, from the canonical tables or from what is `known`: plain SQL that any engine with
 * DuckDB's dialect runs.
 */
export function factStatements({ held = [], ...known }: KnownSources = {}): string[] {
  const build = FACTS.flatMap(({ sql, sources }) => {
    const given = sources.map((name) => ({ name, select: known[name] ?? SOURCES[name], isHeld: held.includes(name) }));
    const views = given.map(({ name, select }) => `CREATE OR REPLACE TEMP VIEW fact_${name} AS ${select}`);
    return given.some(({ isHeld }) => isHeld)
      ? [
          ...views,
          given.reduce((text, { name, select }) => text.replace(`fact_${name}`, () => `(${select})`), shown(sql)),
        ]
      : [...views, sql];
  });
  return [...build, SOURCE_NAMES.map((name) => `DROP VIEW fact_${name}`).join(';\n')];
}

/** What the statement of a fact makes, and the SELECT that it makes it of. */
function partsOf(sql: string): { readonly made: string; readonly name: string; readonly select: string } {
  const [made = '', name = ''] = /CREATE OR REPLACE TABLE (\w+)/.exec(sql) ?? [];
  const select = sql.slice(sql.indexOf(made) + made.length).replace(/^\s*AS\b|;\s*$/g, '');
  return { made, name, select };
}

/** The rows of which tables a fact is told anew from. */
type Narrowed = Readonly<Record<string, string>>;
const TOUCHED = 'SEMI JOIN touched_orders USING (order_id)';
const OF_CUSTOMERS = 'SEMI JOIN grown_keys USING (customer_key)';
const OF_MONTHS = 'SEMI JOIN grown_months USING (month)';

/** Adds to a fact what its own statement makes of the narrowed tables. */
function added(fact: string, narrowed: Narrowed, selected = '*'): string {
  const own = FACTS.filter(({ name }) => name === fact);
  const tables = Object.entries(narrowed).map(([table, by]) => `${table} AS (FROM main.${table} ${by})`);
  const sources = own.flatMap(({ sources }) => sources.map((name) => `fact_${name} AS (${SOURCES[name]})`));
  const [select = ''] = own.map(({ select }) => select);
  return `INSERT INTO ${fact} WITH ${[...tables, ...sources].join(', ')} SELECT ${selected} FROM (${select})`;
}

/**
 * The statements that bring all facts up to date once the orders named in `touched_orders` (a temporary table of order_id) and their lines were
 * added or told anew, and nothing else changed: each fact's own SELECT over the rows that may differ. All facts must be tables. In two parts:
 * between them `LOST_CUSTOMERS` tells whether a customer has no order any more, for which all facts have to be built anew.
 */
export function grownStatements(): readonly [readonly string[], readonly string[]] {
  const after = '(order_key + (SELECT coalesce(max(order_key), 0) FROM main.order_facts))::INTEGER AS order_key';
  const orders = added('order_facts', { orders: TOUCHED }, `* REPLACE (${after})`);
  const lines = added('item_facts', { order_facts: TOUCHED, order_items: TOUCHED });
  const days = added('customer_days', { order_facts: OF_CUSTOMERS });
  const customers = added('customer_facts', { order_facts: OF_CUSTOMERS, customer_days: OF_CUSTOMERS });
  const cube = added('cube', { order_facts: OF_MONTHS, item_facts: OF_MONTHS });
  const answers = FACTS.filter(({ name }) => name === 'response_facts').map(({ sql }) => sql);
  return [
    [beforeSql, keysSql, orders, lines],
    [afterSql, days, customers, ...answers, cube],
  ];
}

/** Whether a customer that had an order has none any more, and what only the growing needed. */
export const LOST_CUSTOMERS = lostSql;
export const SWEEP_GROWN = 'DROP TABLE IF EXISTS temp.grown_keys; DROP TABLE IF EXISTS temp.grown_months';

/** The same fact, not stored. What stood there under its name must be a table or nothing. */
function shown(sql: string): string {
  const { made, name } = partsOf(sql);
  return sql.replace(made, `DROP TABLE IF EXISTS ${name};\nCREATE VIEW ${name}`);
}
