import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULE, type RfmRule } from '../../src/model/rfm';
import { addDays, daysBetween } from '../../src/util/day';
import { randomFrom } from '../../src/util/random';
import { openBench, type OrderLine, type TestBench } from '../support/workspace.ts';

const AS_OF = '2024-07-01';

/** What the definitions of METHODS say, customer by customer, in the plainest words. */
interface Judged {
  readonly customer: string;
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

const percentile = (value: number, all: readonly number[], lowIsBest = false) => {
  const beaten = all.filter((other) => (lowIsBest ? other > value : other < value)).length;
  return Math.min(5, 1 + Math.floor((5 * beaten) / Math.max(1, all.length - 1)));
};
const passed = (value: number, breaks: readonly number[]) => breaks.filter((bound) => bound < value).length;

function baseOf(lines: readonly OrderLine[]): Judged[] {
  const ids = [...new Set(lines.map(({ customer }) => customer ?? ''))].sort();
  return ids.map((customer) => {
    const own = lines.filter((line) => line.customer === customer);
    const days = [...new Set(own.map(({ at }) => at.slice(0, 10)))].sort();
    const monetary = Math.round(100 * own.reduce((sum, { amount }) => sum + amount, 0)) / 100;
    return { customer, recency: daysBetween(days.at(-1) ?? AS_OF, AS_OF), frequency: days.length, monetary };
  });
}

function someOrders(customers: number, seed: number, tied: boolean): OrderLine[] {
  const random = randomFrom(seed);
  return Array.from({ length: customers }, (_, c) => {
    const count = tied && random.chance(0.7) ? 1 : random.integer(1, 7);
    return Array.from({ length: count }, (_unused, n) => ({
      order: `${c}-${n}`,
      customer: `c${String(c).padStart(3, '0')}`,
      at: addDays(AS_OF, -random.integer(1, 40)),
      amount: random.integer(0, 60) * 10,
    }));
  }).flat();
}

describe.each([
  ['one customer', someOrders(1, 1, false)],
  ['two customers', someOrders(2, 2, false)],
  ['six customers', someOrders(6, 3, false)],
  ['many, no habit', someOrders(61, 4, false)],
  ['many, most bought once', someOrders(61, 5, true)],
])('%s', (_, lines) => {
  let bench: TestBench;
  const base = baseOf(lines);
  const values = (field: 'recency' | 'frequency' | 'monetary') => base.map((customer) => customer[field]);

  beforeAll(async () => {
    bench = await openBench();
    await bench.orders(lines);
  });
  const scores = async (rule: Partial<RfmRule>) => {
    const table = await bench.workspace.customerAttributes(AS_OF, { ...DEFAULT_RULE, ...rule });
    return (
      await bench.db.query(
        `SELECT k.customer_id AS customer, a.recency, a.frequency, a.monetary, r_score, f_score, m_score FROM ${table} a JOIN customer_keys k USING (customer_key) ORDER BY 1`,
      )
    ).rows;
  };

  it('percentile: the share of customers that one beats, equal values equal', async () => {
    expect(await scores({ scoring: 'percentile' })).toEqual(
      base.map((customer) => ({
        ...customer,
        r_score: percentile(customer.recency, values('recency'), true),
        f_score: percentile(customer.frequency, values('frequency')),
        m_score: percentile(customer.monetary, values('monetary')),
      })),
    );
  });

  it('auto: the same, but fixed classes of F where one frequency has over 40 %', async () => {
    const counts = values('frequency').map((f) => values('frequency').filter((other) => other === f).length);
    const isTied = Math.max(...counts) > 0.4 * base.length;
    const plain = await scores({ scoring: 'percentile' });
    expect(await scores({ scoring: 'auto' })).toEqual(
      plain.map((row, n) => (isTied ? { ...row, f_score: 1 + passed(base[n]?.frequency ?? 0, [1, 2, 3, 5]) } : row)),
    );
  });

  it('fixed: classes by the bounds of the rule, recency backwards', async () => {
    const rule = {
      scoring: 'fixed',
      r_breaks: '5,10,20,30',
      f_breaks: '1,2,3,4',
      m_breaks: '100,300,600,900',
    } as const;
    expect(await scores(rule)).toEqual(
      base.map((customer) => ({
        ...customer,
        r_score: 5 - passed(customer.recency, [5, 10, 20, 30]),
        f_score: 1 + passed(customer.frequency, [1, 2, 3, 4]),
        m_score: 1 + passed(customer.monetary, [100, 300, 600, 900]),
      })),
    );
  });

  it('ntile: fifths of equal size, the larger ones first, ties by id', async () => {
    const rows = await scores({ scoring: 'ntile' });
    for (const score of ['r_score', 'f_score', 'm_score']) {
      const sizes = [1, 2, 3, 4, 5].map((tile) => rows.filter((row) => row[score] === tile).length);
      expect(sizes).toEqual(
        [0, 1, 2, 3, 4].map((tile) => Math.floor(base.length / 5) + (tile < base.length % 5 ? 1 : 0)),
      );
    }
  });

  it('quantile: equal values equal, and more is never less', async () => {
    const rows = await scores({ scoring: 'quantile' });
    for (const a of rows) {
      for (const b of rows)
        if (Number(a['monetary']) <= Number(b['monetary']))
          expect(Number(a['m_score'])).toBeLessThanOrEqual(Number(b['m_score']));
    }
  });
});
