import { literal } from '../../db/bind';
import type { Loading } from './context';

/** Words that name a thing nobody was meant to buy. 测试 counts at the start of a word only: 血糖测试仪 and Test Kit are goods. */
const TEST_GOODS =
  '(?i)(^|[^\\p{Han}])(内部|仅供|系统)?测试(商品|产品|宝贝|链接|订单|单$|专用|专拍|数据|勿拍|请勿)|^[【\\[(（]?测试[】\\])）]?$|^[【\\[(（]测试[】\\])）]|刷单|^test$|^test[ _-]?(order|product|item|goods|purchase|listing)\\b';
const TEST_CATEGORY = '(?i)^(测试(类目|分类|商品|产品|专用)?|test)$';
const TEST_PERSON = '(?i)^(测试|test)[ _-]?(账号|帐号|用户|买家|客户|会员|员|account|user|buyer|customer)?[ _-]?\\d*$';
const TEST_NOTE = '(?i)刷单|测试(订单|单|下单|商品|购买)|^测试$|\\btest (order|purchase)\\b|^test( only)?$';
const NOT_FAKED = '[不非没未禁防]\\S{0,2}刷单';

interface Sign {
  readonly column: string;
  /** The fields that fill the column. */
  readonly from: readonly string[];
  readonly pattern: string;
  /** A sign on goods must stand on every line of an order; a sign of a person or a note on any. */
  readonly isOfGoods: boolean;
}

const SIGNS: readonly Sign[] = [
  { column: 'product_name', from: ['order_items.product_name'], pattern: TEST_GOODS, isOfGoods: true },
  { column: 'category', from: ['order_items.category'], pattern: TEST_CATEGORY, isOfGoods: true },
  { column: 'customer_id', from: ['orders.customer_id', 'orders.buyer_nick'], pattern: TEST_PERSON, isOfGoods: false },
  { column: 'buyer_message', from: ['orders.buyer_message'], pattern: TEST_NOTE, isOfGoods: false },
  { column: 'seller_note', from: ['orders.seller_note'], pattern: TEST_NOTE, isOfGoods: false },
];

/** Texts that start with a word, as a range: the engine compares first bytes only. */
function startsWith(column: string, word: string): string {
  const last = [...word].at(-1) ?? '';
  const next = word.slice(0, -last.length) + String.fromCodePoint((last.codePointAt(0) ?? 0) + 1);
  return `(${column} >= ${literal(word)} AND ${column} < ${literal(next)})`;
}

/** The distinct texts of a column that a pattern takes for a sign: a pattern on every line would cost too much. */
function wordsSql({ column, pattern }: Sign, words: ReadonlyMap<string, string>): string {
  const starts = ['测试', 'test', 'Test', 'TEST'].map((word) => startsWith(column, word)).join(' OR ');
  const denied = pattern === TEST_NOTE ? ` AND NOT regexp_matches(text, ${literal(NOT_FAKED)})` : '';
  const table = words.get(column);
  const source = table
    ? `(SELECT text AS ${column}, text FROM ${table}) WHERE ${pattern === TEST_PERSON ? `(${starts})` : 'true'} AND`
    : `(SELECT DISTINCT ${column} AS text FROM import_lines WHERE ${pattern === TEST_PERSON ? starts : `${column} IS NOT NULL`}) WHERE`;
  return `SELECT ${literal(column)} AS sign, text FROM ${source} regexp_matches(text, ${literal(pattern)})${denied}`;
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
      ? "is_gift IN ('是', 'true', '1', 'yes', 'Y', '赠品')"
      : `regexp_matches(${column}, '(?i)赠品|贈品|^free gift\\b|\\bgift with purchase\\b')`,
  );
  const { rows } = await db.query(
    'SELECT EXISTS (FROM orders WHERE exclusion IS NULL AND amount = 0 AND source_file = $name) AS is_free',
    { name },
    options,
  );
  if (rows[0]?.['is_free'] !== true) return;
  await db.query(
    `UPDATE ${orders} SET exclusion = 'gift' WHERE exclusion IS NULL AND amount = 0 AND source_file = $name AND order_id IN (
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
