import { beforeAll, describe, expect, it, vi } from 'vitest';
import { QueryError } from '../../src/db/errors.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { FILLED } from './facts.ts';
import { fileOf } from './files.ts';

const ORDERS = fileOf(
  'orders.csv',
  [
    '订单编号,会员编号,下单时间,商品ID,商品名称,类目,数量,实付金额,订单状态,运费',
    '2123456789012345678,u1,2026-01-02 10:00:00,p1,测试商品,奶粉,1,0.00,交易成功,0',
    '2123456789012345679,u1,2026-01-02 10:00:00,p2,米粉,辅食,2,50.00,交易成功,5',
    '2123456789012345680,u2,2026-02-03 11:00:00,p1,奶粉,奶粉,1,100.00,交易关闭,0',
    '',
  ].join('\n'),
);
const SURVEY = fileOf(
  '问卷.csv',
  ['订单编号,提交时间,推荐意愿（0-10）', '2123456789012345679,2026-01-09,9', ''].join('\n'),
);

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

async function contents(): Promise<Readonly<Record<string, unknown>>> {
  const rows = (sql: string) => bench.db.query(sql).then((answer) => answer.rows);
  const all = await Promise.all(
    FILLED.map(async (table) => [table, await rows(`FROM ${table} ORDER BY ALL`)] as const),
  );
  const scratch = await rows(
    "SELECT view_name FROM duckdb_views() WHERE temporary AND view_name LIKE 'import_%' UNION ALL SELECT table_name FROM duckdb_tables() WHERE temporary AND table_name LIKE 'import_%'",
  );
  return { ...Object.fromEntries(all), scratch };
}

/** Lets the engine fail at its `last` call of the kinds that write. */
function failingAt(last: number): { readonly calls: () => number; readonly restore: () => void } {
  let calls = 0;
  const spies = (['script', 'append', 'query'] as const).map((name) => {
    const own = bench.db[name].bind(bench.db) as (...args: readonly unknown[]) => Promise<never>;
    return vi.spyOn(bench.db, name).mockImplementation((...args: readonly unknown[]) => {
      calls++;
      return calls === last ? Promise.reject(new QueryError('out-of-memory', 'out of memory', name)) : own(...args);
    });
  });
  return { calls: () => calls, restore: () => spies.forEach((spy) => spy.mockRestore()) };
}

describe('the first files of a workspace', () => {
  it('leave nothing behind wherever the engine fails, and load the next time', async () => {
    const empty = await contents();
    const counted = failingAt(-1);
    const load = async () => {
      const importer = createImporter(bench.workspace);
      return { importer, staged: await importer.stage([ORDERS, SURVEY]) };
    };
    const first = await load();
    const staging = counted.calls();
    await first.importer.load(first.staged);
    const all = counted.calls() - staging;
    counted.restore();
    const loaded = await contents();
    expect(loaded['orders']).toHaveLength(3);
    expect(loaded['scratch']).toEqual([]);
    await first.importer.clear();
    expect(await contents()).toEqual(empty);

    for (let last = 1; last <= all; last += 5) {
      const { importer, staged } = await load();
      const failing = failingAt(last);
      await expect(importer.load(staged), `statement ${last} of ${all}`).rejects.toThrow('out of memory');
      failing.restore();
      expect(await contents(), `statement ${last} of ${all}`).toEqual(empty);
      expect(importer.loaded()).toEqual([]);
    }

    const again = await load();
    await again.importer.load(again.staged);
    expect(await contents()).toEqual(loaded);
    await again.importer.clear();
  });
});
