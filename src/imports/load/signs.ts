/** Words that name a thing nobody was meant to buy. 测试 counts at the start of a word only: 血糖测试仪 and Test Kit are goods. */
const TEST_GOODS =
  '(?i)(^|[^\\p{Han}])(内部|仅供|系统)?测试(商品|产品|宝贝|链接|订单|单$|专用|专拍|数据|勿拍|请勿)|^[【\\[(（]?测试[】\\])）]?$|^[【\\[(（]测试[】\\])）]|刷单|^test$|^test[ _-]?(order|product|item|goods|purchase|listing)\\b';
const TEST_CATEGORY = '(?i)^(测试(类目|分类|商品|产品|专用)?|test)$';
const TEST_PERSON = '(?i)^(测试|test)[ _-]?(账号|帐号|用户|买家|客户|会员|员|account|user|buyer|customer)?[ _-]?\\d*$';
const TEST_NOTE = '(?i)刷单|测试(订单|单|下单|商品|购买)|^测试$|\\btest (order|purchase)\\b|^test( only)?$';
const NOT_FAKED = '[不非没未禁防]\\S{0,2}刷单';

/** What tells a test order. Patterns are regular expressions of the engine; `signPattern` makes them ones of this language. */
export interface Sign {
  readonly column: 'product_name' | 'category' | 'customer_id' | 'buyer_message' | 'seller_note';
  /** The fields that fill the column. */
  readonly from: readonly string[];
  readonly pattern: string;
  /** What denies it. */
  readonly denied?: string;
  /** It must start with one of these, written like this: the engine compares first bytes only. */
  readonly starts?: readonly string[];
  /** A sign on goods must stand on every line of an order; a sign of a person or a note on any. */
  readonly isOfGoods: boolean;
}

export const SIGNS: readonly Sign[] = [
  { column: 'product_name', from: ['order_items.product_name'], pattern: TEST_GOODS, isOfGoods: true },
  { column: 'category', from: ['order_items.category'], pattern: TEST_CATEGORY, isOfGoods: true },
  {
    column: 'customer_id',
    from: ['orders.customer_id', 'orders.buyer_nick'],
    pattern: TEST_PERSON,
    starts: ['测试', 'test', 'Test', 'TEST'],
    isOfGoods: false,
  },
  {
    column: 'buyer_message',
    from: ['orders.buyer_message'],
    pattern: TEST_NOTE,
    denied: NOT_FAKED,
    isOfGoods: false,
  },
  { column: 'seller_note', from: ['orders.seller_note'], pattern: TEST_NOTE, denied: NOT_FAKED, isOfGoods: false },
];

/** What every text with a sign of a test holds, and some others. */
export const MAY_BE_TEST = /测试|test|刷单/iu;

/** Names of gifts and of their categories. */
export const GIFT_GOODS = '(?i)赠品|贈品|^free gift\\b|\\bgift with purchase\\b';
/** What a column that marks gifts says of one. */
export const IS_GIFT: readonly string[] = ['是', 'true', '1', 'yes', 'Y', '赠品'];

/** A pattern of the engine in this language. */
export function signPattern(pattern: string): RegExp {
  const [, isFolded, rest = ''] = /^(\(\?i\))?(.*)$/s.exec(pattern) ?? [];
  const own = rest.replaceAll('\\p{Han}', '\\p{Script=Han}').replaceAll('\\S', '[^\\t\\n\\f\\r ]');
  return new RegExp(own, isFolded === undefined ? 'u' : 'iu');
}
