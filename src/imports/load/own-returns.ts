import type { Database, QueryOptions } from '../../db/database';
import type { Problem } from '../api';
import { runEach } from './context';
import candidatesSql from './own-returns-candidates.sql?raw';
import ordersSql from './own-returns-orders.sql?raw';
import returnsSql from './own-returns.sql?raw';
import takeSql from './own-returns-take.sql?raw';
import { isView, READ_ORDERS, written } from './held';
import undoSql from './own-returns-undo.sql?raw';
import { type Candidate, type Return, type Sale, takeOff } from './take-off';

/** What returns with ids of their own came to, by the file that holds them or the orders they lowered. */
export interface ReturnsOf {
  /** Returns, their sum and how much of it came off orders. */
  readonly orders: number;
  readonly amount: number;
  readonly taken: number;
  /** Rows of orders that were sent back whole and so count no longer. */
  readonly sentBack: number;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/**
 * Gives orders back what returns took off them, so that the loading sees them as their files tell them. Runs before anything is loaded;
 * returns whether any order was changed.
 */
export async function undoReturns(db: Database): Promise<boolean> {
  const { rows } = await db.query('SELECT EXISTS (FROM imports.taken) AS any');
  const isAny = rows[0]?.['any'] === true;
  if (isAny) {
    await written(db, 'orders', {});
    await written(db, 'order_items', {});
  }
  await db.script(isAny ? undoSql : 'DELETE FROM imports.returned');
  return isAny;
}

/** True where returns with ids of their own were loaded. */
async function hasReturns(db: Database, options: QueryOptions): Promise<boolean> {
  const { rows } = await db.query("SELECT EXISTS (FROM orders WHERE exclusion = 'returned') AS any", {}, options);
  return rows[0]?.['any'] === true;
}

/**
 * Takes returns with ids of their own (C536379, a negative bill) off the orders they can belong to: the same customer's latest earlier
 * purchase of the same goods, else the latest earlier purchase. Runs once all files are linked; returns whether any order was changed.
 */
export async function settleReturns(db: Database, options: QueryOptions): Promise<boolean> {
  if (!(await hasReturns(db, options))) return false;
  const read = async (sql: string) => (await db.query(sql, {}, options)).rows;
  const returns: readonly Return[] = (await read(returnsSql)).map((row) => ({
    order: String(row['order_id']),
    customer: text(row['customer_id']),
    at: String(row['at']),
    product: text(row['product']),
    price: Number(row['price'] ?? 0),
    amount: Number(row['amount']),
  }));
  const candidates: readonly Candidate[] = (await read(candidatesSql)).map((row) => ({
    order: String(row['order_id']),
    line: Number(row['line_no']),
    customer: text(row['customer_id']),
    at: String(row['at']),
    product: text(row['product']),
    price: Number(row['price'] ?? 0),
    worth: Number(row['worth']),
  }));
  const sales: readonly Sale[] = (await read(ordersSql)).map((row) => ({
    order: String(row['order_id']),
    customer: text(row['customer_id']),
    at: String(row['at']),
    amount: Number(row['amount']),
  }));
  const { orders, lines, returned } = takeOff(returns, candidates, sales);
  const texts = (numbers: Iterable<number>) => Array.from(numbers, (number) => String(number));
  const lowered = (await isView(db, 'orders', options)) ? READ_ORDERS : 'orders';
  await written(db, 'order_items', options);
  const given = {
    orders: [...orders.keys()],
    amounts: texts(orders.values()),
    line_orders: lines.map(({ order }) => order),
    line_numbers: lines.map(({ line }) => String(line)),
    line_amounts: lines.map(({ amount }) => String(amount)),
    returns: [...returned.keys()],
    taken: texts(returned.values()),
  };
  await runEach(db, takeSql.replaceAll('lowered_orders', lowered), given, options);
  return orders.size > 0;
}

/** What became of the returns, by source file. */
export async function returnsByFile(db: Database): Promise<ReadonlyMap<string, ReturnsOf>> {
  const { rows } = await db.query(
    `SELECT source_file, sum(orders)::INTEGER AS orders, round(sum(amount), 2) AS amount, round(sum(taken), 2) AS taken, sum(sent_back)::INTEGER AS sent_back FROM (
       SELECT source_file, 1 AS orders, amount, taken, 0 AS sent_back FROM imports.returned
       UNION ALL
       SELECT o.source_file, 0, 0, 0, greatest(1, (SELECT count(*) FROM order_items i WHERE i.order_id = o.order_id))
       FROM imports.taken t JOIN orders o USING (order_id) WHERE o.exclusion = 'refunded'
     ) GROUP BY source_file`,
  );
  return new Map(
    rows.map((row) => [
      String(row['source_file']),
      {
        orders: Number(row['orders']),
        amount: Number(row['amount']),
        taken: Number(row['taken']),
        sentBack: Number(row['sent_back']),
      },
    ]),
  );
}

const CENT = 0.005;

/** What to say of them: how much came off revenue, and how much found no order to come off. */
export function returnsProblems({ orders, amount, taken }: ReturnsOf): readonly Problem[] {
  const rest = Math.round((amount - taken) * 100) / 100;
  return [
    ...(taken > CENT ? [{ code: 'returns-taken-off', values: { orders, amount: taken } }] : []),
    ...(rest > CENT ? [{ code: 'returns-left-out', values: { orders, amount: rest } }] : []),
  ];
}
