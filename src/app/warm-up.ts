import type { Database } from '../db/database';
import type { FileReading } from '../imports/format';
import { WorkspaceImporter } from '../imports/importer';
import { Workspace } from '../model/workspace';
import { randomFrom } from '../util/random';

/** An engine that does nothing. */
const NOWHERE: Database = {
  query: () => Promise.resolve({ columns: [], rows: [] }),
  numbers: () => Promise.resolve({}),
  script: () => Promise.resolve(),
  registerFile: () => Promise.resolve(() => Promise.resolve()),
  append: () => Promise.resolve(),
  apart: () => Promise.resolve(NOWHERE),
  close: () => Promise.resolve(),
};

const LINES = 5000;
const ROUNDS = 2;

/** An order file that takes the usual way: text ids, several lines an order, a province, a channel, a category. */
function orders(): File {
  const random = randomFrom(1);
  const lines = ['订单编号,会员编号,下单时间,省份,渠道,类目,数量,实付金额'];
  for (let line = 0; line < LINES; line++) {
    const order = Math.floor(line / 1.6);
    const day = `2024-${String(1 + Math.floor((12 * line) / LINES)).padStart(2, '0')}-${random.integer(10, 28)}`;
    const [customer, cents] = [Math.floor((LINES / 10) * random.next() ** 2), random.integer(1990, 36_800)];
    const places = `${['广东', '浙江', '四川', '上海'][customer % 4] ?? ''},${['天猫', '京东'][order % 2] ?? ''}`;
    const category = ['奶粉', '辅食'][random.integer(0, 1)] ?? '';
    lines.push(`W${order},C${customer},${day} 10:00:00,${places},${category},1,${(cents / 100).toFixed(2)}`);
  }
  return new File([lines.join('\n')], 'warm-up.csv');
}

/**
 * Loads a small file into a database of its own and forgets it. The engine's code is compiled quickly and badly at first and again,
 * well, once it has run: a first real file of 100,000 lines then takes half the time. Rejects where `signal` stops it between two
 * statements, with nothing left behind.
 */
export async function warmUp(db: Database, read: FileReading, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const options = signal ? { signal } : {};
  const apart = await db.apart();
  try {
    const importer = new WorkspaceImporter(await Workspace.create(apart), read);
    for (let round = 0; round < ROUNDS; round++) {
      signal?.throwIfAborted();
      await importer.load(await importer.stage([orders()], options), options);
      await importer.clear();
    }
  } finally {
    await apart.close();
  }
}

/**
 * Reads the same file and takes a first look at it, with nothing behind: the reader's worker is started, and its code and that of the look are
 * compiled, before somebody has chosen a file. A first file of a million lines is then read in two thirds of the time.
 */
export async function rehearseReading(read: FileReading): Promise<void> {
  const { workspace, ready } = Workspace.begin(NOWHERE);
  await ready;
  const importer = new WorkspaceImporter(workspace, read);
  const staged = await importer.stage([orders()]);
  importer.look(staged)?.complete();
  await importer.drop(staged);
}
