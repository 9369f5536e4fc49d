import * as sheetjs from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { sorted } from '../../src/app/work.ts';
import { importMessages } from '../../src/imports/messages.ts';
import { readRecipes, writeRecipes } from '../../src/imports/recipes/read.ts';
import { recipeOf } from '../../src/imports/recipes/recipe.ts';
import { withRecipes } from '../../src/imports/recipes/use.ts';
import { asksSheets } from '../../src/imports/sheets.ts';
import { importer, withImporter } from './desk.ts';
import { fileOf } from './files.ts';
import { type Cell, workbook } from './workbook.ts';

withImporter();

const orders = (prefix: string, rows: number): Cell[][] => [
  ['订单号', '会员编号', '下单时间', '实付金额'],
  ...Array.from({ length: rows }, (_, row) => [`${prefix}${row}`, 'M1', '2026-01-02', 5]),
];
const customers: Cell[][] = [['客户编号', '性别', '会员等级'], ['M1', '女', '金卡'], ['M2', '男', '银卡']]; // prettier-ignore
const lookup: Cell[][] = [['甲', '乙'], ['1', '2'], ['3', '4'], ['5', '6']]; // prettier-ignore
const names = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name);

describe('a workbook of several sheets that can be used', () => {
  const book = () => fileOf('book.xlsx', workbook({ 一月: orders('A', 9), 客户: customers, 参数: lookup }));

  it('waits to be told which of them to load; one sheet with notes and lists beside it does not', async () => {
    expect(sorted(await importer.stage([book()]))).toMatchObject({ sure: [], unclear: [{ kind: 'orders', sheetName: '一月' }] });
    const single = await importer.stage([fileOf('one.xlsx', workbook({ 一月: orders('A', 9), 参数: lookup }))]);
    expect(sorted(single)).toMatchObject({ sure: [{ kind: 'orders' }], unclear: [] });
  }); // prettier-ignore

  it('is loaded as it was chosen the last time, with the other sheets that were wanted and without asking', async () => {
    const [asked] = await importer.stage([book()]);
    const told = await importer.remap(asked ?? expect.fail(), { rules: { sheets: ['客户', '去年'] } });
    expect(asksSheets(told)).toBe(false);
    const recipes = readRecipes(writeRecipes([recipeOf(told) ?? expect.fail()]))?.recipes ?? [];
    const next = fileOf('next.xlsx', workbook({ 一月: orders('B', 4), 客户: customers, 二月: orders('C', 2) }));
    const staged = await withRecipes(await importer.stage([next]), recipes, importer);
    expect(names(staged)).toEqual(['next.xlsx', 'next.xlsx [客户]']);
    expect(names(sorted(staged).sure)).toEqual(['next.xlsx', 'next.xlsx [客户]']);
    const { files } = await importer.load(staged);
    expect(files.map(({ kind, rowsKept }) => [kind, rowsKept])).toEqual([['orders', 4], ['customers', 2]]);
    expect(importer.loaded()[0]?.warnings).toEqual([]);
  }); // prettier-ignore

  it('does not speak of a sheet that was loaded later', async () => {
    const file = book();
    await importer.load(await importer.stage([file]));
    expect(importer.loaded()[0]?.warnings).toMatchObject([{ code: 'other-sheets', values: { sheets: '客户\n参数' } }]);
    await importer.load(await importer.stage([file], { sheet: '客户' }));
    expect(importer.loaded()[0]?.warnings).toMatchObject([{ code: 'other-sheets', values: { sheets: '参数' } }]);
  });

  it('names of sheets in a file of recipes must be texts', () => {
    const recipe = (sheets: unknown) =>
      JSON.stringify({ format: 'kequn-recipes', version: 1, recipes: [{ kind: 'orders', hasHeader: true, columns: [{ column: 'a', field: null }], rules: { sheets } }] }); // prettier-ignore
    expect(readRecipes(recipe(['客户']))).toMatchObject({ recipes: [{ rules: { sheets: ['客户'] } }], refused: 0 });
    expect(readRecipes(recipe([1]))).toMatchObject({ recipes: [], refused: 1 });
    expect(readRecipes(recipe('客户'))).toMatchObject({ recipes: [], refused: 1 });
  });
});

describe('hidden sheets', () => {
  const sheets = { 旧: orders('A', 30), '新 & 好': orders('B', 3) };
  const biff = () => {
    const written = sheetjs.utils.book_new();
    for (const [name, rows] of Object.entries(sheets))
      sheetjs.utils.book_append_sheet(written, sheetjs.utils.aoa_to_sheet(rows), name);
    written.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
    return new Uint8Array(sheetjs.write(written, { bookType: 'biff8', type: 'array' }) as ArrayBuffer);
  };

  it.each([
    ['XLSX', () => workbook(sheets, 'A1', ['旧'])],
    ['XLS', biff],
  ])('of an %s are read last, and said to be hidden', async (_, bytes) => {
    const [file] = await importer.stage([fileOf('book', bytes())]);
    expect(file).toMatchObject({ sheetName: '新 & 好', rows: 3, sheets: [{ name: '旧', rows: 30, isHidden: true }] });
    expect(file?.warnings).toMatchObject([{ code: 'other-sheets', values: { hidden: '旧' } }]);
    expect(importMessages.en.problems['other-sheets'](file?.warnings[0]?.values ?? {})).toContain('(hidden: “旧”)');
  });

  it('are read where nothing else can be, with a word', async () => {
    const notes = [['看这里'], ['请勿改动']];
    const [file] = await importer.stage([fileOf('b.xlsx', workbook({ 封面: notes, 数据: orders('A', 3) }, 'A1', ['数据']))]);
    expect(file).toMatchObject({ kind: 'orders', rows: 3, warnings: [{ code: 'hidden-sheet', values: { sheet: '数据' } }] });
  }); // prettier-ignore
});
