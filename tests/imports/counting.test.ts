import { describe, expect, it } from 'vitest';
import type { LoadedFile, ReadingRules } from '../../src/imports/api.ts';
import { countingOf } from '../../src/imports/counting.ts';
import { readRecipes, writeRecipes } from '../../src/imports/recipes/read.ts';
import { recipeOf } from '../../src/imports/recipes/recipe.ts';
import { withRecipes } from '../../src/imports/recipes/use.ts';
import { bench, csv, importer, withImporter } from './desk.ts';

withImporter();

const revenue = async () =>
  (await bench.db.query('SELECT sum(amount) AS revenue FROM order_facts')).rows[0]?.['revenue'];
async function load(file: File, rules: ReadingRules = {}): Promise<LoadedFile> {
  const [staged] = await importer.stage([file]);
  if (!staged) throw new Error('not staged');
  const { files } = await importer.load([await importer.remap(staged, { rules })]);
  if (!files[0]) throw new Error('not loaded');
  return files[0];
}

describe('the three amounts of an order', () => {
  // buyer 50 + 80, shop 58 + 90, paid out 55 + 85
  const file = () =>
    csv(
      'pdd.csv',
      '订单号,会员编号,下单时间,实付金额,商家实收金额,打款金额,订单状态',
      'A1,M1,2026-01-02,50,58,55,已收货',
      'A2,M2,2026-01-03,80,90,85,已收货',
    );

  it.each([[undefined, 130], ['paid_amount', 130], ['merchant_receivable_amount', 148], ['payout_amount', 140]] as const)('are kept apart; said %s, revenue is %d', async (basis, total) => {
    const loaded = await load(file(), basis ? { basis } : {});
    expect(await revenue()).toBe(total);
    expect(countingOf(loaded)).toMatchObject({ basis: basis ?? 'paid_amount', bases: ['paid_amount', 'merchant_receivable_amount', 'payout_amount'] });
  }); // prettier-ignore

  it('said once are remembered with the columns, in the file of recipes too', async () => {
    const { recipes } = readRecipes(writeRecipes([recipeOf(await load(file(), { basis: 'payout_amount', counts: { tests: true } }))].flatMap((recipe) => recipe ?? []))) ?? { recipes: [] };
    expect(recipes[0]?.rules).toEqual({ basis: 'payout_amount', counts: { tests: true } });
    await importer.clear();
    await importer.load(await withRecipes(await importer.stage([file()]), recipes, importer));
    expect(await revenue()).toBe(140);
    expect(readRecipes(JSON.stringify({ format: 'kequn-recipes', version: 1, recipes: [{ ...recipes[0], rules: { basis: 'profit' } }] }))).toEqual({ recipes: [], refused: 1 });
  }); // prettier-ignore

  it('are the sum of the lines where the file has none of its own', async () => {
    expect(countingOf(await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,数量,单价', 'A1,M1,2026-01-02,奶粉,2,30')))).toMatchObject({ basis: undefined, bases: [] });
  }); // prettier-ignore
});

describe('freight', () => {
  // A1 has two lines that repeat its 110 and 10 of freight; A2 tells 20 of freight on its first line only; A3 is cancelled
  const file = () =>
    csv('a.csv', '订单号,会员编号,下单时间,商品名称,单价,数量,实付金额,运费,订单状态', 'A1,M1,2026-01-02,奶粉,60,1,110,10,交易成功', 'A1,M1,2026-01-02,米粉,40,1,110,10,交易成功', 'A2,M2,2026-01-03,奶粉,60,1,80,20,交易成功', 'A3,M2,2026-01-03,奶粉,60,1,75,15,已取消'); // prettier-ignore

  it('counts as part of what was paid, and is told', async () => {
    const loaded = await load(file());
    expect(await revenue()).toBe(190);
    expect(countingOf(loaded)).toMatchObject({ freight: 30, choices: [{ what: 'freight', isCounted: true }, {}, {}] });
  });

  it('said to be left out comes off each order once', async () => {
    await load(file(), { counts: { freight: false } });
    expect(await revenue()).toBe(160);
    expect((await bench.db.query('SELECT sum(amount) AS goods FROM item_facts')).rows).toEqual([{ goods: 160 }]);
  });
});

describe('test orders and gifts', () => {
  const file = () => csv('a.csv', '订单号,会员编号,下单时间,商品名称,备注,实付金额', 'A1,M1,2026-01-02,奶粉,,100', 'A2,M1,2026-01-02,奶粉,这单是刷单，勿发货,40', 'A3,M1,2026-01-02,赠品-杯子,,0'); // prettier-ignore
  const counted = async () => (await bench.db.query('SELECT count(*)::INTEGER AS orders, sum(amount) AS revenue FROM order_facts')).rows[0]; // prettier-ignore

  it('are left out and counted', async () => {
    expect((await load(file())).leftOut).toEqual({ test: 1, gift: 1 });
    expect(await counted()).toEqual({ orders: 1, revenue: 100 });
  });

  it('count where that is said', async () => {
    expect((await load(file(), { counts: { tests: true } })).leftOut).toEqual({ gift: 1 });
    expect(await counted()).toEqual({ orders: 2, revenue: 140 });
    await importer.clear();
    expect((await load(file(), { counts: { gifts: true } })).leftOut).toEqual({ test: 1 });
    expect(await counted()).toEqual({ orders: 2, revenue: 100 });
  });
});
