import { quoted } from '../db/bind';
import type { Database, QueryOptions } from '../db/database';
import { QueryError } from '../db/errors';
import { isReadOnly } from '../db/read-only';
import type { ResultSet } from '../db/result';
import { unlessAborted } from '../db/unless-aborted';
import { judgementSql } from './judgement';
import type { Extents } from './extents';
import extentsSql from './extents.sql?raw';
import { factStatements, grownStatements, type KnownSources, LOST_CUSTOMERS, SHOWN_FACTS, SWEEP_GROWN } from './facts';
import { KeptTables } from './kept-tables';
import { knownOf } from './known';
import type { RfmRule } from './rfm';
import schemaSql from './schema.sql?raw';
import { composeScoped, type GivenOrders, type ResolvedScope, resolved, type Scope } from './scope';
import segmentsSql from './segments.sql?raw';
import { SHOWN_TABLES } from './tables';

export interface TableDescription {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly string[];
}

/** How many judgements of the customers are kept ready: one per (`as_of`, rule). */
const KEPT_JUDGEMENTS = 8;
/** How many filtered sets of orders: one per combination of filters that the panels of a page want. */
const KEPT_SELECTIONS = 8;

/** The canonical tables and everything computed from them once. `version` changes with every import. */
export class Workspace {
  readonly db: Database;
  #version = 0;
  #extents: Extents | undefined;
  readonly #judgements: KeptTables;
  readonly #selections: KeptTables;
  #gate: Promise<void> = Promise.resolve();

  private constructor(db: Database) {
    this.db = db;
    this.#judgements = new KeptTables(db, 'customer_attributes', KEPT_JUDGEMENTS);
    this.#selections = new KeptTables(db, 'scoped_orders', KEPT_SELECTIONS);
  }

  /** Creates the empty tables. */
  static async create(db: Database): Promise<Workspace> {
    const { workspace, ready } = Workspace.begin(db);
    await ready;
    return workspace;
  }

  /** The same without waiting for them: whatever is asked waits until they are `ready`. */
  static begin(db: Database): { readonly workspace: Workspace; readonly ready: Promise<void> } {
    const workspace = new Workspace(db);
    return { workspace, ready: workspace.exclusively(() => workspace.#prepare()) };
  }

  async #prepare(): Promise<void> {
    await this.db.script(schemaSql);
    await this.db.script(segmentsSql);
    await this.rebuildFacts();
  }

  /**
   * Runs work that must not be interleaved with questions: an import with its transaction. What is aborted while it waits for its turn is never
   * begun, and rejects at once with a `QueryError` of that reason.
   */
  async exclusively<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#gate;
    const result = unlessAborted(before, signal).then(work);
    this.#gate = Promise.allSettled([before, result]).then(() => undefined);
    return result;
  }

  /** Settles when no exclusive work is under way. */
  idle(): Promise<void> {
    return this.#gate;
  }

  get version(): number {
    return this.#version;
  }

  /** To be called after the canonical tables changed: builds all facts anew and forgets what rested on the old ones. */
  async rebuildFacts(options?: QueryOptions, known: KnownSources = {}): Promise<Extents> {
    await this.#hideFacts(options);
    for (const statement of factStatements(known)) await this.db.script(statement, options);
    return this.#renewed();
  }

  /** Makes tables of the facts that are views, before what they are views of goes. */
  async storeFacts(options?: QueryOptions): Promise<void> {
    for (const name of await this.#shownFacts(options)) {
      const view = `shown_${name}`;
      await this.db.script(
        `ALTER VIEW ${quoted(name)} RENAME TO ${quoted(view)}; CREATE TABLE ${quoted(name)} AS FROM ${quoted(view)}; DROP VIEW ${quoted(view)}`,
        options,
      );
    }
  }

  /** The same as `rebuildFacts` where only orders named in the temporary table `touched_orders` changed, or came, since. */
  async growFacts(options?: QueryOptions): Promise<Extents> {
    const [orders, rest] = grownStatements();
    for (const statement of orders) await this.db.script(statement, options);
    const { rows } = await this.db.query(LOST_CUSTOMERS, {}, options);
    for (const statement of rows[0]?.['is_lost'] === true ? factStatements() : rest)
      await this.db.script(statement, options);
    await this.db.script(SWEEP_GROWN, options);
    return this.#renewed();
  }

