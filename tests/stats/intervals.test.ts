import { describe, expect, it } from 'vitest';
import { netPromoter } from '../../src/stats/net-promoter.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { wilson } from '../../src/stats/wilson.ts';

describe('wilson', () => {
  // Newcombe (1998), Statistics in Medicine 17:857, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published interval', (successes, n, low, high) => {
    const interval = wilson(successes, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });
  it('never leaves 0..1, and is symmetric in success and failure', () => {
    const [none, all] = [wilson(0, 7), wilson(7, 7)];
    expect(none?.low).toBe(0);
    expect(all?.high).toBeCloseTo(1, 12);
    expect(all?.low).toBeCloseTo(1 - (none?.high ?? 0), 12);
  });
  it('of nothing is unknown', () => expect(wilson(0, 0)).toBeNull());
});

describe('newcombe', () => {
  // Newcombe (1998), Statistics in Medicine 17:873, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of %i/%i − %i/%i is the published interval', (a, m, b, n, low, high) => {
    const interval = newcombe({ successes: a, n: m }, { successes: b, n });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });
  it('needs both sides', () => expect(newcombe({ successes: 1, n: 2 }, { successes: 0, n: 0 })).toBeNull());
});

describe('netPromoter', () => {
  // 5 promoters, 3 detractors of 10: score 20; SE = 100·√((0.8 − 0.04) / 10) = 27.568; ±54.03.
  it('is promoters minus detractors with a Wald interval', () => {
    const { score, low, high } = netPromoter(5, 3, 10) ?? { score: 0, low: 0, high: 0 };
    expect(score).toBeCloseTo(20, 9);
    expect(low).toBeCloseTo(20 - 54.032, 2);
    expect(high).toBeCloseTo(20 + 54.032, 2);
  });
  it('stays within −100..100 and has no width where all agree', () => {
    expect(netPromoter(4, 0, 4)).toEqual({ score: 100, low: 100, high: 100 });
    expect(netPromoter(0, 0, 0)).toBeNull();
  });
});
