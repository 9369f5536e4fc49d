import { beforeAll, describe, expect, it } from 'vitest';
import { cohortReading } from '../../src/analyses/cohort-retention/findings.ts';
import { cohortTriangle } from '../../src/analyses/cohort-retention/view.ts';
import cohortRetention from '../../src/analyses/cohort-retention/index.ts';
import type { Row } from '../../src/analyses/cohort-retention/words.ts';
import retentionCurves from '../../src/analyses/retention-curves/index.ts';
import { defaultsOf } from '../../src/codec/codec.ts';
import { formatter } from '../../src/i18n/format.ts';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import { openBench, type OrderLine, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

/** `ann 2024-01-05 10` a line: who, when, how much; a fourth word is the channel. */
const lines = (text: string): OrderLine[] =>
  text
    .trim()
    .split('\n')
    .map((line, i) => {
      const [customer = '', at = '', amount = '', channel] = line.trim().split(/\s+/);
      return { order: String(i), customer, at, amount: Number(amount), ...(channel && { channel }) };
    });

describe('the triangle of calendar months', () => {
  //          Jan   Feb   Mar   Apr
  //   ann     10    20     ·     5      2024-01 = {ann, bob}
  //   bob     30     ·    15
  //   cai           40     ·     ·      2024-02 = {cai};  nobody is new in March;  2024-04 = {dan}
  //   dan                        7      the file ends on 10 April
  beforeAll(() =>
    bench.orders(
      lines(`ann 2024-01-05 10
             ann 2024-02-05 20
             ann 2024-04-02 5
             bob 2024-01-31 30
             bob 2024-03-01 15
             cai 2024-02-29 40
             dan 2024-04-10 7`),
    ),
  );

  it('counts each customer once a month, keeps a finished empty month as zero and marks the running one', async () => {
    const rows = await bench.rows(cohortRetention);
    expect(rows.map(({ cohort, age, size, active, retention, revenue, complete }) => [cohort, age, size, active, retention, revenue, complete])).toEqual([
      ['2024-01', 0, 2, 2, 1, 40, true],
      ['2024-01', 1, 2, 1, 0.5, 20, true],
      ['2024-01', 2, 2, 1, 0.5, 15, true],
      ['2024-01', 3, 2, 1, 0.5, 5, false],
      ['2024-02', 0, 1, 1, 1, 40, true],
      ['2024-02', 1, 1, 0, 0, 0, true],
      ['2024-02', 2, 1, 0, 0, 0, false],
      ['2024-04', 0, 1, 1, 1, 7, false],
    ]); // prettier-ignore
  });

  it('measures revenue against the first month, and adds it up per acquired customer', async () => {
    const rows = await bench.rows(cohortRetention);
    const january = rows.filter(({ cohort }) => cohort === '2024-01');
    expect(january.map(({ revenue_retention }) => revenue_retention)).toEqual([1, 0.5, 0.375, 0.125]);
    expect(january.map(({ cumulative_revenue }) => cumulative_revenue)).toEqual([20, 30, 37.5, 40]);
    // Age 1: January 20 of 40, February 0 of 40, both complete.
    expect(rows.find(({ age }) => age === 1)).toMatchObject({ eligible: 3, mean_retention: 1 / 3, mean_revenue_retention: 0.25, mean_cumulative_revenue: 100 / 3 }); // prettier-ignore
  });

  it('has no mean where every cohort is unfinished', async () => {
    const rows = await bench.rows(cohortRetention);
    expect(rows.find(({ age }) => age === 3)).toMatchObject({ eligible: 0, mean_retention: null });
  });

  it('finishes a month on the first day after it, not before', async () => {
    const april = async (to: string) => (await bench.rows(cohortRetention, {}, { to })).find(({ cohort, age }) => cohort === '2024-01' && age === 3)?.complete; // prettier-ignore
    expect(await april('2024-04-30')).toBe(false);
    expect(await april('2024-05-01')).toBe(true);
  });

  it('stops at the greatest age asked for', async () => {
    expect(Math.max(...(await bench.rows(cohortRetention, { max_age: 2 })).map(({ age }) => age))).toBe(2);
  });

  it('picks months of acquisition by the range, and still sees every later purchase before its end', async () => {
    const rows = await bench.rows(cohortRetention, {}, { from: '2024-02-01', to: '2024-05-01' });
    expect(new Set(rows.map(({ cohort }) => cohort))).toEqual(new Set(['2024-02', '2024-04']));
  });

  it('answers the same for any choice of what to show', async () => {
    expect(await bench.rows(cohortRetention, { show: 'revenue' })).toEqual(await bench.rows(cohortRetention));
  });
});

it('filters by the first order only: what a customer buys later counts wherever it was bought', async () => {
  await bench.orders(
    lines(`ann 2024-01-05 10 shop
           ann 2024-02-05 20 web
           bob 2024-01-05 10 web
           cai 2024-02-01 5 shop`),
  );
  const rows = await bench.rows(cohortRetention, {}, { filters: { channel: ['shop'] }, to: '2024-03-01' });
  expect(rows.map(({ cohort, age, size, active, revenue }) => [cohort, age, size, active, revenue])).toEqual([
    ['2024-01', 0, 1, 1, 10],
    ['2024-01', 1, 1, 1, 20],
    ['2024-02', 0, 1, 1, 5],
  ]);
});

// January: ann spends 10, 2 and 2; February: bob 100 and nothing. By age: (10 + 100) / 2, (2 + 0) / 2, and of January alone 2 / 1.
it('adds up what customers spend age by age, so that the mean does not fall when a dear cohort is too young to be in it', async () => {
  await bench.orders(
    lines(`ann 2024-01-05 10
           ann 2024-02-05 2
           ann 2024-03-05 2
           bob 2024-02-01 100`),
  );
  const rows = await bench.rows(cohortRetention, {}, { to: '2024-04-01' });
  const means = [0, 1, 2].map((age) => rows.find((row) => row.age === age)?.mean_cumulative_revenue);
  expect(means).toEqual([55, 56, 58]);
});

describe('periods of 30 days from each customer’s own first day', () => {
  // ann joins on 5 January: day 29 is 3 February (still period 0), day 30 is 4 February (period 1). bob joins on the last day.
  beforeAll(() =>
    bench.orders(
      lines(`ann 2024-01-05 10
             ann 2024-02-03 1
             ann 2024-02-04 2
             bob 2024-01-31 10
             bob 2024-03-01 4
             cai 2024-04-20 5`),
    ),
  );

  it('put day 29 into period 0 and day 30 into period 1', async () => {
    const rows = await bench.rows(cohortRetention, { window: 'interval30' });
    const january = rows.filter(({ cohort }) => cohort === '2024-01');
    expect(january.map(({ active, revenue }) => [active, revenue])).toEqual([[2, 21], [2, 6], [0, 0], [0, 0]]); // prettier-ignore
  });

  // Somebody who joined on 31 January has had 30 days on 1 March 2024 (a leap year) and 60 on 31 March.
  it('are complete once the last possible joiner of the month has had the whole period', async () => {
    const complete = async (to: string) => (await bench.rows(cohortRetention, { window: 'interval30' }, { to })).map(({ complete: done }) => done); // prettier-ignore
    expect(await complete('2024-02-29')).toEqual([false, false]);
    expect(await complete('2024-03-01')).toEqual([true, false]);
    expect(await complete('2024-03-30')).toEqual([true, false, false]);
    expect(await complete('2024-03-31')).toEqual([true, true, false]);
  });
});

describe('the weighted mean', () => {
  const meanAt = async (age: number, to: string) => {
    const cells = (await bench.rows(cohortRetention, {}, { to })).filter((row) => row.age === age);
    const curve = (await bench.rows(retentionCurves, {}, { to })).find((row) => row.cohort === '' && row.age === age);
    expect(curve?.retention ?? null).toBe(cells[0]?.mean_retention ?? null);
    expect(curve?.eligible ?? 0).toBe(cells[0]?.eligible ?? 0);
    return cells[0]?.mean_retention;
  };

  // PostHog #25998. January: 4 customers, 1 returns (25 %). February: 1 customer, who returns (100 %). 2 of 5, not 62.5 %.
  it('weighs cohorts by their size', async () => {
    await bench.orders(
      lines(`a 2024-01-01 1
             b 2024-01-01 1
             c 2024-01-01 1
             d 2024-01-01 1
             d 2024-02-01 1
             e 2024-02-01 1
             e 2024-03-01 1`),
    );
    expect(await meanAt(1, '2024-04-01')).toBe(0.4);
  });

  // PostHog #30624. January: 1 of 2 returns. February: 0 of 2. 1 of 4, not 1 of 2.
  it('counts a cohort from which nobody returned', async () => {
    await bench.orders(
      lines(`a 2024-01-01 1
             b 2024-01-01 1
             b 2024-02-01 1
             c 2024-02-01 1
             d 2024-02-01 1
             d 2024-04-01 1`),
    );
    expect(await meanAt(1, '2024-04-01')).toBe(0.25);
  });

  // PostHog #26217. Nobody is new in February: there is no such cohort, and the mean is January's 1 of 2.
  it('knows no cohort without customers', async () => {
    await bench.orders(
      lines(`a 2024-01-01 1
             b 2024-01-01 1
             b 2024-02-01 1
             c 2024-03-01 1`),
    );
    expect(await meanAt(1, '2024-04-01')).toBe(0.5);
    expect(
      (await bench.rows(cohortRetention, {}, { to: '2024-04-01' })).some(({ cohort }) => cohort === '2024-02'),
    ).toBe(false);
  });

  // Metabase #11978: on 10 March the February cohort's second month has run for nine days; it stays out until it has ended.
  it('leaves out a month that is still running', async () => {
    await bench.orders(
      lines(`a 2024-01-01 1
             a 2024-02-01 1
             b 2024-02-01 1
             c 2024-03-09 1`),
    );
    expect(await meanAt(1, '2024-03-10')).toBe(1);
    expect(await meanAt(1, '2024-04-01')).toBe(0.5);
  });
});

it('draws one curve per cohort and one for the mean, of complete cells only', async () => {
  await bench.orders(
    lines(`a 2024-01-01 1
           a 2024-02-01 1
           b 2024-02-01 1`),
  );
  expect(await bench.rows(retentionCurves, {}, { to: '2024-03-10' })).toEqual([
    { cohort: '', age: 0, eligible: 2, active: 2, retention: 1, complete: true },
    { cohort: '', age: 1, eligible: 1, active: 1, retention: 1, complete: true },
    { cohort: '2024-01', age: 0, eligible: 1, active: 1, retention: 1, complete: true },
    { cohort: '2024-01', age: 1, eligible: 1, active: 1, retention: 1, complete: true },
    { cohort: '2024-01', age: 2, eligible: 1, active: 0, retention: 0, complete: false },
    { cohort: '2024-02', age: 0, eligible: 1, active: 1, retention: 1, complete: true },
    { cohort: '2024-02', age: 1, eligible: 1, active: 0, retention: 0, complete: false },
  ]);
});

it('is empty, not an error, before the first order', async () => {
  expect(await bench.rows(cohortRetention, {}, { from: '2020-01-01', to: '2020-02-01' })).toEqual([]);
  expect(await bench.rows(retentionCurves, {}, { from: '2020-01-01', to: '2020-02-01' })).toEqual([]);
});

describe('the line under the triangle', () => {
  const row = (cohort: string, age: number, more: Partial<Row> = {}): Row => ({
    cohort, age, size: 100, active: 40, retention: 0.4, revenue: 0, revenue_retention: null, cumulative_revenue: 0, complete: true,
    eligible: 200, mean_retention: 0.35, mean_revenue_retention: null, mean_cumulative_revenue: null, ...more,
  }); // prettier-ignore
  const contextOf = (params: Partial<ReturnType<typeof defaultsOf<typeof cohortRetention.params>>> = {}) =>
    ({
      locale: 'zh-CN',
      format: formatter('zh-CN'),
      params: { ...defaultsOf(cohortRetention.params), window: 'interval30', ...params },
      scope: { from: '2024-01-01', to: '2024-12-01', filters: {}, rule: DEFAULT_RULE },
      nameOf: (_: string, value: string) => value,
    }) as const;
  const say = (rows: readonly Row[], ...given: Parameters<typeof contextOf>) =>
    cohortReading(rows, contextOf(...given));

  it('tells how the latest cohort did that is through its first period, beside the mean', () => {
    const rows = [row('2024-08', 1, { retention: 0.3 }), row('2024-09', 1), row('2024-10', 1, { complete: false })];
    expect(say(rows)).toBe('最近一批看得全的是2024年9月首购的100位：首购后第30–59天40%再买，平均35%。');
    expect(say(rows, { window: 'calendar' })).toBe(
      '最近一批看得全的是2024年9月首购的100位：首购次月40%再买，平均35%。',
    );
  });
  it('says under a triangle of a few people that they are too few, and outlines their cells without a colour', () => {
    const few = [0, 1].map((age) => row('2024-07', age, { size: 26, eligible: 26 }));
    const context = contextOf();
    expect(cohortRetention.headline(few, context)?.text).toBe('这段时间只有26位新客户，还看不出会不会再来');
    expect(cohortRetention.headline([row('2024-11', 0), row('2024-11', 1, { eligible: 0 })], context)).toBeNull();
    const cells = cohortTriangle(few, context)?.cohorts[0]?.cells;
    expect(cells?.map((cell) => cell?.small)).toEqual([true, true]);
  });
  it('speaks of money where money is shown', () => {
    const money = { revenue_retention: 0.2, mean_revenue_retention: 0.25, cumulative_revenue: 1200, mean_cumulative_revenue: 1300 }; // prettier-ignore
    const rows = [row('2024-09', 1, money)];
    expect(say(rows, { show: 'cumulative' })).toBe(
      '最近一批看得全的是2024年9月首购的100位：首购后第30–59天人均累计花了1,200元，平均1,300元。',
    );
    expect(say(rows, { show: 'revenue' })).toBe(
      '最近一批看得全的是2024年9月首购的100位：首购后第30–59天销售额是首30天的20%，平均25%。',
    );
    expect(say([row('2024-09', 1)], { show: 'revenue' })).toBeNull();
  });
  it('is titled by days or months that say since when', () => {
    const few = { active: 20, retention: 0.2 };
    const rows = ['2024-05', '2024-06', '2024-07'].map((cohort, i) => row(cohort, 1, i === 1 ? { ...few, size: 200, active: 20 } : {})); // prettier-ignore
    const title = (params: Parameters<typeof contextOf>[0]) => cohortRetention.headline(rows, contextOf(params))?.text;
    expect(title({})).toBe('2024年6月首购的200位客户，首购后第30–59天只有20%再买，平均是35%');
    expect(title({ window: 'calendar' })).toBe('2024年6月首购的200位客户，首购次月只有20%再买，平均是35%');
    const last = [row('2024-05', 2, { mean_cumulative_revenue: 900 })];
    expect(cohortRetention.headline(last, contextOf({ show: 'cumulative' }))?.text).toBe(
      '首购后90天内，一位新客户平均累计花了900元',
    );
  });
  it('is silent while no cohort of thirty is', () => {
    expect(say([row('2024-09', 1, { size: 29 }), row('2024-10', 1, { complete: false })])).toBeNull();
  });
});
