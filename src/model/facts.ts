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
  .map(([, sql]) => ({ sql, sources: SOURCE_NAMES.filter((name) => sql.includes(`fact_${name}`)) }));

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

/** The same fact, not stored. What stood there under its name must be a table or nothing. */
function shown(sql: string): string {
  const [made = '', name = ''] = /CREATE OR REPLACE TABLE (\w+)/.exec(sql) ?? [];
  return sql.replace(made, `DROP TABLE IF EXISTS ${name};\nCREATE VIEW ${name}`);
}
