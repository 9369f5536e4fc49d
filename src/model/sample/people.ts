import { type Random, weighted } from '../../util/random.ts';
import { acquisitionWeight, END, FIRST, promotionOn } from './calendar.ts';
import type { Channel } from './catalogue.ts';
import { type Place, PLACES } from './places.ts';
import { dayNumber } from '../../util/day.ts';
import { PLANTED } from './planted.ts';

export interface Person {
  readonly id: string;
  readonly place: Place;
  readonly city: string;
  /** Where the first order is placed, and most later ones. */
  readonly channel: Channel;
  readonly source: string;
  readonly gender: string;
  readonly ageBand: string;
  /** Day number of the first order. */
  readonly firstDay: number;
  /** Days between registration and the first order. */
  readonly registeredBefore: number;
  /** Day number of the child's birth; undefined for those who buy adult powder only. */
  readonly born: number | undefined;
  readonly prefersOrganic: boolean;
  /** Usual days between orders. */
  readonly rhythm: number;
  /** How content they are, standard normal: seen in answers and in who stays. */
  readonly mood: number;
  /** Probability of a second order, and of another one after each later order. */
  readonly returns: number;
  readonly stays: number;
}

const AFFINITY: Readonly<Record<Channel, number>> = {
  天猫: 1, 京东: 1.03, 抖店: 0.56, 拼多多: 0.86, 有赞小程序: 1.22, 线下门店: 1.08,
}; // prettier-ignore

const MOOD: Readonly<Record<Channel, number>> = {
  天猫: 0.02, 京东: 0.12, 抖店: -0.42, 拼多多: -0.5, 有赞小程序: 0.5, 线下门店: 0.3,
}; // prettier-ignore

const SOURCES: Readonly<Record<Channel, readonly [readonly [string, number], ...(readonly [string, number])[]]>> = {
  天猫: [['站内搜索', 55], ['会场活动', 25], ['老客推荐', 12], ['直通车', 8]],
  京东: [['站内搜索', 60], ['会场活动', 22], ['老客推荐', 12], ['京准通', 6]],
  抖店: [['达人直播', 58], ['店铺自播', 27], ['短视频', 15]],
  拼多多: [['百亿补贴', 48], ['站内搜索', 40], ['拼团分享', 12]],
  有赞小程序: [['公众号', 38], ['老客推荐', 34], ['社群', 28]],
  线下门店: [['母婴店导购', 62], ['月子中心', 20], ['老客推荐', 18]],
}; // prettier-ignore

const pickGender = weighted([['女', 78], ['男', 17], ['未知', 5]]); // prettier-ignore
const pickParentAge = weighted([['18-24', 9], ['25-34', 61], ['35-44', 26], ['45-54', 3], ['55+', 1]]); // prettier-ignore
const pickAdultAge = weighted([['18-24', 4], ['25-34', 22], ['35-44', 24], ['45-54', 27], ['55+', 23]]); // prettier-ignore
/** Months of the child's age at the first order. */
const pickBabyMonths = weighted([[1, 30], [4, 17], [8, 17], [15, 17], [26, 11], [40, 6], [56, 2]]); // prettier-ignore
const pickPlace = weighted(PLACES.map((place) => [place, place.weight] as const) as [readonly [Place, number]]);
const pickSource = Object.fromEntries(
  Object.entries(SOURCES).map(([channel, entries]) => [channel, weighted(entries)]),
) as Record<Channel, (random: Random) => string>;

function pickChannel(day: number, random: Random): Channel {
  const years = (day - FIRST) / 365.25;
  const isFailing = day >= dayOf(PLANTED.failingCohort.from) && day < dayOf(PLANTED.failingCohort.to);
  const live = isFailing ? 95 : 12 + 4 * years + (promotionOn(day) ? 6 : 0);
  return weighted<Channel>([['天猫', 33], ['京东', 21], ['抖店', live], ['拼多多', 10], ['有赞小程序', 12], ['线下门店', 9]])(random); // prettier-ignore
}

const dayOf = (day: string) => dayNumber(day) ?? 0;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

function makePerson(index: number, firstDay: number, random: Random): Person {
  const channel = pickChannel(firstDay, random);
  const place = pickPlace(random);
  const isAdultOnly = random.chance(0.1);
  const mood = MOOD[channel] + 0.9 * random.normal();
  const failing =
    channel === PLANTED.failingCohort.channel &&
    firstDay >= dayOf(PLANTED.failingCohort.from) &&
    firstDay < dayOf(PLANTED.failingCohort.to);
  const promotion = promotionOn(firstDay);
  const returns = (0.62 + 0.07 * mood) * AFFINITY[channel] * (failing ? 0.36 : promotion ? 0.76 : 1);
  const months = pickBabyMonths(random) + random.next() * 4;
  return {
    id: `HM${String(10_000_000 + index * 37 + random.integer(0, 36))}`,
    place,
    city: place.cities[Math.floor(place.cities.length * random.next() ** 1.7)] ?? place.cities[0],
    channel,
    source: promotion && random.chance(0.55) ? `${promotion.name}大促` : pickSource[channel](random),
    gender: pickGender(random),
    ageBand: isAdultOnly ? pickAdultAge(random) : pickParentAge(random),
    firstDay,
    registeredBefore: random.chance(0.6) ? 0 : Math.floor(random.next() ** 3 * 60),
    born: isAdultOnly ? undefined : firstDay - Math.round(months * 30.4),
    prefersOrganic: random.chance(0.27),
    rhythm: clamp((isAdultOnly ? 50 : 36) * Math.exp(0.36 * random.normal()), 9, 150),
    mood,
    returns: clamp(returns, 0.05, 0.95),
    stays: clamp(1 - 0.138 * Math.exp(0.5 * random.normal() - 0.3 * mood), 0.3, 0.985),
  };
}

/** Everyone who ever buys, oldest first, about `count` of them. */
export function makePeople(count: number, random: Random): readonly Person[] {
  const days = Array.from({ length: END - FIRST }, (_, index) => FIRST + index);
  const total = days.reduce((sum, day) => sum + acquisitionWeight(day), 0);
  let owed = 0;
  let index = 0;
  return days.flatMap((day) => {
    owed += (count * acquisitionWeight(day)) / total + 0.35 * random.normal();
    const today = Math.max(0, Math.round(owed));
    owed -= today;
    return Array.from({ length: today }, () => makePerson(index++, day, random));
  });
}
