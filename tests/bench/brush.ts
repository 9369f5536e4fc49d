import { DuckDBInstance } from '@duckdb/node-api';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CubeArrays } from '../../src/model/cube/arrays.ts';
import { timeBins } from '../../src/model/cube/bins.ts';
import type { RangesCall, Selection, SplitCall } from '../../src/model/cube/host.ts';
import { dayNumber, formatDay } from '../../src/util/day.ts';
import { randomFrom } from '../../src/util/random.ts';
import { SEEDED_VALUES, seededOrders } from '../support/seeded.ts';
import type { Brushed } from './brush-rows.ts';
import { type Chart, CHARTS, type Chosen, type Counted, toggleRows } from './brush-toggle.ts';
import { type Measured, RIVAL } from './measure.ts';

/** Months over which a hand moves, and how many places of it are timed. */
const STEPS = 400;
/** So many of them are asked of the rival as well, and compared. */
const COMPARED = 12;
const FIRST_DAY = dayNumber('2023-01-01') ?? 0;
/** Orders and lines in codes, as the arrays are fed and as the rival reads them. */
function generate(lines: number, path: string) {
  const size = { orders: Math.round(lines / 1.2), lines };
  const orders = {
    keys: new Int32Array(size.orders),
    customers: new Int32Array(size.orders),
    days: new Int32Array(size.orders),
    amounts: new Float64Array(size.orders),
    province: new Int32Array(size.orders),
    channel: new Int32Array(size.orders),
  };
  const items = { keys: new Int32Array(lines), codes: new Int32Array(lines), amounts: new Float64Array(lines) };
  const file = openSync(path, 'w');
  let [count, line] = [0, 0];
  let text: string[] = ['order_key,customer_key,day,province,channel,category,amount'];
  for (const { order, customer, day, province, channel, lines: own } of seededOrders(lines)) {
    orders.keys[count] = order;
    orders.customers[count] = customer + 1;
    orders.days[count] = FIRST_DAY + day;
    orders.province[count] = province + 1;
    orders.channel[count] = channel + 1;
    for (const { category, cents } of own) {
      items.keys[line] = order;
      items.codes[line] = category + 1;
      items.amounts[line] = cents / 100;
      orders.amounts[count] = (orders.amounts[count] ?? 0) + cents / 100;
      text.push(
        `${order},${customer + 1},${FIRST_DAY + day},${province + 1},${channel + 1},${category + 1},${cents / 100}`,
      );
      line++;
    }
    count++;
    if (text.length > 100_000) {
      writeSync(file, `${text.join('\n')}\n`);
      text = [];
    }
  }
  writeSync(file, text.length > 0 ? `${text.join('\n')}\n` : '');
  closeSync(file);
  const cut = <T extends Int32Array | Float64Array>(column: T) => column.slice(0, count) as T;
  return {
    orders: Object.fromEntries(Object.entries(orders).map(([name, column]) => [name, cut(column)])) as typeof orders,
    items,
  };
}

