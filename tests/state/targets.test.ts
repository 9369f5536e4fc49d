import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../../src/state/link.ts';
import { judged, readTarget, scopeName } from '../../src/state/target-text.ts';
import { TARGET_METRICS, type Targets, targetsCodec } from '../../src/state/targets.ts';

const AMOUNTS = ['revenue', 'customers', 'orders'];
const target = (metric: string) =>
  fc.record({
    value: fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((n) => Number(n.toPrecision(6)) + 0),
    scope: fc.constantFrom(
      ...(AMOUNTS.includes(metric) ? ['12m', 'all', '2024-01-01..2024-12-20', '3m.1x0k2z'] : ['']),
    ),
  });
const targets = fc.record(Object.fromEntries(TARGET_METRICS.map((metric) => [metric, target(metric)])), {
  requiredKeys: [],
}) as fc.Arbitrary<Targets>;

describe('targets in a link', () => {
  it('are short and readable', () => {
    const set: Targets = {
      revenue: { value: 1.3e7, scope: '12m' },
      repeat_rate: { value: 0.65, scope: '' },
      nps: { value: 40, scope: '' },
    };
    const link = writeLink({ ...readLink('#/overview').state, targets: set });
    expect(link).toBe('#/overview?v=1&targets=revenue:13000000@12m~repeat_rate:0.65~nps:40');
    expect(readLink(link)).toEqual({
      state: { ...readLink('#/overview').state, targets: set },
      problems: [],
      newer: false,
    });
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(targets, (set) => {
        expect(targetsCodec.parse(targetsCodec.format(set))).toEqual(set);
      }),
    );
  });

  it.each(['revenue', 'revenue:5', 'revenue:x@12m', 'nps:40@12m', 'nope:4', 'nps:1e99', 'nps:40~', 'nps:Infinity', 'nps:<b>'])(
    'are not %s: the link says so and shows none',
    (text) => {
      const { state, problems } = readLink(`#/overview?v=1&targets=${text}`);
      expect(state.targets).toBeUndefined();
      expect(problems).toEqual(['targets']);
    },
  ); // prettier-ignore

  it('never throw, whatever is written there', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void targetsCodec.parse(text)));
  });
});

describe('the scope of a target', () => {
  it('is told apart by range and filters for what grows with them, in whatever order they were chosen', () => {
    const both = { channel: ['京东', '天猫'], province: ['广东'] };
    expect(scopeName('revenue', '12m', {})).toBe('12m');
    expect(scopeName('revenue', '3m', {})).toBe('3m');
    expect(scopeName('revenue', '12m', both)).toMatch(/^12m\.[0-9a-z]+$/);
    expect(scopeName('revenue', '12m', both)).toBe(scopeName('revenue', '12m', { province: ['广东'], channel: ['天猫', '京东'] }));
    expect(scopeName('revenue', '12m', both)).not.toBe(scopeName('revenue', '12m', { province: ['广东'] }));
  }); // prettier-ignore

  it('does not matter to rates and averages', () => {
    expect(scopeName('repeat_rate', '3m', { channel: ['京东'] })).toBe('');
    expect(scopeName('aov', { first: '2024-01-01', last: '2024-02-01' }, {})).toBe('');
  });
});

describe('a target as it is typed', () => {
  it.each([
    ['revenue', '1300万', 1.3e7],
    ['revenue', '¥13,000,000', 1.3e7],
    ['revenue', '１．３亿', 1.3e8],
    ['revenue', '1.3M', 1.3e6],
    ['orders', '20000', 20000],
    ['repeat_rate', '65', 0.65],
    ['repeat_rate', '65%', 0.65],
    ['repeat_rate', '0.5％', 0.005],
    ['nps', '-10', -10],
    ['aov', '580元', 580],
  ] as const)('%s: %s', (metric, text, value) => expect(readTarget(metric, text)).toBe(value));

  it.each([
    ['revenue', ''],
    ['revenue', '0'],
    ['revenue', '-5'],
    ['revenue', '65%'],
    ['revenue', '1.3.4'],
    ['revenue', '一千万'],
    ['repeat_rate', '120'],
    ['repeat_rate', '65万'],
    ['nps', '101'],
    ['orders', '1e99'],
  ] as const)('%s is not “%s”', (metric, text) => expect(readTarget(metric, text)).toBeNull());
});

describe('a figure against its target', () => {
  const sure = { low: null, high: null };
  it('is attained from the target on, and says how much of it', () => {
    expect(judged('revenue', { value: 94, ...sure }, 100)).toEqual({ isAttained: false, isClose: false, share: 0.94 });
    expect(judged('revenue', { value: 100, ...sure }, 100)).toEqual({ isAttained: true, isClose: false, share: 1 });
  });
  it('is attained below it where fewer is better', () => {
    expect(judged('churn_rate', { value: 0.2, low: 0.19, high: 0.21 }, 0.25).isAttained).toBe(true);
    expect(judged('churn_rate', { value: 0.3, low: 0.28, high: 0.32 }, 0.25).isAttained).toBe(false);
  });
  it('is attained where it reads like its target', () => {
    expect(judged('nps', { value: 31.6, low: 29, high: 34 }, 32).isAttained).toBe(true);
    expect(judged('repeat_rate', { value: 0.6497, low: 0.6, high: 0.7 }, 0.65).isAttained).toBe(true);
    expect(judged('repeat_rate', { value: 0.649, low: 0.6, high: 0.7 }, 0.65).isAttained).toBe(false);
  });
  it('may be chance where the target lies within its interval', () => {
    expect(judged('nps', { value: 38, low: 34, high: 42 }, 40)).toEqual({
      isAttained: false,
      isClose: true,
      share: null,
    });
  });
});
