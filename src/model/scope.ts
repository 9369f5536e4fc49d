import type { Args } from '../db/bind';
import { type Attribute, ATTRIBUTES } from './attributes';
import type { Extents } from './extents';
import type { Filters, ResolvedScope, Scope } from './selection';
import { and, type Level, type Relation, responseValuesRelation, type Split, valuesRelation } from './split';

export * from './selection';
export type { Split } from './split';

function conditions(filters: Filters, level: Level): string[] {
  return Object.entries(filters).flatMap(([attribute, values]) => {
    const { level: own, sql } = ATTRIBUTES[attribute as Attribute];
    return own === level && values && values.length > 0
      ? [`list_contains($scope_${attribute}::VARCHAR[], coalesce(${sql}, ''))`]
      : [];
  });
}

/**
 * Known customers with an order in the range: those whose first or last day lies in it, and of those who span it the ones with a
 * day inside. The first part reads one row per customer, the second is empty unless the range is a cut-out.
 */
function customersSeen(people: string): string {
  return `SELECT o.customer_key FROM customer_facts o
    WHERE o.first_day < $scope_to::DATE AND o.last_day >= $scope_from::DATE
      AND (o.first_day >= $scope_from::DATE OR o.last_day < $scope_to::DATE) AND ${people}
    UNION ALL
    SELECT DISTINCT d.customer_key FROM customer_days d JOIN (
      SELECT o.customer_key FROM customer_facts o WHERE o.first_day < $scope_from::DATE AND o.last_day >= $scope_to::DATE AND ${people}
    ) USING (customer_key) WHERE d.day >= $scope_from::DATE AND d.day < $scope_to::DATE`;
}

/** The relations that analyses may name besides the facts. docs/architecture.md says what each holds. */
function relations({ filters, open }: ResolvedScope, split: Split): Relation[] {
  const answered = [
    ...(open?.from ? [] : ['o.day >= $scope_from::DATE']),
    ...(open?.to ? [] : ['o.day < $scope_to::DATE']),
  ];
  const onOrder = conditions(filters, 'order');
  const onItem = conditions(filters, 'item');
  const onCustomer = conditions(filters, 'customer');
  const onSegment = conditions(filters, 'segment');
  const people = [
    ...(onCustomer.length > 0
      ? [`o.customer_key IN (SELECT c.customer_key FROM customer_facts c WHERE ${and(onCustomer)})`]
      : []),
    ...(onSegment.length > 0
      ? [`o.customer_key IN (SELECT a.customer_key FROM customer_attributes a WHERE ${and(onSegment)})`]
      : []),
  ];
  const byItem = onItem.length > 0;
  const matchingLines = `(SELECT i.order_key, sum(i.amount) AS amount FROM item_facts i WHERE ${and(onItem)} GROUP BY i.order_key)`;
  const fromOrders = (source: string) =>
    byItem
      ? `SELECT o.* REPLACE (m.amount AS amount) FROM ${source} o JOIN ${matchingLines} m USING (order_key) WHERE ${and([...onOrder, ...people])}`
      : `SELECT o.* FROM ${source} o WHERE ${and([...onOrder, ...people])}`;
  const orderLevel = onOrder.length > 0 || byItem;
  const segmentNeeds = onSegment.length > 0 ? ['customer_attributes'] : [];
  return [
    {
      name: 'period_orders',
      needs: [],
      sql: 'SELECT * FROM order_facts WHERE day >= $scope_from::DATE AND day < $scope_to::DATE',
    },
    { name: 'scoped_orders', needs: ['period_orders', ...segmentNeeds], sql: fromOrders('period_orders') },
    { name: 'history_orders', needs: segmentNeeds, sql: `${fromOrders('order_facts')} AND o.day < $scope_to::DATE` },
    {
      name: 'scoped_items',
      needs: ['scoped_orders'],
      sql: `SELECT i.* FROM item_facts i SEMI JOIN scoped_orders USING (order_key) WHERE ${and(onItem)}`,
    },
    orderLevel
      ? {
          name: 'scoped_customers',
          needs: ['scoped_orders'],
          sql: 'SELECT DISTINCT customer_key FROM scoped_orders WHERE customer_key > 0',
        }
      : {
          name: 'scoped_customers',
          needs: segmentNeeds,
          sql: customersSeen(and(people)),
        },
    {
      name: 'acquired_customers',
      needs: segmentNeeds,
      sql: `SELECT o.customer_key, o.first_day, o.cohort FROM customer_facts o WHERE o.first_day >= $scope_from::DATE AND o.first_day < $scope_to::DATE AND ${and(people)}${
        orderLevel
          ? ` AND o.customer_key IN (SELECT o.customer_key FROM order_facts o JOIN customer_facts f USING (customer_key)${
              byItem ? ` JOIN ${matchingLines} m USING (order_key)` : ''
            } WHERE o.day = f.first_day AND ${and(onOrder)})`
          : ''
      }`,
    },
    {
      name: 'scoped_responses',
      needs: segmentNeeds,
      sql: `SELECT o.* FROM response_facts o WHERE (o.day IS NULL OR (${and(answered)})) AND ${and([...responseConditions(filters), ...people])}`,
    },
    {
      name: 'history_responses',
      needs: segmentNeeds,
      sql: `SELECT o.* FROM response_facts o WHERE o.day < $scope_to::DATE AND ${and([...responseConditions(filters), ...people])}`,
    },
    responseValuesRelation(split),
    valuesRelation('scoped_values', 'scoped_orders', split, onItem),
    valuesRelation('period_values', 'period_orders', split, []),
  ];
}

