import { beforeAll, describe, expect, it } from 'vitest';
import rfmCustomers from '../../src/analyses/rfm-customers/index.ts';
import type { TestBench } from '../support/workspace.ts';
import { answersOf, loadRfmData } from './load.ts';

interface Check {
  readonly what: string;
  readonly published?: unknown;
  readonly cuts?: Readonly<Record<'recency' | 'frequency' | 'monetary', readonly number[]>>;
}

// Figures printed by the R package rfm (rsquaredacademy/rfm README.md, tests/testthat/test-rfm-table.R) for its own data.
const checks = answersOf<readonly Check[]>('published_checks.json');
const publishedOf = (what: string) => checks?.find((check) => check.what === what);

// Its rule: quantile() of type 7 plus one as the lower edge of the next class, so that a value on the quantile stays below, as ours does.
// Its segments are another table (10 of 125 cells match nothing there, 58 match several), so only scores are compared.
// Its analysis date is 2006-12-31, and recency there is the days from the last order to that date: our `as_of`.
const RULE = {
  scoring: 'quantile',
  window: 'all',
  frequency: 'orders',
  segments: 'named11',
  as_of: '2006-12-31',
} as const;

describe.skipIf(!checks)('rfm_data_orders equals what the R package rfm prints', () => {
  let bench: TestBench;
  beforeAll(async () => {
    const opened = await loadRfmData();
    if (!opened) throw new Error('rfm_data_orders.csv is not beside its answers');
    bench = opened;
  });

  it('has 995 customers and 4,906 transactions', async () => {
    const rows = await bench.rows(rfmCustomers, RULE);
    const { published } = publishedOf('rfm package: customers, transactions') ?? {};
    expect([rows.length, rows.reduce((n, row) => n + row.frequency, 0)]).toEqual(published);
  });

  it('gives the first five customers, by name, the scores of its README', async () => {
    const rows = await bench.rows(rfmCustomers, RULE);
    const byName = rows.toSorted((a, b) => (a.customer_id < b.customer_id ? -1 : 1)).slice(0, 5);
    const scores = byName.map((row) => 100 * row.r_score + 10 * row.f_score + row.m_score);
    expect(scores).toEqual(publishedOf('rfm package: first five scores')?.published);
  });

  it('cuts its classes where the package does, whose edges are the quantiles plus one', async () => {
    const rows = await bench.rows(rfmCustomers, RULE);
    const { cuts } = publishedOf('rfm package rule, first-match segment counts computed here') ?? {};
    for (const measure of ['recency', 'frequency', 'monetary'] as const) {
      const values = rows.map((row) => row[measure]).sort((a, b) => a - b);
      const at = (share: number) => {
        const place = share * (values.length - 1);
        const [low = 0, high = 0] = [values[Math.floor(place)], values[Math.ceil(place)]];
        return low + (place - Math.floor(place)) * (high - low);
      };
      for (const [i, share] of [0.2, 0.4, 0.6, 0.8].entries()) {
        expect(at(share) + 1, `${measure} ${share}`).toBeCloseTo(cuts?.[measure][i] ?? -1, 6);
      }
    }
  });
});
