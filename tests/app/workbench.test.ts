// @vitest-environment jsdom
import { Blob, File } from 'node:buffer';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import kpiSummary from '../../src/analyses/kpi-summary/index.ts';
import { EachSource } from '../../src/analyses/each-source.ts';
import { Arrivals, painted } from '../../src/app/ahead/arrivals.ts';
import type { Engine } from '../../src/app/engine.ts';
import { loadBehind, showRead } from '../../src/app/first-look.ts';
import { latelyOf } from '../../src/app/lately.ts';
import { loadedOf } from '../../src/app/work.ts';
import { Door } from '../../src/app/share/door.svelte.ts';
import { Workbench } from '../../src/app/workbench.svelte.ts';
import { defaultsOf } from '../../src/codec/codec.ts';
import type { Database } from '../../src/db/database.ts';
import { QueryError } from '../../src/db/errors.ts';
import { lateDatabase } from '../../src/db/late.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { CubeFeed } from '../../src/model/cube/feed.ts';
import type { CubeHost } from '../../src/model/cube/host.ts';
import { OrderCube } from '../../src/model/cube/order-cube.ts';
import type { Filters } from '../../src/model/scope.ts';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import { Workspace } from '../../src/model/workspace.ts';
import { packPlain } from '../../src/share/deflate.ts';
import type { Snapshot } from '../../src/share/snapshot.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { OutOfMemory } from '../../src/util/out-of-memory.ts';
import { openEngine, takeEnginesBack } from '../support/engine.ts';
import { mortalHost } from '../support/mortal-host.ts';
import { NoResizes } from '../support/without-layout.ts';

/** An engine of the page on the wasm that ships, which comes up when told and whose next loading can be made to fail. */
interface Bench extends Engine {
  start(): void;
  die(): void;
  failing: QueryError | null;
}
const engines: Bench[] = [];
vi.mock('../../src/app/engine.ts', () => ({ startServices: () => benchEngine() }));
// Nothing is drawn here, and to fetch what draws takes longer than all tests.
vi.mock('../../src/app/Dashboard.svelte', () => ({}));
vi.mock('../../src/app/ScopeBar.svelte', () => ({}));
vi.mock('../../src/pages/MonthBrush.svelte', () => ({}));

let session: Session;
let workbench: Workbench;

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', NoResizes);
  // Those of jsdom cannot be read.
  vi.stubGlobal('File', File);
  vi.stubGlobal('Blob', Blob);
});

beforeEach(() => {
  takeEnginesBack();
  engines.length = 0;
  location.hash = '#/';
  session = new Session();
  workbench = new Workbench(session);
});

function benchEngine(host: CubeHost = mortalHost()): Bench {
  let start: (db: Promise<Database>) => void = () => undefined;
  let die: (reason: string) => void = () => undefined;
  const coming = new Promise<Database>((resolve) => (start = resolve));
  const lost = new Promise<string>((resolve) => (die = resolve));
  const late = lateDatabase(coming);
  const { workspace, ready } = Workspace.begin(late);
  const importer = createImporter(workspace);
  const feed = new CubeFeed(workspace);
  const cube = new OrderCube(feed, host);
  const load = importer.load.bind(importer);
  const bench: Bench = {
    started: ready,
    db: late,
    workspace,
    importer,
    source: new EachSource(workspace, cube),
    first: (work) => work(),
    cube,
    feed,
    memory: () => Promise.reject(new Error('not asked for')),
    lost,
    close: async () => undefined,
    start: () => start(openEngine()),
    die: () => die('died'),
    failing: null,
  };
  importer.load = (files, options) => (bench.failing ? Promise.reject(bench.failing) : load(files, options));
  engines.push(bench);
  return bench;
}

/** Orders of the first days of a month, 10.00 each, of one customer each. */
function orders(name: string, month: string, count: number): globalThis.File {
  const lines = Array.from(
    { length: count },
    (_, at) => `${name}-${at},C${at},2025-${month}-${String(at + 1).padStart(2, '0')} 10:00:00,天猫,10.00`,
  );
  return new globalThis.File([['订单编号,会员编号,下单时间,渠道,实付金额', ...lines].join('\n')], name);
}
const nonsense = () => new globalThis.File(['姓名,备注\n张三,好\n李四,很好'], 'phones.csv');

const ordersOf = (filters: Filters = {}) => ({
  analysis: kpiSummary,
  params: defaultsOf(kpiSummary.params),
  scope: { ...session.scope, filters },
});

const engine = () => {
  const bench = engines.at(-1);
  if (!bench) throw new Error('no engine was started');
  return bench;
};
/** Its charts stand, and a page asks for what they show. */
async function looked(): Promise<void> {
  await vi.waitFor(() => expect(session.loaded?.ahead).toEqual({ of: 'file' }), 30_000);
  void session.loaded?.source.get(ordersOf());
}
const isLoaded = (count: number) =>
  expect([session.loaded?.ahead, session.loaded?.extents.orders]).toEqual([undefined, count]);
const said = () => session.notice?.text ?? '';
const names = () =>
  workbench
    .importer()
    ?.loaded()
    .map(({ name }) => name);