/** Places of a hand that drags a stretch of months about: what `brush.ts` of the charts can come to. */
function stretches(months: number): readonly (readonly [first: number, last: number])[] {
  const random = randomFrom(7);
  let [first, last] = [6, 8];
  return Array.from({ length: STEPS }, () => {
    const by = random.integer(-2, 2);
    if (random.next() < 0.5) last = Math.max(first, Math.min(months - 1, last + by));
    else [first, last] = first + by < 0 || last + by >= months ? [first, last] : [first + by, last + by];
    return [first, last] as const;
  });
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;

function ours({ orders, items }: ReturnType<typeof generate>) {
  const arrays = new CubeArrays();
  arrays.rehearse();
  const { keys, customers, days, amounts } = orders;
  const reach = arrays.put({ kind: 'orders', keys, customers, days, amounts });
  for (const name of ['province', 'channel'] as const)
    arrays.put({ kind: 'attribute', name, of: 'order', keys, codes: orders[name] });
  arrays.put({ kind: 'lines', ...items });
  const time = timeBins(reach);
  const buckets = (attribute: keyof typeof SEEDED_VALUES) => {
    const count = SEEDED_VALUES[attribute].length + 1;
    return { bucketOf: Int32Array.from({ length: count }, (_, at) => at), buckets: count };
  };
  const splits: Readonly<Record<Chart, SplitCall>> = {
    total: { by: 'none' },
    month: { by: 'none' },
    province: { by: 'attribute', name: 'province', ...buckets('province') },
    channel: { by: 'attribute', name: 'channel', ...buckets('channel') },
    category: { by: 'lines', ...buckets('category') },
  };
  /** One question as the page sends it; it and its answer are copied, as between a page and its worker. */
  const ask = (chart: Chart, selection: Selection, [first, last]: readonly [number, number]) => {
    const end = time.days.starts[last + 1] ?? time.days.count;
    const each = Int32Array.from(
      time.names.flatMap((_, at) => [at, at < first || at > last ? 0 : (time.days.starts[at + 1] ?? time.days.count)]),
    );
    const ranges = { total: Int32Array.of(first, end), month: each, province: Int32Array.of(first, last + 1) };
    const call: RangesCall = {
      selection,
      split: splits[chart],
      ranges: chart === 'channel' || chart === 'category' ? ranges.province : ranges[chart],
    };
    return structuredClone(arrays.ranges(structuredClone(call)));
  };
  return { arrays, ask, splits, time };
}

/** The rival's tables and its statement for a chart. */
async function openRival(path: string) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE item_facts AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}', header = true)`,
  );
  await connection.run(`CREATE TABLE order_facts AS SELECT order_key, any_value(customer_key) AS customer_key, any_value(day) AS day,
    any_value(province) AS province, any_value(channel) AS channel, sum(amount) AS amount FROM item_facts GROUP BY order_key ORDER BY order_key`);
  const months = `date_trunc('month', DATE '1970-01-01' + day::INTEGER)`;
  const by: Readonly<Record<Chart, string>> = {
    total: '1',
    month: months,
    province: 'province',
    channel: 'channel',
    category: 'category',
  };
  return {
    async ask(chart: Chart, channels: readonly number[], from: number, to: number): Promise<Counted> {
      const filter = channels.length > 0 && chart !== 'channel' ? `AND channel IN (${channels.join()})` : '';
      const result =
        await connection.runAndReadAll(`SELECT sum(orders)::DOUBLE AS orders, sum(revenue)::DOUBLE AS revenue, sum(customers)::DOUBLE AS customers
        FROM (SELECT ${by[chart]} AS value, count(DISTINCT order_key) AS orders, sum(amount) AS revenue, count(DISTINCT customer_key) AS customers
              FROM ${chart === 'category' ? 'item_facts' : 'order_facts'} WHERE day >= ${from} AND day < ${to} ${filter} GROUP BY value)`);
      return countedIn(result.getRowObjectsJS());
    },
    /** The same of the lines of chosen values; a chart of an attribute shows all values of that. */
    async askLines(chart: Chart, chosen: Chosen, from: number, to: number): Promise<Counted> {
      const filters = Object.entries(chosen)
        .filter(([name]) => name !== chart)
        .map(([name, codes]) => `AND ${name} IN (${codes.join()})`);
      const result =
        await connection.runAndReadAll(`SELECT sum(orders)::DOUBLE AS orders, sum(revenue)::DOUBLE AS revenue, sum(customers)::DOUBLE AS customers
        FROM (SELECT ${by[chart]} AS value, count(DISTINCT order_key) AS orders, sum(amount) AS revenue, count(DISTINCT customer_key) AS customers
              FROM item_facts WHERE day >= ${from} AND day < ${to} ${filters.join(' ')} GROUP BY value)`);
      return countedIn(result.getRowObjectsJS());
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const countedIn = ([row = {}]: readonly Readonly<Record<string, unknown>>[]): Counted => ({
  orders: Number(row['orders'] ?? 0),
  revenue: Number(row['revenue'] ?? 0),
  customers: Number(row['customers'] ?? 0),
});

const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);

/**
 * One step of a brush over five linked charts (all, by month, province, channel and category: orders, revenue and distinct customers of each),
 * the data alone, copies between page and worker included. Rows: `brush-step` (median) and `brush-step-p95` against the statements that the
 * same five charts would send, `brush-tables` (what the first step under new filters costs once) against one such step and against the first one of Mosaic among `peers`, which makes its tables then. Every compared step must
 * give the same sums as SQL, counts exactly and money to a cent; otherwise it throws.
 */
export async function measureBrush(lines: number, peers: readonly Brushed[] = []): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-brush-'));
  const rival = await (async () => {
    const path = join(folder, 'lines.csv');
    const data = generate(lines, path);
    return { ...ours(data), sql: await openRival(path) };
  })();
  try {
    const { ask, time, sql } = rival;
    const places = stretches(time.names.length);
    const filters = [[], [1, 3]] as const;
    const [steps, builds, theirs]: [number[], number[], number[]] = [[], [], []];
    for (const [round, channels] of [...filters, ...filters].entries()) {
      const isWanted = Uint8Array.from({ length: SEEDED_VALUES.channel.length + 1 }, (_, code) =>
        Number((channels as readonly number[]).includes(code)),
      );
      const filtered: Selection = {
        name: `${round}`,
        attributes: channels.length > 0 ? [{ name: 'channel', isWanted }] : [],
        categories: null,
      };
      const open: Selection = { name: `${round} open`, attributes: [], categories: null };
      const step = (place: readonly [number, number]) =>
        CHARTS.map((chart) => ask(chart, chart === 'channel' ? open : filtered, place));
      const begun = performance.now();
      step(places[0] ?? [0, 0]);
      builds.push(performance.now() - begun);
      for (const [at, place] of places.entries()) {
        const start = performance.now();
        const answers = step(place);
        steps.push(performance.now() - start);
        if (round < filters.length || at >= COMPARED) continue;
        const [from, to] = [time.days.starts[place[0]] ?? 0, time.days.starts[place[1] + 1] ?? time.days.count];
        const asked = performance.now();
        const told: Counted[] = [];
        for (const chart of CHARTS) told.push(await sql.ask(chart, channels, FIRST_DAY + from, FIRST_DAY + to));
        theirs.push(performance.now() - asked);
        for (const [index, chart] of CHARTS.entries()) {
          const own = answers[index];
          const sums = own && {
            orders: total(own.orders),
            revenue: total(own.revenue),
            customers: total(own.customers),
          };
          for (const name of ['orders', 'revenue', 'customers'] as const)
            if (!(Math.abs((sums?.[name] ?? NaN) - (told[index]?.[name] ?? NaN)) < 0.01))
              throw new Error(
                `${chart} of ${formatDay(FIRST_DAY + from)}: ${name} ${sums?.[name]} against ${told[index]?.[name]}`,
              );
        }
      }
    }
    const row = (name: string, ms: number, rival_ms: number, against = RIVAL): Measured => ({
      name,
      lines,
      ms: Math.round(100 * ms) / 100,
      rival: against,
      rival_ms: Math.round(10 * rival_ms) / 10,
      ratio: Math.round((10_000 * ms) / rival_ms) / 10_000,
    });
    return [
      row('brush-step', quantile(steps, 0.5), quantile(theirs, 0.5)),
      row('brush-step-p95', quantile(steps, 0.95), quantile(theirs, 0.95)),
      row('brush-tables', quantile(builds, 0.5), quantile(theirs, 0.5)),
      ...peers
        .filter(({ name }) => name.startsWith('mosaic'))
        .map(({ name, first }) => row('brush-tables', quantile(builds, 0.5), first, name)),
      ...(await toggleRows(lines, rival)),
    ];
  } finally {
    rival.sql.close();
    rmSync(folder, { recursive: true });
  }
}

/** By itself: `node tests/bench/brush.js 1000000,5000000`. */
for (const lines of (process.env['BENCH_BRUSH'] ?? '').split(',').filter((text) => text !== ''))
  console.log(JSON.stringify(await measureBrush(Number(lines)), null, 1));