/** A response knows its province and channel itself; other order attributes come from its order, or its customer's orders. */
function responseConditions(filters: Filters): string[] {
  return Object.entries(filters).flatMap(([attribute, values]) => {
    const { level, sql } = ATTRIBUTES[attribute as Attribute];
    if (!values || values.length === 0 || level === 'customer' || level === 'segment') return [];
    const test = `list_contains($scope_${attribute}::VARCHAR[], coalesce(${sql}, ''))`;
    if (attribute === 'province' || attribute === 'channel') return [test];
    const source = level === 'item' ? 'item_facts i' : 'order_facts o';
    const alias = level === 'item' ? 'i' : 'o';
    return [
      `(o.order_key IN (SELECT ${alias}.order_key FROM ${source} WHERE ${test}) OR (o.order_key IS NULL AND o.customer_key IN (SELECT ${alias}.customer_key FROM ${source} WHERE ${alias}.customer_key > 0 AND ${test})))`,
    ];
  });
}

const wordsOf = (sql: string): ReadonlySet<string> => new Set(sql.replace(/--[^\n]*/g, '').match(/\w+/g));

/** Real days for a scope: open ends become the first day and the day after the last one. */
export function resolved(scope: Scope, { firstDay, asOf }: Pick<Extents, 'firstDay' | 'asOf'>): ResolvedScope {
  const open = { from: scope.from === null, to: scope.to === null };
  return { ...scope, from: scope.from ?? firstDay ?? '1970-01-01', to: scope.to ?? asOf ?? '1970-01-02', open };
}

/** Statements for relations of orders that need not be filtered anew. */
export interface GivenOrders {
  readonly scoped_orders?: string;
  readonly history_orders?: string;
}

const NOBODY = 'SELECT * FROM order_facts WHERE false';
/** As if nobody had ordered. */
export const NO_ORDERS: GivenOrders = { scoped_orders: NOBODY, history_orders: NOBODY };

export interface ComposedStatement {
  readonly sql: string;
  readonly args: Args;
  /** The relations it was given. */
  readonly relations: ReadonlySet<string>;
}

/**
 * Puts the relations that a statement names in front of it as `WITH`, so that the statement itself stays free of the scope.
 * `attributesTable` is the table that holds `customer_attributes` for this scope, `given` what stands for
 * orders that are known already.
 */
export function composeScoped(
  sql: string,
  scope: ResolvedScope,
  attributesTable: string,
  split: Split = {},
  given: GivenOrders = {},
): ComposedStatement {
  const all: Relation[] = [
    { name: 'customer_attributes', needs: [], sql: `SELECT * FROM ${attributesTable}` },
    ...relations(scope, split).map((relation) => {
      const sql = given[relation.name as keyof GivenOrders];
      return sql === undefined ? relation : { name: relation.name, needs: [], sql };
    }),
  ];
  const words = wordsOf(sql);
  const wanted = new Set(all.flatMap(({ name }) => (words.has(name) ? [name] : [])));
  for (const { name, needs } of [...all].reverse()) if (wanted.has(name)) needs.forEach((need) => wanted.add(need));
  const ctes = all.filter(({ name }) => wanted.has(name)).map(({ name, sql: body }) => `${name} AS (${body})`);
  const header = /^(?:\s*--[^\n]*\n)*/.exec(sql)?.[0] ?? '';
  const body = sql.slice(header.length).trim();
  const [opening] = /^WITH\s+(?:RECURSIVE\s+)?/i.exec(body) ?? [''];
  const merged = `${opening || 'WITH '}${ctes.join(',\n')}${opening ? ',' : ''}\n${body.slice(opening.length)}`;
  const filterArgs = Object.entries(scope.filters).map(([key, values]) => [`scope_${key}`, values ?? []] as const);
  return {
    sql: ctes.length === 0 ? sql : header + merged,
    args: { scope_from: scope.from, scope_to: scope.to, as_of: scope.to, ...Object.fromEntries(filterArgs) },
    relations: wanted,
  };
}
