import { EngineSource } from '../../src/analyses/engine-source.ts';
import type { Analysis } from '../../src/analyses/analysis.ts';
import type { Shape, ValuesOf } from '../../src/codec/codec.ts';
import type { Columns, RowOf } from '../../src/db/columns.ts';
import type { Database } from '../../src/db/database.ts';
import { localCube } from '../../src/model/cube/local.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { Workspace } from '../../src/model/workspace.ts';
import { openEngine } from './engine.ts';

export interface OrderLine {
  readonly order: string;
  readonly customer: string | null;
  readonly at: string;
  readonly amount: number;
  readonly channel?: string;
  readonly province?: string;
  readonly category?: string;
}

/** A workspace on the wasm engine with hand-written rows in the canonical tables. */
export interface TestBench {
  readonly db: Database;
  readonly workspace: Workspace;
  readonly source: EngineSource;
  /** Replaces all orders; a category makes one item line. */
  orders(lines: readonly OrderLine[]): Promise<void>;
  /** Fills any canonical table; columns not named are NULL. */
  insert(table: string, rows: readonly Record<string, string | number | boolean | null>[]): Promise<void>;
  /** Rows of an analysis; throws when it does not answer with rows (an empty answer is []). */
  rows<P extends Shape, C extends Columns>(
    analysis: Analysis<P, C>,
    params?: Partial<ValuesOf<P>>,
    scope?: Partial<Scope>,
  ): Promise<readonly RowOf<C>[]>;
}

export function defaultsOf<P extends Shape>(params: P): ValuesOf<P> {
  return Object.fromEntries(Object.entries(params).map(([key, codec]) => [key, codec.fallback])) as ValuesOf<P>;
}

export async function openBench(): Promise<TestBench> {
  const db = await openEngine();
  const workspace = await Workspace.create(db);
  /** Shops of a few orders that can be counted by hand are judged too. */
  const source = new EngineSource(workspace, localCube(workspace), { days: 0, buyers: 0 });
  const insert: TestBench['insert'] = async (table, rows) => {
    for (const row of rows) {
      const names = Object.keys(row);
      await db.query(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((n) => `$${n}`).join(', ')})`,
        row,
      );
    }
  };
  return {
    db,
    workspace,
    source,
    insert,
    async orders(lines) {
      await db.script('DELETE FROM orders; DELETE FROM order_items');
      for (const { order, customer, at, amount, channel = null, province = null } of lines) {
        await insert('orders', [
          {
            order_id: order,
            customer_id: customer,
            ordered_at: at,
            amount,
            paid_amount: amount,
            status: 'sale',
            channel,
            province,
          },
        ]);
      }
      for (const { order, amount, category } of lines) {
        if (category)
          await insert('order_items', [
            { order_id: order, line_no: 1, category, quantity: 1, unit_price: amount, amount },
          ]);
      }
      await workspace.rebuildFacts();
    },
    async rows(analysis, params, scope) {
      const result = await source.get({
        analysis,
        params: { ...defaultsOf(analysis.params), ...params },
        scope: { ...WHOLE, ...scope },
      });
      if (result.kind === 'empty') return [];
      if (result.kind !== 'rows') throw new Error(JSON.stringify(result, null, 1));
      return result.rows;
    },
  };
}
