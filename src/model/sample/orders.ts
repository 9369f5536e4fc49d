import { type Random, weighted } from '../../util/random.ts';
import { END, FIRST, festivalFactor, promotionNear, promotionOn } from './calendar.ts';
import { type Channel, PAYMENTS } from './catalogue.ts';
import { fillBasket, type Line } from './basket.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import { PLANTED } from './planted.ts';

export const STATUS = {
  done: '交易成功',
  shipped: '卖家已发货，等待买家确认',
  paid: '买家已付款，等待卖家发货',
  unpaid: '等待买家付款',
  closed: '交易关闭',
} as const;

/** Moments are whole seconds since 1970-01-01 00:00, as the clock on the wall shows them. */
export interface Order {
  readonly person: Person | undefined;
  readonly place: Place;
  readonly city: string;
  readonly channel: Channel;
  readonly orderedAt: number;
  readonly paidAt: number | undefined;
  readonly status: (typeof STATUS)[keyof typeof STATUS];
  readonly payment: string;
  readonly promisedAt: number | undefined;
  readonly deliveredAt: number | undefined;
  readonly lines: readonly Line[];
}

export const DAY = 86_400;
const NOW = END * DAY;
const MONTH = 30.4;
/** The child's age in months at which powder ends: stage 4 is over. */
const LEAVES_AT = 72;

const pickHour = weighted(
  [6, 4, 3, 2, 2, 3, 8, 18, 30, 42, 50, 44, 40, 42, 40, 38, 36, 34, 36, 44, 58, 66, 54, 26].map((weight, hour) => [hour, weight] as const) as [readonly [number, number]],
); // prettier-ignore
const pickPayment = Object.fromEntries(
  Object.entries(PAYMENTS).map(([channel, entries]) => [channel, weighted(entries)]),
) as Record<Channel, (random: Random) => string>;
const pickOther = weighted<Channel>([['天猫', 5], ['京东', 3], ['抖店', 0.5], ['拼多多', 0.8], ['有赞小程序', 3], ['线下门店', 1]]); // prettier-ignore

/** An order as it goes from payment to the door, seen from the last day of the data. */
export function placeOrder(
  who: { person: Person | undefined; place: Place; city: string },
  channel: Channel,
  day: number,
  lines: readonly Line[],
  random: Random,
): Order {
  const orderedAt = day * DAY + pickHour(random) * 3600 + random.integer(0, 3599);
  const isStore = channel === '线下门店';
  const paidAt = orderedAt + (isStore ? 0 : random.chance(0.9) ? random.integer(4, 90) : random.integer(90, 7000));
  const isLate = random.chance(
    who.place.province === PLANTED.lateProvince.province ? 0.31 : promotionOn(day) ? 0.1 : 0.06,
  );
  const promisedDays = who.place.days + 1;
  const days = isLate ? promisedDays + 0.2 + 2.6 * random.next() : promisedDays * (0.35 + 0.5 * random.next());
  const arrives = Math.floor(paidAt / DAY + days) * DAY + random.integer(9, 20) * 3600 + random.integer(0, 59) * 60;
  const promisedAt = isStore ? undefined : (Math.floor(paidAt / DAY) + promisedDays) * DAY + 86_399;
  const deliveredAt = isStore || arrives >= NOW ? undefined : Math.max(arrives, paidAt + 7200);
  const status = isStore || deliveredAt !== undefined ? STATUS.done : NOW - paidAt < DAY ? STATUS.paid : STATUS.shipped;
  const { person, place, city } = who;
  return {
    person,
    place,
    city,
    channel,
    orderedAt,
    paidAt,
    status,
    payment: pickPayment[channel](random),
    promisedAt,
    deliveredAt,
    lines,
  };
}

/** The next day this person would order on; sales pull the day towards them, 春节 pushes it away. */
function nextDay(last: number, gap: number, random: Random): number {
  const day = last + Math.max(1, Math.round(gap));
  const sale = promotionNear(day, 16);
  if (sale && random.chance(0.5)) {
    const peak = random.pick(sale.peaks);
    if (peak > last + 6) return peak;
  }
  return festivalFactor(day) < 0.5 && random.chance(0.6) ? day + 9 : day;
}

