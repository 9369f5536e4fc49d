import { dayNumber } from '../../util/day.ts';
import { type Random, weighted } from '../../util/random.ts';
import { END, FIRST } from './calendar.ts';
import { writeComment } from './comments.ts';
import { DAY, type Order, STATUS } from './orders.ts';
import { PLANTED, QUESTIONS } from './planted.ts';

export interface Answer {
  readonly submittedAt: number;
  readonly customer: string;
  readonly channel: string;
  readonly overall: number;
  readonly recommend: number;
  /** In the order of `QUESTIONS.items`; undefined: not answered. */
  readonly items: readonly (number | undefined)[];
  readonly comment: string;
}

/** Mean on the 1–5 scale, and how much the item by itself moves recommending and overall satisfaction. */
const ITEMS = [
  [4.42, 0.12, 0.2], [4.2, 0.36, 0.26], [4.12, 0.86, 0.44], [4.5, 0.1, 0.16], [4.28, 0.1, 0.24], [4.2, 0.26, 0.18],
  [3.92, 0.2, 0.22], [3.86, 0.16, 0.22], [3.5, 0.64, 0.34], [4.24, 0.08, 0.2], [4.02, 0.28, 0.26], [4.48, 0.3, 0.16], [4.16, 0.04, 0.06],
] as const; // prettier-ignore
const SKIPPED = [0.02, 0.03, 0.04, 0.05, 0.01, 0.03, 0.12, 0.05, 0.01, 0.03, 0.04, 0.05, 0.01];
const LATE = QUESTIONS.items.indexOf(PLANTED.lateProvince.item);
const FAIR = QUESTIONS.items.indexOf(PLANTED.lowestItem.item);
const FAIR_FALLS = dayNumber(PLANTED.lowestItem.since) ?? 0;

const clampRound = (value: number, low: number, high: number) => Math.min(high, Math.max(low, Math.round(value)));

/** Two waves a year, in March and September, and a few answers on every other day. */
const WAVES = [2022, 2023, 2024]
  .flatMap((year) => [`${year}-03-11`, `${year}-09-09`])
  .map((day) => dayNumber(day) ?? 0);
const pickWave = weighted(WAVES.map((day, index) => [day, 7 + 1.5 * index] as const) as [readonly [number, number]]);

function pickDay(random: Random): number {
  return random.chance(0.62)
    ? pickWave(random) + Math.floor(random.next() ** 1.6 * 18)
    : random.integer(FIRST + 45, END - 2);
}

/** The scores behind one answer: a common mood, each item's own share, and where this customer was let down. */
function scores(order: Order, day: number, random: Random) {
  const mood = order.person?.mood ?? random.normal();
  const residuals = ITEMS.map((_, index) => {
    const late = index === LATE && order.place.province === PLANTED.lateProvince.province ? -0.85 : 0;
    const fair = index === FAIR && day >= FAIR_FALLS ? -0.24 : 0;
    return 0.5 * mood + 0.78 * random.normal() + late + fair;
  });
  const sum = (column: 1 | 2) =>
    residuals.reduce((total, value, index) => total + value * (ITEMS[index]?.[column] ?? 0), 0);
  return {
    residuals,
    items: residuals.map((value, index) => clampRound((ITEMS[index]?.[0] ?? 4) + value, 1, 5)),
    recommend: clampRound(8.15 + 0.98 * sum(1) + 0.75 * random.normal(), 0, 10),
    overall: clampRound(4.18 + 0.34 * sum(2) + 0.3 * random.normal(), 1, 5),
  };
}

/** The latest kept order of each customer up to a day, found by walking all orders once, day by day. */
export function makeAnswers(orders: readonly Order[], count: number, random: Random): readonly Answer[] {
  const days = Array.from({ length: count }, () => pickDay(random)).sort((a, b) => a - b);
  const recent: Order[] = [];
  const asked = new Map<string, number>();
  let [next, oldest] = [0, 0];
  const kept = orders.filter(({ status, person }) => person && status === STATUS.done);
  const answers = days.flatMap((day) => {
    for (let order = kept[next]; order && order.orderedAt < (day - 4) * DAY; order = kept[++next]) recent.push(order);
    for (let order = recent[oldest]; order && order.orderedAt < (day - 75) * DAY; order = recent[++oldest]);
    const candidates = Array.from({ length: 8 }, () => recent[random.integer(oldest, recent.length - 1)]);
    const order = candidates.find((one) => one?.person && (asked.get(one.person.id) ?? -999) < day - 150);
    if (!order?.person) return [];
    asked.set(order.person.id, day);
    const { residuals, items, recommend, overall } = scores(order, day, random);
    const hasComment = random.chance(recommend <= 6 ? 0.47 : recommend >= 9 ? 0.3 : 0.25);
    const isLinked = !random.chance(0.07);
    const { channel } = order;
    return [
      {
        submittedAt: day * DAY + random.integer(8 * 3600, 22 * 3600),
        customer: isLinked ? order.person.id : '',
        channel,
        overall,
        recommend,
        items: items.map((value, index) => (random.chance(SKIPPED[index] ?? 0) ? undefined : value)),
        comment: hasComment ? writeComment(residuals, recommend, random) : '',
      },
    ];
  });
  return answers.sort((a, b) => a.submittedAt - b.submittedAt);
}