  /** Forgets what rested on the facts of before. */
  async #renewed(): Promise<Extents> {
    await this.#judgements.clear();
    await this.#selections.clear();
    this.#version += 1;
    this.#extents = undefined;
    return this.extents();
  }

  /** Facts that were views of what an import held: from here on they may be tables. */
  async #hideFacts(options: QueryOptions | undefined): Promise<void> {
    for (const name of await this.#shownFacts(options)) await this.db.script(`DROP VIEW ${quoted(name)}`, options);
  }

  async #shownFacts(options: QueryOptions | undefined): Promise<readonly string[]> {
    const { rows } = await this.db.query(
      'SELECT view_name AS name FROM duckdb_views() WHERE database_name = current_database() AND view_name IN (SELECT unnest($names::VARCHAR[]))',
      { names: Object.values(SHOWN_FACTS) },
      options,
    );
    return rows.map(({ name }) => String(name));
  }

  async extents(): Promise<Extents> {
    if (this.#extents) return this.#extents;
    const [row = {}] = (await this.db.query(extentsSql)).rows;
    const number = (name: string) => Number(row[name] ?? 0);
    const day = (name: string) => (typeof row[name] === 'string' ? row[name] : null);
    this.#extents = {
      orders: number('orders'),
      customers: number('customers'),
      firstDay: day('first_day') ?? day('first_response'),
      asOf: day('as_of') ?? day('responses_as_of'),
      hasItems: row['has_items'] === true,
      hasProvince: row['has_province'] === true,
      hasChannel: row['has_channel'] === true,
      responses: number('responses'),
      responsesWithDate: number('responses_with_date'),
      responsesWithCustomer: number('responses_with_customer'),
      ordersWithoutCustomer: number('orders_without_customer'),
      known: await knownOf(this.db, { responses: number('responses') }),
    };
    return this.#extents;
  }

  /** What the canonical tables hold. */
  async tables(): Promise<TableDescription[]> {
    return Promise.all(
      SHOWN_TABLES.map(async (name) => {
        const [count] = (await this.db.query(`SELECT count(*)::INTEGER AS n FROM ${quoted(name)}`)).rows;
        const { columns } = await this.db.query(`SELECT * FROM ${quoted(name)} LIMIT 0`);
        return { name, rows: Number(count?.['n'] ?? 0), columns };
      }),
    );
  }

  /** A reader's own statement, once no import is under way. Rejects what is not one reading statement. */
  async read(sql: string, options?: QueryOptions): Promise<ResultSet> {
    if (!isReadOnly(sql))
      throw new QueryError(
        'invalid',
        'only one reading statement is run: SELECT, WITH, FROM, DESCRIBE, SUMMARIZE',
        sql,
      );
    await this.idle();
    return this.db.query(sql, {}, options);
  }

  /** Real days for a scope: open ends become the first day and the day after the last one. */
  async resolve(scope: Scope): Promise<ResolvedScope> {
    return resolved(scope, await this.extents());
  }

  /** The table of `customer_attributes` for this day and rule; built on first use. */
  customerAttributes(asOf: string, rule: RfmRule): Promise<string> {
    return this.#judgements.get(JSON.stringify([asOf, rule]), (table) =>
      this.db.query(`CREATE TABLE ${quoted(table)} AS ${judgementSql(asOf, rule)}`),
    );
  }

  /** `scoped_orders` of a filtered scope as a table: filtered once, read by every panel of the page. */
  async scopedOrders(scope: ResolvedScope): Promise<GivenOrders> {
    const attributes = 'segment' in scope.filters ? await this.customerAttributes(scope.to, scope.rule) : '';
    const { sql, args } = composeScoped('SELECT * FROM scoped_orders', scope, attributes);
    const key = JSON.stringify([scope.from, scope.to, scope.filters, attributes]);
    const kept = await this.#selections.get(key, (table) =>
      this.db.query(`CREATE TABLE ${quoted(table)} AS ${sql}`, args),
    );
    return { scoped_orders: `SELECT * FROM ${quoted(kept)}` };
  }
}
