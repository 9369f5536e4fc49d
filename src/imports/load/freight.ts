import { basisOf, holdsFreight } from '../recognise/fields';
import type { Loading } from './context';
import { READ_ORDERS } from './held';
import takeSql from './freight-off.sql?raw';
import sumSql from './freight-sum.sql?raw';

/**
 * Freight of the orders of a file that count, and, where it is said not to count, takes it off them. Undefined where the file does not
 * tell it, or where the amounts that count are without it anyway. `isUniform`: the file was read typed, and all lines of
 * an order tell the same.
 */
export async function settleFreight(loading: Loading, isUniform: boolean): Promise<number | undefined> {
  const { db, fields, rules, name, options } = loading;
  if (!fields.includes('orders.shipping_amount') || !holdsFreight(basisOf(fields, rules))) return undefined;
  const source = isUniform ? 'import_first_lines' : 'import_lines';
  await db.script(
    `CREATE OR REPLACE TEMP TABLE import_freight AS
     SELECT order_id, CASE WHEN min(freight) = max(freight) THEN max(freight) ELSE sum(freight) END AS freight
     FROM ${source} WHERE order_id IS NOT NULL AND freight > 0 GROUP BY order_id`,
    options,
  );
  const { rows } = await db.query(sumSql, { name }, options);
  const lowered = isUniform ? READ_ORDERS : 'orders';
  if (rules.counts?.freight === false) await db.query(takeSql.replaceAll('lowered_orders', lowered), { name }, options);
  return Number(rows[0]?.['freight'] ?? 0);
}
