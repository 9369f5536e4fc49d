import { beforeEach, describe, expect, it } from 'vitest';
import { createImporter } from '../../../src/imports/importer';
import { notesOf, type OrderQuality, qualityOf } from '../../../src/pages/data/summary';
import { fileOf } from '../../imports/files';
import { projectFile } from '../../support/project';
import { openBench, type OrderLine, type TestBench } from '../../support/workspace';

let bench: TestBench;
beforeEach(async () => {
  bench ??= await openBench();
});

const quality = async (): Promise<OrderQuality> =>
  qualityOf((await bench.db.query(projectFile('src/pages/data/quality.sql'))).rows[0] ?? {});
const day = (index: number) => `2026-03-${String(index).padStart(2, '0')} 10:00:00`;
const line = (order: string, at: string, amount: number, customer: string | null = order): OrderLine => ({ order, customer, at, amount }); // prettier-ignore

describe('what is said of the orders that count', () => {
  it('is nothing where there is nothing to say', async () => {
    await bench.orders(Array.from({ length: 28 }, (_, at) => line(`A${at}`, day(at + 1), 10 + (at % 5))));
    expect(await quality()).toMatchObject({ gaps: 0, outliers: 0, twins: 0 });
    expect(notesOf([], undefined, await quality())).toEqual([]);
  });

  it('names the longest run of days without an order', async () => {
    await bench.orders([...[1, 2, 3, 4, 5], ...[25, 26, 27]].map((at) => line(`A${at}`, day(at), 10)));
    expect(await quality()).toMatchObject({ gaps: 1, gapFrom: '2026-03-06', gapTo: '2026-03-24', gapDays: 19 });
  });

  // quartiles 11 and 13: far is above 13 + 10 × 2 = 33
  it('names the orders far above the rest, with their share', async () => {
    const usual = Array.from({ length: 100 }, (_, at) => line(`A${at}`, day(1 + (at % 28)), 10 + (at % 5)));
    await bench.orders([...usual, line('BIG', day(3), 4800), line('LESS', day(4), 33)]);
    expect(await quality()).toMatchObject({ outliers: 1, outlierOrder: 'BIG', outlierAmount: 4800 });
    expect((await quality()).outlierShare).toBeCloseTo(4800 / (1200 + 4800 + 33), 6);
  });

  it('counts orders that another one repeats under another number, at a moment of day only', async () => {
    await bench.orders([line('A1', day(1), 10, 'ann'), line('A2', day(1), 10, 'ann'), line('A3', day(1), 11, 'ann'), line('B1', '2026-03-02', 10, 'bob'), line('B2', '2026-03-02', 10, 'bob')]); // prettier-ignore
    expect(await quality()).toMatchObject({ twins: 1 });
  });
});

describe('what is said of a file', () => {
  it('a column that masks four of five names or more, and totals that agree', async () => {
    const importer = createImporter(bench.workspace);
    await importer.clear();
    const names = ['张**', '李**', '王**', '赵**', '钱**', '明月'];
    const lines = ['订单号,买家昵称,下单时间,实付金额', ...names.map((name, at) => `A${at},${name},2026-01-02,10`), '合计,,,60'];
    const [file] = await importer.stage([fileOf('a.csv', `${lines.join('\n')}\n`)]);
    expect(file).toMatchObject({ controls: 1, mapping: [{}, { warning: { code: 'mostly-masked', values: { percent: 83 } } }, {}, {}] });
    const [wrong] = await importer.stage([fileOf('b.csv', `${[...lines.slice(0, -1), '合计,,,61'].join('\n')}\n`)]);
    expect(wrong?.controls).toBeUndefined();
  }); // prettier-ignore
});
