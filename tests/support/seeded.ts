import { randomFrom } from '../../src/util/random.ts';

/** Order lines that look like a shop's, for tests and benchmarks: the same seed and number give the same text. */
export interface SeededLines {
  /** CSV with a header, no byte order mark, `\n` line ends. */
  readonly csv: string;
  readonly lines: number;
}

/** One row per line of an order; 实付金额 is the line's. */
export const SEEDED_HEADER = '订单编号,会员编号,下单时间,省份,渠道,类目,数量,实付金额';

const PROVINCES = [
  '北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏', '浙江', '安徽', '福建', '江西', '山东', '河南', '湖北',
  '湖南', '广东', '广西', '海南', '重庆', '四川', '贵州', '云南', '西藏', '陕西', '甘肃', '青海', '宁夏', '新疆',
]; // prettier-ignore
const CHANNELS = ['天猫', '京东', '抖店', '拼多多', '有赞小程序', '线下门店'];
const CATEGORIES = ['婴儿奶粉', '幼儿奶粉', '儿童奶粉', '成人奶粉', '辅食营养品'];
const DAYS = 731;

const two = (value: number) => String(value).padStart(2, '0');
const dayTexts = Array.from({ length: DAYS }, (_, day) =>
  new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10),
);

/** An order as it is drawn, in codes: places in `SEEDED_VALUES`, a number of the customer, days from 2023-01-01. */
export interface SeededOrder {
  readonly order: number;
  readonly customer: number;
  readonly day: number;
  readonly clock: string;
  readonly province: number;
  readonly channel: number;
  readonly lines: readonly { readonly category: number; readonly quantity: number; readonly cents: number }[];
}

export const SEEDED_VALUES = { province: PROVINCES, channel: CHANNELS, category: CATEGORIES } as const;

/**
 * The orders behind `seededLines`: `lines` lines over the 24 months of 2023 and 2024, about 1.6 per order, a tenth as many customers, amounts
 * in whole cents. Customers buy unevenly (the square of a uniform number picks one), as real ones do. Orders come by time.
 */
export function* seededOrders(lines: number, seed = 1): Generator<SeededOrder, void, undefined> {
  const random = randomFrom(seed);
  const customers = Math.max(1, Math.round(lines / 10));
  const orders = Math.max(1, Math.round(lines / 1.6));
  let written = 0;
  for (let order = 0; written < lines; order++) {
    const day = Math.min(DAYS - 1, Math.floor((order / orders) * DAYS));
    const customer = Math.floor(customers * random.next() ** 2);
    const province = Math.floor(PROVINCES.length * ((customer * 0.618) % 1) ** 2);
    const clock = `${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`;
    const channel = Math.floor(6 * random.next() ** 1.5);
    const count = random.next() < 0.6 ? 1 : random.next() < 0.75 ? 2 : 3;
    const own = [];
    for (let line = 0; line < count && written < lines; line++, written++) {
      const quantity = random.integer(1, 4);
      const cents = quantity * random.integer(1990, 36_800);
      own.push({ category: Math.floor(5 * random.next() ** 1.5), quantity, cents });
    }
    yield { order, customer, day, clock, province, channel, lines: own };
  }
}

/** The orders of `seededOrders` as a shop exports them, with text ids. */
export function seededLines(lines: number, seed = 1): SeededLines {
  const rows: string[] = [SEEDED_HEADER];
  for (const { order, customer, day, clock, province, channel, lines: own } of seededOrders(lines, seed)) {
    const head = `${2_300_000_000_000_000 + order * 17},C${String(10_000_000 + customer)},${dayTexts[day] ?? ''} ${clock},${PROVINCES[province] ?? ''},${CHANNELS[channel] ?? ''}`;
    for (const { category, quantity, cents } of own)
      rows.push(`${head},${CATEGORIES[category] ?? ''},${quantity},${(cents / 100).toFixed(2)}`);
  }
  return { csv: `${rows.join('\n')}\n`, lines: rows.length - 1 };
}
