import { describe, expect, it } from 'vitest';
import type { LoadedFile } from '../../src/imports/api.ts';
import { rowsCounted, rowsOut } from '../../src/pages/data/summary.ts';
import { csv, importer, withImporter } from './desk.ts';
import { fileOf } from './files.ts';

withImporter();

const ORDERS = '订单号,会员编号,下单时间,实付金额,订单状态';
const LINES = '订单号,会员编号,下单时间,实付金额,商品名称,商品金额';

async function load(...files: readonly File[]): Promise<readonly LoadedFile[]> {
  await importer.load(await importer.stage(files));
  return importer.loaded();
}

/** Name, rows read, kept, rejected, merged, counted, out. */
const accounts = (files: readonly LoadedFile[]) =>
  files.map((file) => [
    file.name,
    file.rows,
    file.rowsKept,
    file.rowsRejected,
    file.rowsMerged,
    rowsCounted(file),
    rowsOut(file),
  ]);

describe('rows read = kept + rejected + merged', () => {
  it('two rows of one order in a file of orders are one order', async () => {
    const files = await load(csv('a.csv', ORDERS, 'A1,M1,2026-01-02,10,已完成', 'A1,M1,2026-01-02,10,已完成', 'A2,M1,2026-01-03,5,已完成', 'A3,M2,哪天,5,已完成')); // prettier-ignore
    expect(accounts(files)).toEqual([['a.csv', 4, 2, 1, 1, 2, 1]]);
  });

  it('an order that a later export holds too is merged into that, one that counted nowhere stays left out for its reason', async () => {
    const january = csv('january.csv', ORDERS, 'A1,M1,2026-01-02,10,已完成', 'A2,M1,2026-01-30,5,已完成', 'A3,M2,2026-01-31,7,等待买家付款'); // prettier-ignore
    const february = csv('february.csv', ORDERS, 'A2,M1,2026-01-30,5,已完成', 'A3,M2,2026-01-31,7,已完成', 'A4,M2,2026-02-03,9,已完成'); // prettier-ignore
    await load(january);
    const files = await load(february);
    expect(accounts(files)).toEqual([
      ['january.csv', 3, 2, 0, 1, 1, 1],
      ['february.csv', 3, 3, 0, 0, 3, 0],
    ]);
    await importer.load([], { without: files.filter(({ name }) => name === 'february.csv').map(({ id }) => id) });
    expect(accounts(importer.loaded())).toEqual([['january.csv', 3, 3, 0, 0, 2, 1]]);
  });

  it('lines of an order are rows of their own; all of them go with an order that a later file of the same drop tells anew', async () => {
    const january = csv('january.csv', LINES, 'A1,M1,2026-01-02,10,茶,4', 'A1,M1,2026-01-02,10,奶,6', 'A2,M1,2026-01-03,5,茶,5'); // prettier-ignore
    const february = csv('february.csv', LINES, 'A1,M1,2026-01-02,10,茶,4', 'A1,M1,2026-01-02,10,奶,6');
    expect(accounts(await load(january, february))).toEqual([
      ['january.csv', 3, 1, 0, 2, 1, 0],
      ['february.csv', 2, 2, 0, 0, 2, 0],
    ]);
  });

  it('two rows of one person are one customer, here and in a later list; what orders said of people is no row of a list', async () => {
    const header = '客户编号,性别,会员等级,注册时间';
    const orders = csv('orders.csv', ORDERS, 'A1,M1,2026-01-02,10,已完成');
    const first = csv('first.csv', header, 'M1,女,金,2025-01-02', 'M1,女,金,2025-01-02', 'M2,男,银,2025-01-03');
    const second = csv('second.csv', header, 'M2,男,金,2025-01-03', 'M3,男,金,2025-01-04');
    await load(orders, first);
    expect(accounts(await load(second))).toEqual([
      ['orders.csv', 1, 1, 0, 0, 1, 0],
      ['first.csv', 3, 1, 0, 2, 1, 0],
      ['second.csv', 2, 2, 0, 0, 2, 0],
    ]);
  });

  it('a file that was loaded before is merged as a whole', async () => {
    const file = csv('a.csv', ORDERS, 'A1,M1,2026-01-02,10,已完成');
    await load(file);
    const { files } = await importer.load(await importer.stage([fileOf('b.csv', await file.text())]));
    expect(files[0]).toMatchObject({ rows: 1, rowsKept: 0, rowsRejected: 0, rowsMerged: 1 });
  });

  it('two files of one name are told apart, the same file under its name is the same', async () => {
    await load(csv('订单.csv', ORDERS, 'A1,M1,2026-01-02,10,已完成'));
    const files = await load(csv('订单.csv', ORDERS, 'A1,M1,2026-01-02,10,已完成', 'A2,M1,2026-02-02,10,已完成'));
    expect(accounts(files)).toEqual([
      ['订单.csv', 1, 0, 0, 1, 0, 0],
      ['订单 (2).csv', 2, 2, 0, 0, 2, 0],
    ]);
    const [again] = await importer.stage([csv('订单.csv', ORDERS, 'A1,M1,2026-01-02,10,已完成')]);
    expect(again).toMatchObject({ name: '订单.csv', warnings: [{ code: 'already-loaded' }] });
  });
});
