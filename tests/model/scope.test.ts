import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Attribute, ATTRIBUTE_IDS, ATTRIBUTES } from '../../src/model/attributes';
import { DEFAULT_RULE } from '../../src/model/rfm';
import {
  composeScoped,
  type Filters,
  type ResolvedScope,
  type Split,
  toggleFilter,
  WHOLE,
  withoutFilter,
} from '../../src/model/scope';
import { randomFrom } from '../../src/util/random';
import { addDays } from '../../src/util/day';
import { parameterNames } from '../../src/db/bind';
import { openBench, type TestBench } from '../support/workspace.ts';

const RELATIONS = [
  'period_orders', 'scoped_orders', 'history_orders', 'scoped_items', 'scoped_customers', 'acquired_customers', 'scoped_responses',
  'history_responses', 'scoped_response_values', 'scoped_values', 'period_values',
]; // prettier-ignore
const scope = (filters: Filters = {}, from = '2024-01-01', to = '2024-07-01'): ResolvedScope => ({
  from,
  to,
  filters,
  rule: DEFAULT_RULE,
});
const names = (sql: string) => [...sql.matchAll(/^(?:WITH (?:RECURSIVE )?)?(\w+) AS \(/gm)].map((match) => match[1]);

describe('composeScoped', () => {
  it('leaves a statement alone that names no relation', () => {
    const sql = '-- scoped_orders are not read\nSELECT count(*) FROM customer_facts';
    expect(composeScoped(sql, scope(), 't').sql).toBe(sql);
  });
  it('puts what is needed in front, needs first, and nothing else', () => {
    const { sql, relations } = composeScoped('SELECT count(*) FROM scoped_items', scope(), 't');
    expect(names(sql)).toEqual(['period_orders', 'scoped_orders', 'scoped_items']);
    expect([...relations].sort()).toEqual(['period_orders', 'scoped_items', 'scoped_orders']);
  });
  it('joins the WITH that a statement has itself, RECURSIVE included, under its header', () => {
    const header = '-- What it answers.\n--   n  orders\n';
    const plain = composeScoped(`${header}WITH n AS (SELECT * FROM period_orders) SELECT * FROM n`, scope(), 't').sql;
    expect(plain.startsWith(`${header}WITH period_orders AS (`)).toBe(true);
    expect(plain.match(/\bWITH\b/g)).toHaveLength(1);
    const recursive = composeScoped(
      'WITH RECURSIVE n AS (SELECT * FROM period_orders) SELECT * FROM n',
      scope(),
      't',
    ).sql;
    expect(recursive.startsWith('WITH RECURSIVE period_orders AS (')).toBe(true);
    expect(recursive.match(/RECURSIVE/g)).toHaveLength(1);
  });
  it('asks for the judged customers only where a segment is filtered or split by', () => {
    const has = (filters: Filters, split?: Split) =>
      composeScoped('SELECT * FROM scoped_values', scope(filters), 'judged_7', split).relations.has(
        'customer_attributes',
      );
    expect([has({}), has({ channel: ['A'] }), has({ segment: ['lost'] }), has({}, { by: 'segment' })]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(composeScoped('SELECT * FROM customer_attributes', scope(), 'judged_7').sql).toContain('FROM judged_7');
  });
  it('binds days and filters and never writes a value into the statement', () => {
    const value = "x'; DROP TABLE orders; --";
    const { sql, args } = composeScoped('SELECT * FROM scoped_orders', scope({ channel: [value] }), 't');
    expect(sql).not.toContain('DROP');
    expect(args).toEqual({
      scope_from: '2024-01-01',
      scope_to: '2024-07-01',
      as_of: '2024-07-01',
      scope_channel: [value],
    });
    for (const name of parameterNames(sql)) expect(args).toHaveProperty(name);
  });
  it('takes an empty filter for none', () => {
    const text = (filters: Filters) => composeScoped('SELECT * FROM scoped_orders', scope(filters), 't').sql;
    expect(text({ channel: [] })).toBe(text({}));
  });
});

describe('filters', () => {
  it('a value is added, then taken out, and an empty filter is gone', () => {
    const one = toggleFilter(WHOLE, 'channel', 'A');
    expect(one.filters).toEqual({ channel: ['A'] });
    expect(toggleFilter(one, 'channel', 'B').filters).toEqual({ channel: ['A', 'B'] });
    expect(toggleFilter(one, 'channel', 'A')).toEqual(WHOLE);
  });
  it('leaving one attribute out keeps the others', () => {
    const both = toggleFilter(toggleFilter(WHOLE, 'channel', 'A'), 'province', '广东');
    expect(withoutFilter(both, 'channel').filters).toEqual({ province: ['广东'] });
    expect(both.filters).toEqual({ channel: ['A'], province: ['广东'] });
  });
});

/** Values that the seeded data hold, '' for unknown, and one that they do not. */
const VALUES: Readonly<Record<Attribute, readonly [string, ...string[]]>> = {
  province: ['广东', '四川', '', '火星'],
  city: ['广州', '成都', ''],
  channel: ['天猫', '抖店', ''],
  payment_method: ['支付宝', ''],
  daypart: ['00-06', '06-12', '12-18', '18-24'],
  weekday: ['1', '4', '7'],
  category: ['婴儿奶粉', '辅食', ''],
  gender: ['female', 'male', ''],
  age_band: ['25-34', ''],
  member_level: ['金卡', '普通', ''],
  customer_type: ['个人', ''],
  customer_source: ['直播', ''],
  segment: ['champions', 'hibernating', 'lost', 'new_customers', ''],
};

const filtersOf = fc
  .uniqueArray(fc.constantFrom(...ATTRIBUTE_IDS), { maxLength: 3 })
  .chain((attributes) =>
    fc.tuple(
      ...attributes.map((attribute) =>
        fc.subarray([...VALUES[attribute]], { minLength: 1 }).map((values) => [attribute, values] as const),
      ),
    ),
  )
  .map((entries): Filters => Object.fromEntries(entries));
const ranges = fc.tuple(fc.integer({ min: -5, max: 190 }), fc.integer({ min: 1, max: 200 })).map(([start, length]) => {
  const from = addDays('2024-01-01', start);
  return [from, addDays(from, length)] as const;
});

describe('on the engine that ships', () => {
  let bench: TestBench;
  let judged: string;

  beforeAll(async () => {
    bench = await openBench();
    const random = randomFrom(42);
    const some = <T>(items: readonly [T, ...T[]]) => random.pick(items);
    const orders: string[] = [];
    const items: string[] = [];
    const text = (value: string | null) => (value === null ? 'NULL' : `'${value}'`);
    for (let n = 1; n <= 260; n++) {
      const customer = random.chance(0.06) ? null : `c${Math.floor(40 * random.next() ** 2)}`;
      const at = `${addDays('2024-01-01', random.integer(0, 181))} ${String(random.integer(0, 23)).padStart(2, '0')}:30:00`;
      const cents = random.integer(0, 50_000);
      orders.push(
        `('o${n}', ${text(customer)}, '${at}', ${cents / 100}, 'sale', ${random.chance(0.05) ? "'test'" : 'NULL'}, ${text(some(['天猫', '抖店', null]))}, ${text(some(['广东', '四川', null]))}, ${text(some(['广州', '成都', null]))}, ${text(some(['支付宝', null]))})`,
      );
      for (let line = 1; line <= random.integer(0, 3); line++) {
        const own = random.chance(0.5) ? 'NULL' : String(random.integer(0, 9000) / 100);
        items.push(
          `('o${n}', ${line}, ${text(some(['婴儿奶粉', '辅食', null]))}, ${random.integer(1, 3)}, ${random.integer(0, 40)}, ${own}, ${random.chance(0.1)})`,
        );
      }
    }
    await bench.db.script(
      `INSERT INTO orders (order_id, customer_id, ordered_at, amount, status, exclusion, channel, province, city, payment_method) VALUES ${orders.join(',')}`,
    );
    await bench.db.script(
      `INSERT INTO order_items (order_id, line_no, category, quantity, unit_price, amount, is_gift) VALUES ${items.join(',')}`,
    );
    for (let n = 0; n < 34; n++) {
      await bench.insert('customers', [
        { customer_id: `c${n}`, gender: some(['female', 'male', null]), age_band: some(['25-34', null]), member_level: some(['金卡', '普通', null]), customer_type: some(['个人', null]), customer_source: some(['直播', null]) },
      ]); // prettier-ignore
    }
    for (let n = 1; n <= 60; n++) {
      const key = { survey: 's', response_id: `r${n}` };
      const link = some<Record<string, string>>([{ order_id: `o${n}` }, { customer_id: `c${n % 40}` }, {}]);
      const submitted_at = random.chance(0.1) ? null : `${addDays('2024-01-01', random.integer(0, 181))} 12:00:00`;
      await bench.insert('responses', [
        { ...key, ...link, submitted_at, channel: some(['天猫', null]), province: some(['广东', null]) },
      ]);
      await bench.insert('answers', [{ ...key, question: 'q', value: random.integer(0, 10) }]);
    }
    const { asOf } = await bench.workspace.rebuildFacts();
    judged = await bench.workspace.customerAttributes(asOf ?? '', DEFAULT_RULE);
  });

  const rows = async (sql: string, at: ResolvedScope, split: Split = {}) => {
    const composed = composeScoped(sql, at, judged, split);
    return (await bench.db.query(composed.sql, composed.args)).rows;
  };
  const one = async (sql: string, at: ResolvedScope, split: Split = {}) =>
    Number((await rows(sql, at, split))[0]?.['n']);

  it('every relation answers under a filter by any attribute, split by any other', async () => {
    const turned = [...ATTRIBUTE_IDS.slice(4), ...ATTRIBUTE_IDS.slice(0, 4)];
    for (const [index, attribute] of ATTRIBUTE_IDS.entries()) {
      const [by, across] = [turned[index] ?? 'channel', ATTRIBUTE_IDS[index - 1] ?? 'segment'];
      for (const name of RELATIONS) {
        const count = await one(
          `SELECT count(*)::INTEGER AS n FROM ${name}`,
          scope({ [attribute]: VALUES[attribute] }),
          { by, across },
        );
        expect(count, `${name} under ${attribute} by ${by}`).toBeGreaterThan(0);
      }
    }
  });

  it('a filter selects a subset, and a further value never loses rows', async () => {
    const keys: Readonly<Record<string, string>> = {
      scoped_orders: 'order_key', history_orders: 'order_key', scoped_customers: 'customer_key', acquired_customers: 'customer_key',
      scoped_items: 'order_key', scoped_responses: 'response_id',
    }; // prettier-ignore
    await fc.assert(
      fc.asyncProperty(filtersOf, ranges, fc.constantFrom(...Object.keys(keys)), async (filters, [from, to], name) => {
        const read = async (some: Filters) =>
          (await rows(`SELECT DISTINCT ${keys[name]} AS key FROM ${name}`, scope(some, from, to))).map(
            ({ key }) => key,
          );
        const [all, few] = [new Set(await read({})), await read(filters)];
        expect(few.filter((key) => !all.has(key))).toEqual([]);
        const [attribute] = Object.keys(filters) as Attribute[];
        if (attribute === undefined) return;
        const wider = new Set(await read({ ...filters, [attribute]: VALUES[attribute] }));
        expect(few.filter((key) => !wider.has(key))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('the customers of a scope are those of its orders, found by whichever way is shorter', async () => {
    await fc.assert(
      fc.asyncProperty(filtersOf, ranges, async (filters, [from, to]) => {
        const at = scope(filters, from, to);
        const direct = await rows(
          'SELECT DISTINCT customer_key FROM scoped_orders WHERE customer_key > 0 ORDER BY 1',
          at,
        );
        expect(await rows('SELECT customer_key FROM scoped_customers ORDER BY 1', at)).toEqual(direct);
      }),
      { numRuns: 80 },
    );
  });

  it('values of all filters of one attribute together are everything', async () => {
    for (const attribute of ATTRIBUTE_IDS.filter((id) => ATTRIBUTES[id].level === 'order')) {
      const known = (await rows('SELECT DISTINCT value FROM period_values', scope(), { by: attribute })).map(
        ({ value }) => String(value),
      );
      const count = 'SELECT count(*)::INTEGER AS n FROM scoped_orders';
      expect(await one(count, scope({ [attribute]: known }))).toBe(await one(count, scope()));
      let sum = 0;
      for (const value of known) sum += await one(count, scope({ [attribute]: [value] }));
      expect(sum).toBe(await one(count, scope()));
    }
  });

  it('sums over categories add up to revenue, with and without a category filter', async () => {
    const withLines = 'SELECT sum(amount) AS n FROM scoped_orders SEMI JOIN item_facts USING (order_key)';
    await fc.assert(
      fc.asyncProperty(filtersOf, ranges, async (filters, [from, to]) => {
        const at = scope(filters, from, to);
        const revenue = await one(withLines, at);
        expect(await one('SELECT sum(amount) AS n FROM scoped_values', at, { by: 'category' })).toBeCloseTo(revenue, 6);
        expect(await one('SELECT sum(amount) AS n FROM scoped_items', at)).toBeCloseTo(revenue, 6);
      }),
      { numRuns: 60, examples: [[{ category: ['辅食'] }, ['2024-01-01', '2024-07-01']]] },
    );
  });

  it('each category alone adds up to the revenue of all orders with lines', async () => {
    const revenue = 'SELECT coalesce(sum(amount), 0) AS n FROM scoped_orders';
    let sum = 0;
    for (const category of ['婴儿奶粉', '辅食', '']) sum += await one(revenue, scope({ category: [category] }));
    expect(sum).toBeCloseTo(await one(`${revenue} SEMI JOIN item_facts USING (order_key)`, scope()), 6);
  });

  it('splitting loses no order and no money', async () => {
    await fc.assert(
      fc.asyncProperty(
        filtersOf,
        fc.constantFrom(...ATTRIBUTE_IDS.filter((id) => ATTRIBUTES[id].level !== 'item')),
        async (filters, by) => {
          const at = scope(filters);
          const [split] = await rows(
            'SELECT count(*)::INTEGER AS n, coalesce(sum(amount), 0) AS amount FROM scoped_values',
            at,
            { by },
          );
          const [whole] = await rows(
            'SELECT count(*)::INTEGER AS n, coalesce(sum(amount), 0) AS amount FROM scoped_orders',
            at,
          );
          expect(split?.['n']).toBe(whole?.['n']);
          expect(Number(split?.['amount'])).toBeCloseTo(Number(whole?.['amount']), 6);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('neighbouring ranges share no order and together hold all of both', async () => {
    await fc.assert(
      fc.asyncProperty(filtersOf, fc.integer({ min: 1, max: 181 }), async (filters, day) => {
        const cut = addDays('2024-01-01', day);
        const count = (from: string, to: string) =>
          one('SELECT count(*)::INTEGER AS n FROM scoped_orders', scope(filters, from, to));
        expect((await count('2024-01-01', cut)) + (await count(cut, '2024-07-01'))).toBe(
          await count('2024-01-01', '2024-07-01'),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('customers are acquired once: neighbouring ranges share none', async () => {
    const acquired = async (from: string, to: string) =>
      (await rows('SELECT customer_key FROM acquired_customers', scope({}, from, to))).map(
        ({ customer_key }) => customer_key,
      );
    const [early, late] = [await acquired('2024-01-01', '2024-03-01'), await acquired('2024-03-01', '2024-07-01')];
    expect(new Set([...early, ...late]).size).toBe(early.length + late.length);
    expect(early.length + late.length).toBe(await one('SELECT count(*)::INTEGER AS n FROM customer_facts', scope()));
  });

  it('a response without an order has no time of day, and is not put in the evening', async () => {
    const values = await rows('SELECT DISTINCT value FROM scoped_response_values WHERE order_key IS NULL', scope(), {
      by: 'daypart',
    });
    expect(values).toEqual([{ value: '' }]);
  });

  it('a response has its answer as score and the attribute as value', async () => {
    const [row] = await rows(
      "SELECT min(score) AS low, max(score) AS high, count(value)::INTEGER AS n FROM scoped_response_values WHERE value IN ('广东', '四川', '')",
      scope(),
      { by: 'province' },
    );
    expect(row).toEqual({
      low: 0,
      high: 10,
      n: await one('SELECT count(*)::INTEGER AS n FROM scoped_responses', scope()),
    });
  });
});
