import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  generateSample,
  MEMBER_HEADER,
  ORDER_HEADER,
  type Sample,
  SURVEY_HEADER,
} from '../../src/model/sample/generate.ts';
import { PLANTED, QUESTIONS } from '../../src/model/sample/planted.ts';
import { addDays, daysBetween, isDay } from '../../src/util/day.ts';

type Row = Readonly<Record<string, string>>;

/** RFC 4180, small and slow. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}

function records(text: string): Row[] {
  const [header = [], ...rows] = parse(text.slice(1));
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

const digest = ({ orders, members, survey }: Sample) =>
  createHash('sha256').update(orders.text).update(members.text).update(survey.text).digest('hex');

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = <T>(items: readonly T[], holds: (item: T) => boolean) => mean(items.map((item) => (holds(item) ? 1 : 0)));

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const product = (f: (x: number, y: number) => number) => mean(pairs.map(([x, y]) => f(x - mx, y - my)));
  return product((x, y) => x * y) / Math.sqrt(product((x) => x * x) * product((_, y) => y * y));
}

interface Order {
  readonly id: string;
  readonly customer: string;
  readonly day: string;
  readonly channel: string;
  readonly province: string;
  amount: number;
  readonly isLate: boolean;
}

interface Customer {
  readonly first: Order;
  readonly days: readonly string[];
  readonly amount: number;
}

let sample: Sample;
let lines: Row[];
let members: Row[];
let answers: Row[];
let orders: Order[];
let customers: Map<string, Customer>;

const isSale = (line: Row) =>
  !['等待买家付款', '交易关闭'].includes(line['订单状态'] ?? '') && !/测试/.test(line['商品名称'] ?? '');

beforeAll(() => {
  sample = generateSample();
  lines = records(sample.orders.text);
  members = records(sample.members.text);
  answers = records(sample.survey.text);
  const byId = new Map<string, Order>();
  for (const line of lines.filter(isSale)) {
    const id = line['订单编号'] ?? '';
    const amount = Number(line['实付金额']) - Number(line['退款金额']);
    const known = byId.get(id);
    if (known) known.amount += amount;
    else
      byId.set(id, {
        id, amount, customer: line['会员编号'] ?? '', day: (line['下单时间'] ?? '').slice(0, 10), channel: line['渠道'] ?? '',
        province: line['省份'] ?? '', isLate: (line['签收时间'] ?? '') > (line['承诺送达时间'] || '9'),
      }); // prettier-ignore
  }
  orders = [...byId.values()];
  const grouped = groupBy(orders);
  grouped.delete('');
  customers = new Map(
    [...grouped].flatMap(([id, own]) => {
      const [first] = own;
      const amount = own.reduce((sum, order) => sum + order.amount, 0);
      return first ? [[id, { first, amount, days: [...new Set(own.map(({ day }) => day))] }] as const] : [];
    }),
  );
});

function groupBy(all: readonly Order[]): Map<string, Order[]> {
  const groups = new Map<string, Order[]>();
  for (const order of all)
    (groups.get(order.customer) ?? groups.set(order.customer, []).get(order.customer))?.push(order);
  return groups;
}

/** Share of customers with another purchase day 30–59 days after the first, among those seen that long. */
function firstPeriod(of: readonly Customer[]): number {
  const seen = of.filter(({ first }) => addDays(first.day, 60) <= '2024-12-21');
  return share(seen, ({ first, days }) =>
    days.some((day) => daysBetween(first.day, day) >= 30 && daysBetween(first.day, day) < 60),
  );
}
const repeat = (of: readonly Customer[]) => share(of, ({ days }) => days.length > 1);
const all = () => [...customers.values()];
const score = (answer: Row, question: string) => (answer[question] ? Number(answer[question]) : undefined);
const scoresOf = (question: string, of: readonly Row[] = answers) =>
  of.flatMap((answer) => score(answer, question) ?? []);
const nps = (of: readonly Row[]) => {
  const given = scoresOf(QUESTIONS.recommend, of);
  return 100 * (share(given, (s) => s >= 9) - share(given, (s) => s <= 6));
};

