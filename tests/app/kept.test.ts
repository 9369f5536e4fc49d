import { expect, it } from 'vitest';
import { keptOf, stagedAs } from '../../src/app/kept.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { readRecipes, writeRecipes } from '../../src/imports/recipes/read.ts';
import { ownRecipeOf, recipeOf } from '../../src/imports/recipes/recipe.ts';
import { fileOf } from '../imports/files.ts';
import { workbook } from '../imports/workbook.ts';
import { openBench } from '../support/workspace.ts';

it('a kept file without a header comes back as it was mapped by hand', async () => {
  const { db, workspace } = await openBench();
  const importer = createImporter(workspace);
  const text = 'K1,M1,2026-07-03,7\nK2,M2,2026-07-04,8\nK3,M1,2026-07-05,9\n';
  const [file] = await importer.stage([fileOf('plain.csv', text)]);
  const fields = { col1: 'orders.order_id', col2: 'orders.customer_id', col3: 'orders.ordered_at', col4: 'orders.paid_amount' }; // prettier-ignore
  await importer.load([await importer.remap(file ?? expect.fail(), { kind: 'orders', hasHeader: false, fields })]);
  const kept = keptOf(importer);

  const later = createImporter(workspace);
  await later.clear();
  const staged = await stagedAs(kept, later, {});
  expect(staged[0]).toMatchObject({ kind: 'orders', hasHeader: false, rows: 3 });
  expect(staged[0]?.mapping.map(({ column, field }) => [column, field])).toEqual(Object.entries(fields));
  await later.load(staged);
  expect((await db.query('SELECT order_id, customer_id, amount FROM orders ORDER BY 1')).rows).toEqual([
    { order_id: 'K1', customer_id: 'M1', amount: 7 },
    { order_id: 'K2', customer_id: 'M2', amount: 8 },
    { order_id: 'K3', customer_id: 'M1', amount: 9 },
  ]);
});

it('what is said of a file without a header is no recipe for others', async () => {
  const importer = createImporter((await openBench()).workspace);
  const [file] = await importer.stage([fileOf('plain.csv', 'K1,M1,2026-07-03,7.50\nK2,M2,2026-07-04,8.50\n')]);
  const plain = await importer.remap(file ?? expect.fail(), { kind: 'orders', hasHeader: false });
  const own = ownRecipeOf(plain) ?? expect.fail();
  expect(recipeOf(plain)).toBeUndefined();
  expect(readRecipes(writeRecipes([own]))).toEqual({ recipes: [], refused: 1 });
  expect(readRecipes(writeRecipes([own]), true)).toEqual({ recipes: [own], refused: 0 });
});

it('sheets of one workbook come back as they were chosen', async () => {
  const importer = createImporter((await openBench()).workspace);
  await importer.clear();
  const orders = (prefix: string) => [['订单号', '会员编号', '下单时间', '实付金额'], [`${prefix}1`, 'M1', '2026-01-02', 5], [`${prefix}2`, 'M2', '2026-01-03', 6]]; // prettier-ignore
  const book = fileOf('book.xlsx', workbook({ 一月: orders('A'), 二月: orders('B'), 三月: orders('C') }));
  const [first] = await importer.stage([book]);
  await importer.load([await importer.remap(first ?? expect.fail(), { rules: { sheets: ['二月'] } })]);
  await importer.load(await importer.stage([book], { sheet: '二月' }));
  const staged = await stagedAs(keptOf(importer), importer, {});
  expect(staged.map(({ name, sheet, rules }) => [name, sheet, rules])).toEqual([
    ['book.xlsx', undefined, { sheets: ['二月'] }],
    ['book.xlsx [二月]', '二月', {}],
  ]);
});