it('an import that is cancelled while its charts stand leaves nothing, is said to be cancelled at once, and can be tried again', async () => {
  const adding = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  expect(session.link.page).toBe('overview');
  workbench.cancel();
  expect(workbench.work().isStopping).toBe(true);
  await adding;
  expect(workbench.work().isStopping).toBe(false);
  expect(session.loaded).toBeNull();
  expect([session.link.page, location.hash]).toEqual(['start', '#/']);
  expect(said()).toContain('“a.csv” was not imported');
  expect(workbench.work()).toMatchObject({ progress: null, failures: [] });

  const again = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  expect(said()).toBe('');
  engine().start();
  await again;
  isLoaded(6);
  expect(names()).toEqual(['a.csv']);
});

it('a link that was followed stays in the address when its import is cancelled', async () => {
  location.hash = '#/segments?v=1&channel=天猫';
  session.readAddress();
  const adding = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  workbench.cancel();
  await adding;
  expect([session.link.page, session.link.filters]).toEqual(['segments', { channel: ['天猫'] }]);
});

it('a second file waits for the first, says so, and its failure takes nothing off the screen', async () => {
  const first = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  const shown = session.loaded;
  const second = workbench.addFiles([nonsense()]);
  const third = workbench.addFiles([orders('b.csv', '02', 3)]);
  expect(said()).toContain('“b.csv” will be read');
  expect(session.loaded).toBe(shown);
  engine().start();
  await first;
  isLoaded(6);
  await Promise.all([second, third]);
  isLoaded(9);
  expect(said()).toBe('');
  expect(names()).toEqual(['a.csv', 'b.csv']);
  expect(workbench.work().refused.map(({ name }) => name)).toEqual(['phones.csv']);
});

it('what went wrong with a file is still said when one that waited for it is loaded', async () => {
  const first = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  engine().failing = new QueryError('invalid', 'no such thing', 'SELECT');
  engine().start();
  const second = workbench.addFiles([orders('b.csv', '02', 3)]);
  await first;
  engine().failing = null;
  await second;
  isLoaded(3);
  expect(workbench.work().failures).toMatchObject([{ file: 'a.csv' }]);
  await workbench.addFiles([orders('c.csv', '03', 1)]);
  expect(workbench.work().failures).toEqual([]);
});

it('each of two files that fail one after the other is told', async () => {
  const first = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  engine().failing = new QueryError('invalid', 'no such thing', 'SELECT');
  engine().start();
  await Promise.all([first, workbench.addFiles([orders('b.csv', '02', 3)])]);
  expect(workbench.work().failures.map(({ file }) => file)).toEqual(['a.csv', 'b.csv']);
});

it('what is on screen is kept among what was seen lately once its data are there, not while they may still be cancelled', async () => {
  const adding = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  expect(latelyOf(session)).toBeNull();
  engine().start();
  await adding;
  isLoaded(6);
  session.go({ ...session.link, filters: { channel: ['天猫'] } });
  expect(latelyOf(session)).toMatchObject({ page: 'overview', name: 'a.csv', scope: '天猫' });
});

const SNAPSHOT: Snapshot = {
  kequn: 'snapshot',
  version: 1,
  name: 'sent by a colleague',
  frozenAt: '2024-12-21 09:30',
  fragment: '#/overview',
  pages: ['overview'],
  isSample: false,
  extents: {
    orders: 100, customers: 50, firstDay: '2023-01-01', asOf: '2024-12-21', hasItems: false, hasProvince: false, hasChannel: false,
    responses: 0, responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
  },
  scopes: [{ from: '2024-01-01', to: '2024-12-21', filters: {}, rule: DEFAULT_RULE }],
  results: [],
}; // prettier-ignore
const sent = () => new globalThis.File([packPlain(SNAPSHOT)], 'sent.kequn');

it('a snapshot that is opened while a file is loaded stays on screen, and the file is there when it is left', async () => {
  const door = new Door(session);
  const adding = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  await door.openFile(sent());
  expect(session.loaded?.frozen?.at).toBe('2024-12-21 09:30');
  engine().start();
  await adding;
  expect(session.loaded?.frozen?.at).toBe('2024-12-21 09:30');
  expect(said()).toContain('“a.csv” is imported. Choose “Use my own data”');
  door.leave();
  isLoaded(6);
  expect([session.behind, said()]).toEqual([null, '']);
});

it('behind a snapshot nothing is left of an import that was cancelled', async () => {
  const door = new Door(session);
  const adding = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  await door.openFile(sent());
  workbench.cancel();
  await adding;
  expect(session.loaded?.frozen?.at).toBe('2024-12-21 09:30');
  expect(session.link.page).toBe('overview');
  door.leave();
  expect(session.loaded).toBeNull();
});

it('a snapshot that is left before it is open stays shut', async () => {
  const door = new Door(session);
  const opening = door.openFile(sent());
  door.leave();
  await opening;
  expect([session.loaded, door.state.kind]).toEqual([null, 'shut']);
});

