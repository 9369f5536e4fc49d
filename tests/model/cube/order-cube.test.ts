import { beforeAll, expect, it, vi } from 'vitest';
import type { CubeFacts } from '../../../src/model/cube/coding.ts';
import type { CubeHost } from '../../../src/model/cube/host.ts';
import { localCube } from '../../../src/model/cube/local.ts';
import { OrderCube } from '../../../src/model/cube/order-cube.ts';
import { type ResolvedScope, WHOLE } from '../../../src/model/scope.ts';
import { mortalHost } from '../../support/mortal-host.ts';
import { openBench, type TestBench } from '../../support/workspace.ts';

let bench: TestBench;
let scope: ResolvedScope;
beforeAll(async () => {
  bench = await openBench();
  await bench.orders([
    { order: '1', customer: 'a', at: '2024-01-05 10:00:00', amount: 10, channel: '天猫' },
    { order: '2', customer: 'a', at: '2024-02-05 10:00:00', amount: 20, channel: '京东' },
    { order: '3', customer: null, at: '2024-02-06 10:00:00', amount: 5 },
  ]);
  scope = await bench.workspace.resolve(WHOLE);
});

const CHANNELS = ['', '京东', '天猫'];

it('names its groups by value, the unknown one empty', async () => {
  const { names, revenue } = await localCube(bench.workspace).groups(scope, { by: 'channel' });
  const sums = CHANNELS.map((name) => revenue[names.indexOf(name)]);
  expect(sums).toEqual([5, 20, 10]);
});
it('names months and sums days', async () => {
  const cube = localCube(bench.workspace);
  const { names, orders } = await cube.groups(scope, { by: 'month' });
  expect([names, [...orders]]).toEqual([
    ['2024-01', '2024-02'],
    [1, 2],
  ]);
  expect([...(await cube.revenueByDay(scope, '2024-02-01', '2024-03-01'))]).toEqual([
    ['2024-02-05', 20],
    ['2024-02-06', 5],
  ]);
});
it('fetches everything again for a worker that died', async () => {
  const host = mortalHost();
  const cube = new OrderCube(bench.workspace, host);
  const filtered = { ...scope, filters: { channel: ['京东'] } };
  expect((await cube.groups(filtered, { by: 'none' })).revenue[0]).toBe(20);
  host.die();
  expect((await cube.groups(filtered, { by: 'channel' })).revenue[1]).toBe(20);
});
it('fetches again and asks once more when what it put is gone without a word', async () => {
  const host = mortalHost();
  const silent: CubeHost = { epoch: 0, call: (name, argument) => host.call(name, argument), close: () => undefined };
  const cube = new OrderCube(bench.workspace, silent);
  expect([...(await cube.lapses(scope, ['2024-02-20'], 30)).active]).toEqual([1]);
  host.die();
  expect([...(await cube.lapses(scope, ['2024-02-20'], 30)).active]).toEqual([1]);
});

it('lets go of everything when it sleeps, and fetches it when it is asked again', async () => {
  const host = mortalHost();
  const cube = new OrderCube(bench.workspace, host);
  const before = await cube.groups(scope, { by: 'channel' });
  cube.sleep();
  expect(host.put).toEqual(['orders', 'attribute']);
  expect(await cube.groups(scope, { by: 'channel' })).toEqual(before);
  expect(host.put).toEqual(['orders', 'attribute', 'orders', 'attribute']);
});
it('what is under way when it sleeps is asked once more', async () => {
  const host = mortalHost();
  const cube = new OrderCube(bench.workspace, host);
  const asking = cube.groups({ ...scope, filters: { channel: ['京东'] } }, { by: 'none' });
  cube.sleep();
  expect((await asking).revenue[0]).toBe(20);
});
it('keeps what was put where other facts say the same, but for what it had let go of', async () => {
  const host = mortalHost();
  let version = 1;
  const facts: CubeFacts = {
    db: bench.db,
    get version() {
      return version;
    },
    customerAttributes: (asOf, rule) => bench.workspace.customerAttributes(asOf, rule),
  };
  const cube = new OrderCube(facts, host);
  const ask = () => cube.groups(scope, { by: 'none' });
  const before = await ask();
  version = 2;
  cube.keep();
  expect(await ask()).toEqual(before);
  expect(host.put).toEqual(['orders']);
  version = 3;
  expect(await ask()).toEqual(before);
  expect(host.put).toEqual(['orders', 'orders']);
  cube.sleep();
  version = 4;
  cube.keep();
  expect(await ask()).toEqual(before);
  expect(host.put).toEqual(['orders', 'orders', 'orders']);
});
it('wakes without holding anything, and a host that cannot be woken is started when it is asked', async () => {
  const host = mortalHost();
  const cube = new OrderCube(bench.workspace, host);
  cube.wake();
  expect(host.put).toEqual([]);
  let isDead = true;
  const late: CubeHost = {
    get epoch() {
      return host.epoch;
    },
    call: (name, argument) => (isDead ? Promise.reject(new Error('no worker')) : host.call(name, argument)),
    close: () => undefined,
  };
  const info = vi.spyOn(console, 'info').mockReturnValue(undefined);
  const sleeper = new OrderCube(bench.workspace, late);
  sleeper.wake();
  await vi.waitFor(() => expect(info).toHaveBeenCalledOnce());
  info.mockRestore();
  isDead = false;
  expect([...(await sleeper.groups(scope, { by: 'none' })).revenue]).toEqual([35]);
});

it('counts scores of answers by what the sheet knows, else by its order; a sheet without a day is in every range', async () => {
  const { insert, workspace } = bench;
  await insert('questions', [
    { survey: 's', question: 'q', position: 1, wording: '?', kind: 'nps', scale_min: 0, scale_max: 10, is_main: true },
  ]);
  const sheets = [
    { response_id: 'a', order_id: '1', submitted_at: '2024-01-07 09:00:00' },
    { response_id: 'b', order_id: '2', submitted_at: null, channel: '门店' },
    { response_id: 'c', order_id: null, submitted_at: '2024-02-07 09:00:00' },
  ];
  await insert('responses', sheets.map((sheet) => ({ survey: 's', ...sheet }))); // prettier-ignore
  await insert('answers', sheets.map(({ response_id }, at) => ({ survey: 's', response_id, question: 'q', value: 8 + at }))); // prettier-ignore
  await workspace.rebuildFacts();
  const { answers } = localCube(workspace);
  const asked = (await answers.survey())?.questions ?? [];
  const counted = async (from: string, to: string, by: 'channel' | 'month') => {
    const range = { ...WHOLE, from, to };
    const { names, questions } = await answers.scores(await workspace.resolve(range), { questions: asked, by });
    const { points = [], counts = [] } = questions[0] ?? {};
    return names.flatMap((name, bucket) =>
      Array.from(points).flatMap((point, at) =>
        (counts[bucket * points.length + at] ?? 0) > 0 ? [`${name} ${point}`] : [],
      ),
    );
  };
  expect((await counted('2024-01-01', '2024-03-01', 'channel')).sort()).toEqual([' 10', '天猫 8', '门店 9']);
  expect(await counted('2024-02-01', '2024-03-01', 'month')).toEqual([' 9', '2024-02 10']);
  await insert('responses', [{ survey: 's', response_id: 'a' }]);
  await workspace.rebuildFacts();
  expect(await localCube(workspace).answers.survey()).toBeUndefined();
});
