import { literal } from '../../db/bind';
import type { Loading } from './context';
import { GIFT_GOODS, IS_GIFT, type Sign, SIGNS } from './signs';

/** Texts that start with a word, as a range: the engine compares first bytes only. */
function startsWith(column: string, word: string): string {
  const last = [...word].at(-1) ?? '';
  const next = word.slice(0, -last.length) + String.fromCodePoint((last.codePointAt(0) ?? 0) + 1);
  return `(${column} >= ${literal(word)} AND ${column} < ${literal(next)})`;
}

/** The distinct texts of a column that a pattern takes for a sign: a pattern on every line would cost too much. */
function wordsSql({ column, pattern, denied, starts }: Sign, words: ReadonlyMap<string, string>): string {
  const start = starts?.map((word) => startsWith(column, word)).join(' OR ');
  const isDenied = denied === undefined ? '' : ` AND NOT regexp_matches(text, ${literal(denied)})`;
  const table = words.get(column);
  const source = table
    ? `(SELECT text AS ${column}, text FROM ${table}) WHERE ${start === undefined ? 'true' : `(${start})`} AND`
    : `(SELECT DISTINCT ${column} AS text FROM import_lines WHERE ${start ?? `${column} IS NOT NULL`}) WHERE`;
  return `SELECT ${literal(column)} AS sign, text FROM ${source} regexp_matches(text, ${literal(pattern)})${isDenied}`;
}

const isSaid = (signs: readonly Sign[]) =>
  signs.length === 0
    ? 'false'
    : signs
        .map(
          ({ column }) =>
            `coalesce(${column} IN (SELECT text FROM import_test_words WHERE sign = ${literal(column)}), false)`,
        )
        .join(' OR ');

/** Leaves out the orders that were made to try something or to fake sales. */
async function setTestsAside(
  { db, fields, options }: Loading,
  orders: string,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  const signs = SIGNS.filter(({ from }) => from.some((field) => fields.includes(field)));
  if (signs.length === 0) return;
  await db.script(
    `CREATE OR REPLACE TEMP TABLE import_test_words AS ${signs.map((sign) => wordsSql(sign, words)).join(' UNION ALL ')}`,
    options,
  );
  const { rows } = await db.query('SELECT count(*)::INTEGER AS n FROM import_test_words', {}, options);
  if (Number(rows[0]?.['n'] ?? 0) === 0) return;
  const goods = isSaid(signs.filter(({ isOfGoods }) => isOfGoods));
  const noted = isSaid(signs.filter(({ isOfGoods }) => !isOfGoods));
  await db.script(
    `CREATE OR REPLACE TEMP TABLE import_tests AS
     SELECT order_id, count(*) FILTER (is_goods)::INTEGER AS goods, bool_or(is_noted) AS is_noted
     FROM (SELECT order_id, ${goods} AS is_goods, ${noted} AS is_noted FROM import_lines WHERE order_id IS NOT NULL) WHERE is_goods OR is_noted GROUP BY order_id;
     UPDATE ${orders} SET exclusion = 'test', amount = 0 FROM import_tests t JOIN import_orders g USING (order_id)
     WHERE ${orders}.order_id = t.order_id AND ${orders}.exclusion IS NULL AND (t.is_noted OR t.goods >= g.lines)`,
    options,
  );
}

/** Leaves out the orders that hold nothing but gifts and cost nothing. */
async function setGiftsAside({ db, fields, name, options }: Loading, orders: string): Promise<void> {
  const told = ['product_name', 'category', 'is_gift'].filter((column) => fields.includes(`order_items.${column}`));
  if (told.length === 0) return;
  const signs = told.map((column) =>
    column === 'is_gift'
      ? `is_gift IN (${IS_GIFT.map(literal).join(', ')})`
      : `regexp_matches(${column}, ${literal(GIFT_GOODS)})`,
  );
  const { rows } = await db.query(
    'SELECT EXISTS (FROM orders WHERE exclusion IS NULL AND amount = 0 AND source_file = $name) AS is_free',
    { name },
    options,
  );
  if (rows[0]?.['is_free'] !== true) return;
  await db.query(
    `UPDATE ${orders} SET exclusion = 'gift' WHERE exclusion IS NULL AND amount = 0 AND source_file = $name AND order_id::VARCHAR IN (
       SELECT l.order_id FROM import_lines l JOIN orders o ON o.order_id = l.order_id AND o.amount = 0 AND o.exclusion IS NULL
       GROUP BY l.order_id HAVING bool_and(${signs.map((sign) => `coalesce(${sign}, false)`).join(' OR ')}))`,
    { name },
    options,
  );
}

/** Leaves out what is no sale although it was neither cancelled nor refunded, unless it is said to count: exclusions `test` and `gift`. `orders`: the table that holds them; `words`: tables of a column's texts, where there are any. */
export async function setAside(loading: Loading, orders: string, words: ReadonlyMap<string, string>): Promise<void> {
  const { tests = false, gifts = false } = loading.rules.counts ?? {};
  if (!tests) await setTestsAside(loading, orders, words);
  if (!gifts) await setGiftsAside(loading, orders);
}
