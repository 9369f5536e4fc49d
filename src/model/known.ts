import type { Database } from '../db/database';
import { type Attribute, ATTRIBUTE_IDS, ATTRIBUTES } from './attributes';
import type { Grouping, Known } from './extents';
import groupingsSql from './groupings.sql?raw';

/** Whether any order, or any of its lines or its customer, has a value of the attribute. A file of days has them all at midnight: no time is known. */
function ofOrders(attribute: Attribute): string {
  const { level, sql } = ATTRIBUTES[attribute];
  if (attribute === 'daypart') return '(SELECT coalesce(min(o.hour) < max(o.hour), false) FROM order_facts o)';
  const from = {
    order: 'order_facts o',
    item: 'item_facts i',
    customer: 'customer_facts c',
    segment: 'customer_facts a',
  };
  return `EXISTS (FROM ${from[level]} WHERE ${level === 'segment' ? 'true' : `${sql} IS NOT NULL`})`;
}

/** Whether any answer can be linked to a value of it: the same ways as `scoped_response_values` goes. */
function ofAnswers(attribute: Attribute): string {
  const { level, sql } = ATTRIBUTES[attribute];
  if (attribute === 'province' || attribute === 'channel') {
    return `EXISTS (FROM response_facts o WHERE ${sql} IS NOT NULL)`;
  }
  const byOrder = '(SELECT order_key FROM response_facts WHERE order_key IS NOT NULL)';
  const byCustomer = '(SELECT customer_key FROM response_facts WHERE customer_key > 0)';
  if (level === 'item') return `EXISTS (FROM item_facts i WHERE i.order_key IN ${byOrder} AND ${sql} IS NOT NULL)`;
  if (level === 'order') return `EXISTS (FROM order_facts o WHERE o.order_key IN ${byOrder} AND ${sql} IS NOT NULL)`;
  const value = level === 'segment' ? 'true' : `${sql} IS NOT NULL`;
  return `EXISTS (FROM customer_facts c WHERE c.customer_key IN ${byCustomer} AND ${value})`;
}

async function attributesWhere(db: Database, test: (attribute: Attribute) => string): Promise<readonly Attribute[]> {
  const [row = {}] = (await db.query(`SELECT ${ATTRIBUTE_IDS.map((id) => `${test(id)} AS ${id}`).join(', ')}`)).rows;
  return ATTRIBUTE_IDS.filter((id) => row[id] === true);
}

/** By which attributes orders and answers can be split at all, and by which questions answers can. */
export async function knownOf(db: Database, { responses }: { readonly responses: number }): Promise<Known> {
  const orders = await attributesWhere(db, ofOrders);
  if (responses === 0) return { orders, answers: [], groupings: [] };
  const answers = await attributesWhere(db, ofAnswers);
  const groupings = (await db.query(groupingsSql)).rows.map(({ survey, question, wording }): Grouping => ({
    survey: String(survey),
    question: String(question),
    wording: String(wording),
  }));
  return { orders, answers, groupings };
}