describe('the files', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(digest(generateSample())).toBe(digest(sample));
    expect(digest(generateSample(7))).not.toBe(digest(sample));
  });
  it('are CSV with a byte order mark and CRLF, under the promised headings', () => {
    for (const { text } of Object.values(sample) as { text: string }[]) {
      expect(text.charCodeAt(0)).toBe(0xfeff);
      expect(text.endsWith('\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
    expect(parse(sample.orders.text.slice(1, 400))[0]).toEqual(ORDER_HEADER);
    expect(Object.keys(members[0] ?? {})).toEqual(MEMBER_HEADER);
    expect(Object.keys(answers[0] ?? {})).toEqual(SURVEY_HEADER);
  });
  it('hold as many rows as a real shop of this size', () => {
    const within = (value: number, low: number, high: number) =>
      expect(value >= low && value <= high, `${value} in ${low}..${high}`).toBe(true);
    within(lines.length, 110_000, 130_000);
    within(customers.size, 11_800, 12_200);
    within(members.length, customers.size, 12_600);
    within(answers.length, 5_800, 6_200);
    within(answers.filter((answer) => answer[QUESTIONS.comment]).length, 1_700, 2_100);
    within(lines.filter((line) => !isSale(line)).length, 300, 650);
    within(answers.filter((answer) => !answer['会员编号']).length, 300, 600);
  });
});

describe('the rows', () => {
  it('refer to members that exist; only walk-ins and some answers name nobody', () => {
    const known = new Set(members.map((member) => member['会员编号']));
    expect(known.size).toBe(members.length);
    expect(lines.filter((line) => line['会员编号'] && !known.has(line['会员编号']))).toEqual([]);
    expect(answers.filter((answer) => answer['会员编号'] && !known.has(answer['会员编号']))).toEqual([]);
    expect(new Set(lines.filter((line) => !line['会员编号']).map((line) => line['渠道']))).toEqual(
      new Set(['线下门店']),
    );
  });
  it('keep one order to one customer, moment, status and place', () => {
    const heads = new Map<string, string>();
    const odd = lines.filter((line) => {
      const head = ['会员编号', '下单时间', '付款时间', '订单状态', '渠道', '城市', '签收时间']
        .map((name) => line[name])
        .join();
      const id = line['订单编号'] ?? '';
      const known = heads.get(id) ?? head;
      heads.set(id, head);
      return !/^\d{18}$/.test(id) || known !== head;
    });
    expect(odd).toEqual([]);
  });
  it('lie within the three years, in order, with December 2024 unfinished', () => {
    const days = lines.map((line) => (line['下单时间'] ?? '').slice(0, 10));
    expect(days.every(isDay)).toBe(true);
    expect(days.at(0)).toBe('2022-01-01');
    expect(days.at(-1)).toBe('2024-12-20');
    expect(lines.every((line, index) => (lines[index - 1]?.['下单时间'] ?? '') <= (line['下单时间'] ?? ''))).toBe(true);
  });
  it('pay after ordering, arrive after paying, and refund no more than was paid', () => {
    const isOdd = (line: Row) => {
      const at = (name: string) => line[name] ?? '';
      const number = (name: string) => Number(line[name]);
      return (
        (at('付款时间') !== '' && at('付款时间') < at('下单时间')) ||
        (at('签收时间') !== '' && at('签收时间') <= at('付款时间')) ||
        !(number('退款金额') <= number('实付金额')) ||
        !(number('实付金额') <= number('单价') * number('数量') + 0.05)
      );
    };
    expect(lines.filter(isOdd)).toEqual([]);
  });
  it('leave out unpaid, cancelled, refunded and test orders for reasons that the row shows', () => {
    const left = lines.filter((line) => !isSale(line));
    expect(left.filter((line) => line['订单状态'] === '等待买家付款').every((line) => !line['付款时间'])).toBe(true);
    expect(left.some((line) => line['订单状态'] === '交易关闭' && !line['付款时间'])).toBe(true);
    expect(left.some((line) => line['订单状态'] === '交易关闭' && Number(line['退款金额']) > 0)).toBe(true);
    expect(left.some((line) => /测试/.test(line['商品名称'] ?? ''))).toBe(true);
  });
  it('cover provinces by size, with 广东 first', () => {
    const counts = new Map<string, number>();
    for (const { province } of orders) counts.set(province, (counts.get(province) ?? 0) + 1);
    expect(counts.size).toBe(34);
    expect([...counts].sort((a, b) => b[1] - a[1])[0]?.[0]).toBe('广东');
  });
  it('come with scales in range', () => {
    expect(scoresOf(QUESTIONS.recommend).every((s) => s >= 0 && s <= 10)).toBe(true);
    for (const question of [QUESTIONS.overall, ...QUESTIONS.items])
      expect(scoresOf(question).every((s) => s >= 1 && s <= 5)).toBe(true);
  });
  it('let a child grow through the stages, never back by more than one tin kept for later', () => {
    const last = new Map<string, number>();
    const falls = lines.filter(isSale).filter((line) => {
      const stage = Number(/(\d)段/.exec(line['商品名称'] ?? '')?.[1] ?? 0);
      if (stage === 0 || !line['会员编号']) return false;
      const before = last.get(line['会员编号']) ?? 0;
      last.set(line['会员编号'], Math.max(before, stage));
      return stage < before - 1;
    });
    expect(falls).toEqual([]);
  });
});

describe('customers', () => {
  it('return about as often as in a real shop: 53 % ever, a third in the second month, a tenth after a year', () => {
    expect(repeat(all())).toBeGreaterThan(0.5);
    expect(repeat(all())).toBeLessThan(0.6);
    expect(firstPeriod(all())).toBeGreaterThan(0.28);
    expect(firstPeriod(all())).toBeLessThan(0.4);
    const old = all().filter(({ first }) => first.day < '2023-11-01');
    const year = share(old, ({ first, days }) =>
      days.some((day) => Math.floor(daysBetween(first.day, day) / 30) === 12),
    );
    expect(year).toBeGreaterThan(0.07);
    expect(year).toBeLessThan(0.14);
  });
  it('are worth very different sums: Gini about a half', () => {
    const sums = all()
      .map(({ amount }) => amount)
      .sort((a, b) => a - b);
    const total = sums.reduce((sum, value) => sum + value, 0);
    const gini =
      sums.reduce((sum, value, index) => sum + (2 * (index + 1) - sums.length - 1) * value, 0) / (sums.length * total);
    expect(gini).toBeGreaterThan(0.45);
    expect(gini).toBeLessThan(0.62);
  });
});

describe('the planted truths hold in the raw rows', () => {
  it('the cohort won on 抖店 by 618 in 2024 fails, and June 2024 with it', () => {
    const { channel, from, to, cohort, ratioAtMost } = PLANTED.failingCohort;
    const isFailing = ({ first }: Customer) => first.channel === channel && first.day >= from && first.day < to;
    const failing = all().filter(isFailing);
    expect(failing.length).toBeGreaterThan(150);
    expect(firstPeriod(failing)).toBeLessThan(ratioAtMost * firstPeriod(all().filter((c) => !isFailing(c))));
    const ofMonth = (month: string) => firstPeriod(all().filter(({ first }) => first.day.startsWith(month)));
    const months = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', cohort, '2024-07', '2024-08', '2024-09'];
    expect(Math.min(...months.map(ofMonth))).toBe(ofMonth(cohort));
  });
  it('customers of 抖店 return about half as often', () => {
    const { channel, ratio } = PLANTED.lostChannel;
    const own = repeat(all().filter(({ first }) => first.channel === channel));
    const others = repeat(all().filter(({ first }) => first.channel !== channel));
    expect(Math.abs(own / others - ratio)).toBeLessThan(0.08);
  });
  it('customers won by a sale return less on every channel', () => {
    const inSale = ({ first }: Customer) =>
      PLANTED.promotionCohorts.windows.some(([from, to]) => first.day >= from && first.day < to);
    for (const channel of new Set(orders.map((order) => order.channel))) {
      const own = all().filter(({ first }) => first.channel === channel);
      expect(firstPeriod(own.filter(inSale)), channel).toBeLessThan(firstPeriod(own.filter((c) => !inSale(c))));
    }
  });
  it('recommending depends most on 宝宝适应, then 促销公平, then 口味', () => {
    const { outcome, order } = PLANTED.drivers;
    const ranked = QUESTIONS.items
      .map((item) => {
        const pairs = answers.flatMap((answer) => {
          const [x, y] = [score(answer, item), score(answer, outcome)];
          return x === undefined || y === undefined ? [] : [[x, y] as const];
        });
        return { item, r: correlation(pairs) };
      })
      .sort((a, b) => b.r - a.r);
    expect(ranked.slice(0, 3).map(({ item }) => item)).toEqual(order);
    expect(ranked.every(({ r }) => r > 0)).toBe(true);
  });
  it('四川 gets its parcels late and says so', () => {
    const { province, item, lateRatioAtLeast } = PLANTED.lateProvince;
    const late = (of: readonly Order[]) => share(of, ({ isLate }) => isLate);
    const [own, others] = [
      orders.filter((o) => o.province === province),
      orders.filter((o) => o.province !== province),
    ];
    expect(late(own)).toBeGreaterThan(lateRatioAtLeast * late(others));
    const home = new Map(members.map((member) => [member['会员编号'], member['省份']]));
    const linked = answers.filter((answer) => answer['会员编号']);
    const from = (isOwn: boolean) =>
      mean(
        scoresOf(
          item,
          linked.filter((answer) => (home.get(answer['会员编号']) === province) === isOwn),
        ),
      );
    expect(from(true)).toBeLessThan(from(false) - 0.4);
  });
  it('促销公平 has the lowest mean, and lower after the 618 sale of 2024', () => {
    const { item, since } = PLANTED.lowestItem;
    const means = QUESTIONS.items
      .map((question) => [question, mean(scoresOf(question))] as const)
      .sort((a, b) => a[1] - b[1]);
    expect(means[0]?.[0]).toBe(item);
    const at = (answer: Row) => answer['提交答卷时间'] ?? '';
    expect(
      mean(
        scoresOf(
          item,
          answers.filter((a) => at(a) >= since),
        ),
      ),
    ).toBeLessThan(
      mean(
        scoresOf(
          item,
          answers.filter((a) => at(a) < since),
        ),
      ) - 0.1,
    );
  });
  it('抖店 and 拼多多 have the lowest NPS, 有赞小程序 the highest', () => {
    const { worst, best } = PLANTED.unhappyChannels;
    const channels = [...new Set(orders.map((order) => order.channel))];
    const ranked = channels.sort((a, b) => npsOf(a) - npsOf(b));
    expect(new Set(ranked.slice(0, 2))).toEqual(new Set(worst));
    expect(ranked.at(-1)).toBe(best);
  });
  it('a fifth fewer new customers came in the second half of 2024', () => {
    const { from, to, comparedFrom, comparedTo, ratio } = PLANTED.fewerNewCustomers;
    const won = (a: string, b: string) => all().filter(({ first }) => first.day >= a && first.day < b).length;
    expect(Math.abs(won(from, to) / won(comparedFrom, comparedTo) - ratio)).toBeLessThan(0.06);
  });
  it('detractors order again less often than promoters', () => {
    const again = (low: number, high: number) => {
      const group = answers.filter((answer) => {
        const value = score(answer, QUESTIONS.recommend) ?? -1;
        return answer['会员编号'] && value >= low && value <= high && (answer['提交答卷时间'] ?? '') < '2024-09-21';
      });
      return share(group, (answer) => {
        const at = (answer['提交答卷时间'] ?? '').slice(0, 10);
        return (customers.get(answer['会员编号'] ?? '')?.days ?? []).some(
          (day) => day > at && daysBetween(at, day) <= PLANTED.detractorsLeave.days,
        );
      });
    };
    expect(again(0, 6)).toBeLessThan(again(9, 10) - 0.05);
  });
});

function npsOf(channel: string): number {
  return nps(answers.filter((answer) => answer['购买渠道'] === channel));
}