it('a first file that memory does not hold is said to be too large, in place of its charts', async () => {
  const adding = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  engine().failing = new QueryError('out-of-memory', 'Out of Memory Error', 'INSERT');
  engine().start();
  await adding;
  expect([session.loaded, session.link.page]).toEqual([null, 'start']);
  expect(session.notice).toMatchObject({ text: expect.stringContaining('“a.csv” was not imported'), tone: 'warn' });
  expect(workbench.work().failures).toEqual([]);
});

it('memory that runs out while a file is read is told with the file and what to do, and the next file is read', async () => {
  const adding = workbench.addFiles([nonsense()]);
  await adding;
  const { importer } = engine();
  const stage = importer.stage.bind(importer);
  importer.stage = () => Promise.reject(new OutOfMemory('Array buffer allocation failed'));
  await workbench.addFiles([orders('a.csv', '01', 6)]);
  expect(session.notice).toMatchObject({
    text: expect.stringContaining('“a.csv” was not imported. Close other tabs'),
    tone: 'warn',
  });
  expect(workbench.work()).toMatchObject({ failures: [], progress: null });

  importer.stage = stage;
  engine().start();
  await workbench.addFiles([orders('a.csv', '01', 6)]);
  isLoaded(6);
  importer.stage = () => Promise.reject(new RangeError('Array buffer allocation failed'));
  await workbench.addFiles([orders('b.csv', '02', 3)]);
  expect(said()).toContain('“b.csv” was not imported; what was imported before has not changed. Remove files');
  isLoaded(6);
});

it('an engine that stops while charts stand is started anew with the file under way and those that wait, once', async () => {
  const first = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  const dying = engine();
  dying.failing = new QueryError('engine-lost', 'died', '');
  dying.start();
  const second = workbench.addFiles([orders('b.csv', '02', 3)]);
  await first;
  dying.die();
  await vi.waitFor(() => expect(engines).toHaveLength(2), 30_000);
  expect(said()).toContain('reading your files again');
  engine().start();
  await second;
  await vi.waitFor(() => isLoaded(9), 30_000);
  expect(names()?.toSorted()).toEqual(['a.csv', 'b.csv']);
  expect(workbench.work().failures).toEqual([]);
  await vi.waitFor(() => expect(said()).toBe(''), 30_000);
});

it('where nothing can be told of a file before the engine has it, it is loaded all the same', async () => {
  const adding = workbench.addFiles([orders('a.csv', '01', 6)]);
  await vi.waitFor(engine, 30_000);
  engine().importer.look = () => {
    throw new RangeError('Array buffer allocation failed');
  };
  engine().start();
  await adding;
  isLoaded(6);
  expect(await session.loaded?.source.get(ordersOf())).toMatchObject({ kind: 'rows' });
});

it('arrays of a large file are let go once its charts stand, and what needs them waits until it is loaded', async () => {
  const { signal } = new AbortController();
  const host = mortalHost();
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const slow: CubeHost = {
    get epoch() {
      return host.epoch;
    },
    call: async (name, ...rest) => {
      if (name === 'ranges') await gate;
      return host.call(name, ...rest);
    },
    close: () => host.close(),
  };
  const bench = benchEngine(slow);
  const arrivals = new Arrivals(session);
  const read = () => bench.importer.stage([orders('a.csv', '01', 6)]);
  const showing = showRead(bench, read, arrivals, session, { signal, large: 1 });
  await vi.waitFor(() => expect(session.loaded).not.toBeNull(), 30_000);
  for (let frames = 0; frames < 4; frames++) await painted();
  expect(host.epoch).toBe(0);
  const early = session.loaded?.source.get(ordersOf());
  letGo();
  const staged = await showing;
  expect(host.epoch).toBe(1);
  expect(await early).toMatchObject({ kind: 'rows' });
  const source = session.loaded?.source;
  if (!source) throw new Error('nothing is shown');
  expect(session.loaded?.ahead).toEqual({ of: 'large' });
  expect(await source.get(ordersOf())).toMatchObject({ kind: 'rows' });

  const settled = vi.fn();
  const filtered = source.get(ordersOf({ weekday: ['1'] }));
  void filtered.then(settled);
  expect(await source.preview?.(ordersOf({ weekday: ['1'] }), signal)).toBeUndefined();
  expect(settled).not.toHaveBeenCalled();

  bench.start();
  const report = await loadBehind(bench, () => bench.importer.load(staged), signal);
  await arrivals.arrive(loadedOf(bench, report, false));
  isLoaded(6);
  // Of the days from 1 to 6 January 2025 the last is a Monday.
  const answer = await filtered;
  expect(answer.kind === 'rows' && answer.rows.find(({ metric }) => metric === 'orders')?.value).toBe(1);
});

it('a file that is chosen while the one before is being stopped is said to wait for that', async () => {
  const first = workbench.addFiles([orders('a.csv', '01', 6)]);
  await looked();
  workbench.cancel();
  const second = workbench.addFiles([orders('b.csv', '02', 3)]);
  expect(said()).toContain('“b.csv” will be read once the import before has stopped');
  engine().start();
  await Promise.all([first, second]);
  isLoaded(3);
});
