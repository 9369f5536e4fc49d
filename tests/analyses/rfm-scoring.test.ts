import { beforeAll, describe, expect, it } from 'vitest';
import rfmCustomers from '../../src/analyses/rfm-customers/index.ts';
import rfmSegments from '../../src/analyses/rfm-segments/index.ts';
import rfmThresholds from '../../src/analyses/rfm-thresholds/index.ts';
import { SEGMENTS } from '../../src/model/rfm.ts';
import { addDays } from '../../src/util/day.ts';
import { randomFrom } from '../../src/util/random.ts';
import { openBench, type OrderLine, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

/** Customers by name with their purchases as [day, amount]; order ids are counted. */
const orders = (shop: Readonly<Record<string, readonly (readonly [string, number])[]>>): OrderLine[] =>
  Object.entries(shop).flatMap(([customer, bought]) =>
    bought.map(([at, amount], i) => ({ order: `${customer}${i}`, customer, at, amount })),
  );

const scoresBy = async (
  params: Parameters<typeof bench.rows<(typeof rfmCustomers)['params'], (typeof rfmCustomers)['columns']>>[1] = {},
) => new Map((await bench.rows(rfmCustomers, params)).map((row) => [row.customer_id, row]));

describe('the segments', () => {
  it('of the 11 names cover each of the 125 cells exactly once', async () => {
    const { rows } = await bench.db.query(
      `SELECT scheme, count(*)::INTEGER AS cells, count(DISTINCT (r_score, f_score, m_score))::INTEGER AS distinct_cells, list(DISTINCT segment ORDER BY segment)::VARCHAR AS names
       FROM rfm_cells GROUP BY scheme ORDER BY scheme`,
    );
    const names = (list: readonly string[]) => `[${[...list].sort().join(', ')}]`;
    expect(rows).toEqual([
      { scheme: 'named11', cells: 125, distinct_cells: 125, names: names(SEGMENTS.named11) },
      { scheme: 'rf10', cells: 125, distinct_cells: 125, names: names(SEGMENTS.rf10) },
    ]);
  });

  // Squeezely's table, read from the first and the last cell of some rows (METHODS §1a).
  it.each([
    [555, 'champions'], [445, 'champions'], [543, 'loyal'], [335, 'loyal'], [323, 'potential_loyalist'], [311, 'new_customers'],
    [313, 'promising'], [325, 'need_attention'], [251, 'about_to_sleep'], [255, 'at_risk'], [124, 'at_risk'], [155, 'cannot_lose'],
    [113, 'cannot_lose'], [211, 'hibernating'], [151, 'lost'],
  ] as const)('put %i into %s', async (cell, segment) => {
    const { rows } = await bench.db.query(
      `SELECT segment FROM rfm_cells WHERE scheme = 'named11' AND 100 * r_score + 10 * f_score + m_score = $cell::INTEGER`, { cell },
    );
    expect(rows).toEqual([{ segment }]);
  }); // prettier-ignore
});

describe('scores of a shop where seven of ten bought once', () => {
  // a–g bought once, h and i twice, j three times; everybody's last day differs, a (oldest) … j (newest).
  beforeAll(async () => {
    const last = (i: number) => addDays('2024-06-01', i);
    await bench.orders(
      orders({
        a: [[last(0), 10]], b: [[last(1), 20]], c: [[last(2), 30]], d: [[last(3), 40]], e: [[last(4), 50]],
        f: [[last(5), 60]], g: [[last(6), 70]], h: [['2024-05-01', 1], [last(7), 79]], i: [['2024-05-01', 1], [last(8), 89]],
        j: [['2024-04-01', 1], ['2024-05-01', 1], [last(9), 98]],
      }),
    ); // prettier-ignore
  });

  // percent_rank of F: once 0/9 → 1; twice 7/9 → 1 + ⌊3.9⌋ = 4; three times 9/9 → 5.
  it('are F 1, 4 and 5 by percentile: one purchase, one score', async () => {
    const scores = await scoresBy({ scoring: 'percentile' });
    expect([...'abcdefghij'].map((id) => scores.get(id)?.f_score)).toEqual([1, 1, 1, 1, 1, 1, 1, 4, 4, 5]);
  });

  // 70 % share F = 1, more than 40 %, so auto takes the classes 1 / 2 / 3 / 4–5 / ≥6.
  it('are F 1, 2 and 3 under auto, which falls back to fixed classes', async () => {
    const scores = await scoresBy();
    expect([...'abcdefghij'].map((id) => scores.get(id)?.f_score)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 3]);
  });

  // Ten distinct values: percent_rank i/9, i = 0..9, times five, floored, plus one, at most five.
  it('rank ten different recencies and amounts in pairs', async () => {
    const scores = await scoresBy();
    const expected = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
    expect([...'abcdefghij'].map((id) => scores.get(id)?.r_score)).toEqual(expected);
    expect([...'abcdefghij'].map((id) => scores.get(id)?.m_score)).toEqual(expected);
    expect(scores.get('j')).toEqual({ customer_id: 'j', recency: 1, frequency: 3, monetary: 100, r_score: 5, f_score: 3, m_score: 5, segment: 'need_attention' }); // prettier-ignore
  });

  // NTILE(5) of ten: two each, ties by id: a b | c d | e f | g h | i j.
  it('tear equal customers apart under ntile, as other tools do', async () => {
    const scores = await scoresBy({ scoring: 'ntile' });
    expect([...'abcdefghij'].map((id) => scores.get(id)?.f_score)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  // Type-7 quantiles of F at .2 .4 .6 .8: 1, 1, 1, 2. One is above none of them, two above three, three above four.
  it('count the quantiles strictly below the value under quantile', async () => {
    const scores = await scoresBy({ scoring: 'quantile' });
    expect([...'aghj'].map((id) => scores.get(id)?.f_score)).toEqual([1, 1, 4, 5]);
  });

  it('follow the bounds given, a value on a bound staying on its better side for R', async () => {
    // as_of 2024-06-11: a is 10 days old, j 1.
    const scores = await scoresBy({
      scoring: 'fixed',
      r_breaks: '1,4,7,9',
      f_breaks: '1,2,3,4',
      m_breaks: '10,50,90,99.5',
    });
    expect([...'abdgj'].map((id) => scores.get(id)?.r_score)).toEqual([1, 2, 3, 4, 5]);
    expect([...'abeij'].map((id) => scores.get(id)?.m_score)).toEqual([1, 2, 2, 3, 5]);
    expect([...'ahj'].map((id) => scores.get(id)?.f_score)).toEqual([1, 2, 3]);
  });

  it('say their thresholds, the rule that was used, and how many NTILE would have split', async () => {
    const rows = await bench.rows(rfmThresholds);
    expect(rows.map(({ score, f_from, f_to, f_customers }) => [score, f_from, f_to, f_customers])).toEqual([
      [1, 1, 1, 7], [2, 2, 2, 2], [3, 3, 3, 1], [4, null, null, 0], [5, null, null, 0],
    ]); // prettier-ignore
    expect(rows.map(({ r_from, r_to, m_from, m_to }) => [r_from, r_to, m_from, m_to])).toEqual([
      [9, 10, 10, 20], [7, 8, 30, 40], [5, 6, 50, 60], [3, 4, 70, 80], [1, 2, 90, 100],
    ]); // prettier-ignore
    // Seven equal customers lie on the tiles 1 1 2 2 3 3 4, two on 4 5: nine are split. No R or M value repeats.
    expect(rows[0]).toMatchObject({ scoring_used: 'percentile', f_scoring_used: 'fixed', f_mode_share: 0.7, r_split: 0, f_split: 9, m_split: 0 }); // prettier-ignore
  });

  it('look only at the twelve months before as_of; who bought earlier has none', async () => {
    expect((await scoresBy({ as_of: '2025-06-05' })).size).toBe(6);
    expect((await scoresBy({ as_of: '2025-06-05', window: 'all' })).size).toBe(10);
    expect((await scoresBy({ as_of: '2024-05-02' })).get('h')).toMatchObject({ recency: 1, frequency: 1, monetary: 1 });
    expect(await bench.rows(rfmCustomers, { as_of: '2024-04-01' })).toEqual([]);
  });

  it('count the customers of the scope who have none', async () => {
    const rows = await bench.rows(rfmSegments, { as_of: '2025-06-05' });
    expect(rows.reduce((n, row) => n + row.customers, 0)).toBe(6);
    expect(rows.every(({ unscored }) => unscored === 4)).toBe(true);
  });
});

it('counts split orders of one day once, unless orders are asked for', async () => {
  await bench.orders(orders({ ann: [['2024-01-01 09:00:00', 5], ['2024-01-01 21:00:00', 5], ['2024-02-01', 5]], bob: [['2024-02-01', 1]] })); // prettier-ignore
  expect((await scoresBy()).get('ann')?.frequency).toBe(2);
  expect((await scoresBy({ frequency: 'orders' })).get('ann')?.frequency).toBe(3);
});

it('gives a lonely customer one point each, and nobody anything without orders', async () => {
  await bench.orders(orders({ ann: [['2024-01-01', 5]] }));
  expect((await scoresBy({ scoring: 'percentile' })).get('ann')).toMatchObject({
    r_score: 1,
    f_score: 1,
    m_score: 1,
    segment: 'lost',
  });
  expect(await bench.rows(rfmThresholds)).toHaveLength(5);
});

describe('the eight Chinese classes', () => {
  // as_of 2024-07-01. R and M are cut at their medians, 61 days (f: 2024-05-01) and 40; F at two purchases.
  //        last day   times  money    near?  often?  rich?
  //   a    06-30        2      90      近     高      高     b  06-29  1  80  近 低 高
  //   c    03-01        2      70      远     高      高     d  03-02  1  60  远 低 高
  //   e    06-28        2      20      近     高      低     f  05-01  1  10  近 低 低
  //   g    03-03        2      18      远     高      低     h  03-04  1   5  远 低 低       i  05-01 1 40 近 低 高
  beforeAll(async () => {
    const twice = (day: string, amount: number) =>
      [
        ['2024-02-01', 1],
        [day, amount - 1],
      ] as const;
    await bench.orders(
      orders({
        a: twice('2024-06-30', 90), b: [['2024-06-29', 80]], c: twice('2024-03-01', 70), d: [['2024-03-02', 60]],
        e: twice('2024-06-28', 20), f: [['2024-05-01', 10]], g: twice('2024-03-03', 18), h: [['2024-03-04', 5]], i: [['2024-05-01', 40]],
      }),
    ); // prettier-ignore
  });

  it('are each reached by one combination of near, often and rich', async () => {
    const scores = await scoresBy({ segments: 'cn8', as_of: '2024-07-01' });
    expect(Object.fromEntries([...scores].map(([id, { segment }]) => [id, segment]))).toEqual({
      a: 'important_value', b: 'important_develop', c: 'important_keep', d: 'important_retain',
      e: 'general_value', f: 'general_develop', g: 'general_keep', h: 'general_retain', i: 'important_develop',
    }); // prettier-ignore
    expect(new Set([...scores.values()].map(({ segment }) => segment))).toEqual(new Set(SEGMENTS.cn8));
  });

  // Means: 393 / 9 = 43.7 money, so i (40) drops to 低; recency 1 2 122 121 3 61 120 119 61, mean 67.8: nobody changes side.
  it('say how many customers another cut would move', async () => {
    const rows = await bench.rows(rfmSegments, { segments: 'cn8', as_of: '2024-07-01' });
    expect(rows.filter(({ moved }) => moved > 0).map(({ segment, moved }) => [segment, moved])).toEqual([
      ['important_develop', 1],
    ]);
    const mean = await scoresBy({ segments: 'cn8', cn8: 'mean', as_of: '2024-07-01' });
    expect(mean.get('i')?.segment).toBe('general_develop');
    expect((await bench.rows(rfmSegments)).every(({ moved }) => moved === 0)).toBe(true);
  });
});

describe('scores of three hundred random orders', () => {
  const random = randomFrom(24);
  const lines: OrderLine[] = Array.from({ length: 300 }, (_, i) => ({
    order: String(i),
    customer: `c${Math.floor(80 * random.next() ** 2)}`,
    at: addDays('2024-01-01', random.integer(0, 40)),
    amount: random.integer(1, 12) * 5,
  }));
  const scorings = ['auto', 'percentile', 'quantile', 'fixed'] as const;

  it('are equal for equal values, and never lower for a better one', async () => {
    await bench.orders(lines);
    for (const scoring of scorings) {
      const rows = await bench.rows(rfmCustomers, { scoring });
      const measures = [['recency', 'r_score', -1], ['frequency', 'f_score', 1], ['monetary', 'm_score', 1]] as const; // prettier-ignore
      for (const [value, score, better] of measures) {
        const sorted = rows.toSorted((a, b) => better * (a[value] - b[value]));
        for (const [i, row] of sorted.slice(1).entries()) {
          const before = sorted[i];
          if (before?.[value] === row[value]) expect(row[score], `${scoring} ${value}`).toBe(before?.[score]);
          else expect(row[score], `${scoring} ${value}`).toBeGreaterThanOrEqual(before?.[score] ?? 6);
        }
      }
    }
  });

  it('do not depend on the order of the rows', async () => {
    await bench.orders(lines);
    const before = await Promise.all(scorings.map((scoring) => bench.rows(rfmCustomers, { scoring })));
    await bench.orders(
      [...lines].sort((a, b) => (a.order.split('').reverse().join('') < b.order.split('').reverse().join('') ? -1 : 1)),
    );
    expect(await Promise.all(scorings.map((scoring) => bench.rows(rfmCustomers, { scoring })))).toEqual(before);
  });

  // The answer of DuckDB's own percent_rank, customer by customer: METHODS §1.
  it('are those of percent_rank under percentile', async () => {
    await bench.orders(lines);
    const { rows } = await bench.db.query(
      `WITH base AS (
         SELECT customer_id, date_diff('day', max(ordered_at)::DATE, DATE '2024-02-11') AS r, count(DISTINCT ordered_at::DATE) AS f, round(sum(amount), 2) AS m
         FROM orders GROUP BY customer_id)
       SELECT customer_id, least(5, 1 + floor(5 * percent_rank() OVER (ORDER BY r DESC)))::INTEGER AS r_score,
         least(5, 1 + floor(5 * percent_rank() OVER (ORDER BY f)))::INTEGER AS f_score, least(5, 1 + floor(5 * percent_rank() OVER (ORDER BY m)))::INTEGER AS m_score
       FROM base ORDER BY customer_id`,
    );
    const own = (await bench.rows(rfmCustomers, { scoring: 'percentile', as_of: '2024-02-11' }))
      .map(({ customer_id, r_score, f_score, m_score }) => ({ customer_id, r_score, f_score, m_score }))
      .sort((a, b) => (a.customer_id < b.customer_id ? -1 : 1));
    expect(own).toEqual(rows);
  });
});