const homeOf = (person: Person) => ({ person, place: person.place, city: person.city });

function ordersOf(person: Person, random: Random): Order[] {
  const orders: Order[] = [];
  let day = person.firstDay;
  for (let n = 0; day < END; n++) {
    const months = person.born === undefined ? undefined : (day - person.born) / MONTH;
    if (months !== undefined && months > LEAVES_AT) break;
    const channel = n === 0 || random.chance(0.86) ? person.channel : pickOther(random);
    const { lines, supply } = fillBasket(
      { person, months, isFirst: n === 0, isSale: promotionOn(day) !== undefined, day },
      random,
    );
    orders.push(placeOrder(homeOf(person), channel, day, lines, random));
    if (random.chance(0.035)) {
      const extra = fillBasket({ person, months: undefined, isFirst: false, isSale: false, day }, random);
      orders.push(placeOrder(homeOf(person), channel, day, extra.lines, random));
    }
    if (!random.chance(n === 0 ? person.returns : person.stays)) break;
    const slower = months === undefined ? 1 : months > 36 ? 1.45 : months > 12 ? 1.12 : 1;
    const spread = n === 0 ? 0.42 : 0.24;
    day = nextDay(day, person.rhythm * slower * supply * Math.exp(spread * random.normal()), random);
  }
  return orders;
}

/** Part of a line's payment given back, now and then. */
function withRefund(order: Order, random: Random): Order {
  const [line, ...rest] = order.lines;
  if (!line || !random.chance(0.011)) return order;
  const refund = Math.round(line.paid * random.pick([0.1, 0.2, 0.3, 0.5, 1]));
  return { ...order, lines: [{ ...line, refund: Math.min(refund, line.paid) }, ...rest] };
}

/** Orders that never became sales, made from copies of real ones. */
function ghosts(orders: readonly Order[], random: Random): Order[] {
  const bare = { paidAt: undefined, promisedAt: undefined, deliveredAt: undefined };
  const copies = (count: number, from: number, change: (order: Order) => Order) => {
    const pool = orders.filter(
      (order) => order.person && order.orderedAt >= from * DAY && order.channel !== '线下门店',
    );
    return Array.from({ length: count }, () => pool[random.integer(0, pool.length - 1)]).flatMap((order) =>
      order ? [change(order)] : [],
    );
  };
  const before = (order: Order) => order.orderedAt - random.integer(60, 1500);
  const none = (lines: readonly Line[]) => lines.map((line) => ({ ...line, paid: 0 }));
  return [
    ...copies(34, END - 9, (order) => ({ ...order, ...bare, orderedAt: before(order), status: STATUS.unpaid, lines: none(order.lines) })),
    ...copies(96, FIRST, (order) => ({ ...order, ...bare, orderedAt: before(order), status: STATUS.closed, lines: none(order.lines) })),
    ...copies(58, FIRST, (order) => ({
      ...order, deliveredAt: undefined, orderedAt: before(order), status: STATUS.closed,
      lines: order.lines.map((line) => ({ ...line, refund: line.paid })),
    })),
  ]; // prettier-ignore
}

/** Everything that was ever ordered, oldest first, with the orders that do not count among them. */
export function makeOrders(people: readonly Person[], walkIns: readonly Place[], random: Random): readonly Order[] {
  const real = people.flatMap((person) => ordersOf(person, random)).map((order) => withRefund(order, random));
  const anonymous = walkIns.map((place) => {
    const day = random.integer(FIRST + 20, END - 1);
    const { lines } = fillBasket(
      { person: undefined, months: random.integer(0, 50), isFirst: true, isSale: false, day },
      random,
    );
    return placeOrder({ person: undefined, place, city: place.cities[0] }, '线下门店', day, lines, random);
  });
  return [...real, ...anonymous, ...ghosts(real, random)].sort((a, b) => a.orderedAt - b.orderedAt);
}
