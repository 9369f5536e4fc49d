import { formatDay } from '../../util/day.ts';
import { randomFrom } from '../../util/random.ts';
import { END, FIRST } from './calendar.ts';
import { TEST_PRODUCT } from './catalogue.ts';
import { DAY, makeOrders, type Order, placeOrder } from './orders.ts';
import { makePeople, type Person } from './people.ts';
import { PLACES } from './places.ts';
import { QUESTIONS } from './planted.ts';
import { type Answer, makeAnswers } from './survey.ts';

/** One file of the sample data: CSV in UTF-8 with a byte order mark, CRLF, quoted where needed (RFC 4180). */
export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

export interface Sample {
  readonly orders: SampleFile;
  readonly members: SampleFile;
  readonly survey: SampleFile;
}

export const SAMPLE_SEED = 20241220;
const CUSTOMERS = 12_000;
const ANSWERS = 6_050;
const WALK_INS = 380;
const NEVER_BOUGHT = 240;
const TEST_STAFF = { id: 'HM99999999', place: PLACES[0], city: PLACES[0].cities[0] };

export const ORDER_HEADER =
  '订单编号,会员编号,下单时间,付款时间,订单状态,渠道,省份,城市,商品编码,商品名称,类目,单价,数量,实付金额,退款金额,支付方式,承诺送达时间,签收时间'.split(
    ',',
  );
export const MEMBER_HEADER = '会员编号,性别,年龄段,会员等级,注册时间,省份,城市,来源'.split(',');
export const SURVEY_HEADER = [
  '序号', '提交答卷时间', '会员编号', '购买渠道', QUESTIONS.overall, QUESTIONS.recommend, ...QUESTIONS.items, QUESTIONS.comment,
]; // prettier-ignore

type Cell = string | number | undefined;

function field(value: Cell): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

const dayTexts = new Map<number, string>();
function moment(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  const day = Math.floor(seconds / DAY);
  const text = dayTexts.get(day) ?? formatDay(day);
  dayTexts.set(day, text);
  const rest = seconds - day * DAY;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${text} ${two(rest / 3600)}:${two((rest / 60) % 60)}:${two(rest % 60)}`;
}

/** 18 digits: the day, a number that rises through all orders, and a check that only looks random. */
function orderId({ orderedAt }: Order, index: number): string {
  const day = formatDay(Math.floor(orderedAt / DAY))
    .replaceAll('-', '')
    .slice(2);
  const tail = (index * 7919 + 104_729) % 10_000;
  return `${day}${String(30_000_000 + index)}${String(tail).padStart(4, '0')}`;
}

const money = (value: number) => value.toFixed(2);

function orderRows(orders: readonly Order[]): Cell[][] {
  return orders.flatMap((order, index) => {
    const id = orderId(order, index);
    const { person, place, city, channel } = order;
    const customer = person?.id ?? (order.lines[0]?.product === TEST_PRODUCT ? TEST_STAFF.id : '');
    return order.lines.map(({ product, quantity, paid, refund }) => [
      id, customer, moment(order.orderedAt), moment(order.paidAt), order.status, channel, place.province, city,
      product.code, product.name, product.category, money(product.price), quantity, money(paid), money(refund),
      order.payment, moment(order.promisedAt), moment(order.deliveredAt),
    ]); // prettier-ignore
  });
}

function levelOf(spent: number): string {
  return spent >= 6000 ? '钻石' : spent >= 2500 ? '金卡' : spent >= 900 ? '银卡' : '普通';
}

function memberRow(person: Person, registeredAt: number, spent: number): Cell[] {
  const { id, gender, ageBand, place, city, source } = person;
  return [id, gender, ageBand, levelOf(spent), moment(registeredAt), place.province, city, source];
}

function memberRows(people: readonly Person[], strangers: readonly Person[], orders: readonly Order[]): Cell[][] {
  const spent = new Map<string, number>();
  const first = new Map<string, number>();
  for (const { person, lines, orderedAt } of orders) {
    if (!person) continue;
    spent.set(
      person.id,
      lines.reduce((sum, { paid, refund }) => sum + paid - refund, spent.get(person.id) ?? 0),
    );
    first.set(person.id, Math.min(orderedAt, first.get(person.id) ?? orderedAt));
  }
  const at = (person: Person) =>
    (first.get(person.id) ?? (person.firstDay + 0.5) * DAY) - person.registeredBefore * DAY - 240;
  const { id, place, city } = TEST_STAFF;
  return [
    ...[...people, ...strangers].map((person) => memberRow(person, at(person), spent.get(person.id) ?? 0)),
    [id, '未知', '', '普通', moment(FIRST * DAY), place.province, city, '内部测试'],
  ];
}

function surveyRows(answers: readonly Answer[]): Cell[][] {
  return answers.map(({ submittedAt, customer, channel, overall, recommend, items, comment }, index) => [
    index + 1, moment(submittedAt), customer, channel, overall, recommend, ...items, comment,
  ]); // prettier-ignore
}

/** The three files of the invented shop 禾牧乳业: the same seed gives the same bytes; no clock is read. */
export function generateSample(seed: number = SAMPLE_SEED): Sample {
  const random = randomFrom(seed);
  const everyone = makePeople(CUSTOMERS + NEVER_BOUGHT, random.fork('people'));
  const every = Math.floor(everyone.length / NEVER_BOUGHT);
  const people = everyone.filter((_, index) => index % every !== 7);
  const strangers = everyone.filter((_, index) => index % every === 7);
  const staff = random.fork('staff');
  const tests = Array.from({ length: 9 }, () => {
    const line = { product: TEST_PRODUCT, quantity: 1, paid: TEST_PRODUCT.price, refund: 0 };
    return placeOrder(
      { person: undefined, place: TEST_STAFF.place, city: TEST_STAFF.city },
      '有赞小程序',
      staff.integer(FIRST, END - 1),
      [line],
      staff,
    );
  });
  const walkIns = random.fork('walk-ins');
  const places = Array.from({ length: WALK_INS }, () => PLACES[walkIns.integer(0, 9)] ?? PLACES[0]);
  const orders = [...makeOrders(people, places, random.fork('orders')), ...tests].sort(
    (a, b) => a.orderedAt - b.orderedAt,
  );
  return {
    orders: { name: '示例订单.csv', text: csv(ORDER_HEADER, orderRows(orders)) },
    members: { name: '示例会员.csv', text: csv(MEMBER_HEADER, memberRows(people, strangers, orders)) },
    survey: {
      name: '示例问卷.csv',
      text: csv(SURVEY_HEADER, surveyRows(makeAnswers(orders, ANSWERS, random.fork('survey')))),
    },
  };
}
