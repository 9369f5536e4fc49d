import { beforeEach, describe, expect, it } from 'vitest';
import { Recipes, recipesKey } from '../../src/app/recipes.svelte.ts';
import type { Importer, StagedFile } from '../../src/imports/api.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { readRecipes, writeRecipes } from '../../src/imports/recipes/read.ts';
import { MOST_RECIPES, type Recipe, recipeOf, signature, withRecipe } from '../../src/imports/recipes/recipe.ts';
import { withRecipes } from '../../src/imports/recipes/use.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { fileOf } from './files.ts';

const ORDERS: Recipe = {
  kind: 'orders',
  hasHeader: true,
  columns: [
    { column: 'foo', field: 'orders.order_id' },
    { column: 'bar', field: 'orders.customer_id' },
    { column: 'baz', field: 'orders.ordered_at' },
    { column: 'qux', field: 'orders.paid_amount' },
    { column: 'memo', field: null },
  ],
};
const csv = (name: string, ...lines: readonly string[]) => fileOf(name, `${lines.join('\n')}\n`);
const JULY = csv('七月.csv', 'foo,bar,baz,qux,memo', 'K1,M1,2026-07-03,7,x', 'K2,M2,2026-07-04,8,y');

describe('a recipe used on a file', () => {
  let bench: TestBench;
  let importer: Importer;
  beforeEach(async () => {
    bench ??= await openBench();
    importer = createImporter(bench.workspace);
    await importer.clear();
  });

  const drop = async (file: File, ...recipes: readonly Recipe[]): Promise<StagedFile> => {
    const [staged] = await withRecipes(await importer.stage([file]), recipes, importer);
    if (!staged) throw new Error('nothing staged');
    return staged;
  };
  const fieldsOf = ({ mapping }: StagedFile) => Object.fromEntries(mapping.map(({ column, field }) => [column, field]));

  it('takes the same columns, in any order, for what was said, without a question', async () => {
    expect(await drop(JULY)).toHaveProperty('blocked');
    const file = await drop(csv('八月.csv', 'qux,memo,baz,bar,foo', '9,z,2026-08-01,M1,K3'), ORDERS);
    expect(file).not.toHaveProperty('blocked');
    expect(file).toMatchObject({
      kind: 'orders',
      confidence: 1,
      recipe: { signature: signature(ORDERS), added: [], gone: [] },
    });
    expect(fieldsOf(file)).toEqual(Object.fromEntries(ORDERS.columns.map(({ column, field }) => [column, field])));
    const { files } = await importer.load([file]);
    expect(files[0]).toMatchObject({ rowsKept: 1, recipe: { added: [], gone: [] } });
    expect((await bench.db.query('SELECT order_id, customer_id, amount FROM orders')).rows).toEqual([
      { order_id: 'K3', customer_id: 'M1', amount: 9 },
    ]);
  });

  it('comes from what was said by hand, and stands for it the next time', async () => {
    const staged = await drop(JULY);
    const said = await importer.remap(await importer.remap(staged, { kind: 'orders' }), {
      fields: { foo: 'orders.order_id', bar: 'orders.customer_id', baz: 'orders.ordered_at', qux: 'orders.paid_amount', memo: null },
    }); // prettier-ignore
    expect(recipeOf(said)).toEqual(ORDERS);
  });

  it('says which columns came and which went, and guesses at the new ones', async () => {
    const file = await drop(csv('九月.csv', 'foo,bar,baz,qux,省份', 'K1,M1,2026-09-03,7,广东'), {
      ...ORDERS,
      columns: [...ORDERS.columns.slice(0, 4)],
    });
    expect(file.recipe).toMatchObject({ added: ['省份'], gone: [] });
    expect(fieldsOf(file)).toMatchObject({ qux: 'orders.paid_amount', 省份: 'orders.province' });
    const less = await drop(csv('十月.csv', 'foo,bar,baz,qux', 'K1,M1,2026-10-03,7'), ORDERS);
    expect(less.recipe).toMatchObject({ added: [], gone: ['memo'] });
  });

  it('leaves files of other columns alone, and files without names of columns', async () => {
    const other = await drop(csv('other.csv', 'foo,bar,x,y,z', 'K1,M1,2026-09-03,7,1'), ORDERS);
    expect(other).not.toHaveProperty('recipe');
    const [plain] = await importer.stage([csv('bare.csv', 'K1,M1,2026-09-03,7', 'K2,M2,2026-09-04,8')]);
    expect(plain?.hasHeader).toBe(false);
    expect(plain && recipeOf({ ...plain, kind: 'orders' })).toBeUndefined();
  });

  it('remembers which part of a date comes first, so that it is asked once', async () => {
    const dated = (name: string, day: string) => csv(name, '订单号,会员编号,下单时间,实付金额', `${name},M1,${day},5`);
    const open = await drop(dated('a.csv', '03/04/2026'));
    const said = await importer.remap(open, { rules: { dates: { 下单时间: 'dmy' } } });
    const recipe = recipeOf(said);
    if (!recipe) throw new Error('no recipe');
    expect(readRecipes(writeRecipes([recipe]))).toEqual({ recipes: [recipe], refused: 0 });
    const next = await drop(dated('b.csv', '05/06/2026'), recipe);
    expect(next.blocked).toBeUndefined();
    expect(await importer.preview(next)).toEqual({
      columns: [0, 1, 2, 3],
      rows: [{ row: 2, cells: ['b.csv', 'M1', '2026-06-05 00:00:00', '5.0'] }],
    });
    const spoilt = { ...recipe, rules: { dates: { 没有这列: 'dmy' } } };
    expect(readRecipes(JSON.stringify({ format: 'kequn-recipes', version: 1, recipes: [spoilt] }))).toEqual({
      recipes: [],
      refused: 1,
    });
  });

  it('stays with the file when another file is taken out', async () => {
    await importer.load([await drop(JULY, ORDERS)]);
    await importer.load([await drop(csv('八月.csv', 'foo,bar,baz,qux,memo', 'K3,M1,2026-08-01,9,z'), ORDERS)]);
    const [first, second] = importer.loaded();
    await importer.load([], { without: first ? [first.id] : [] });
    expect(importer.loaded()).toEqual([second]);
  });
});

describe('a file of recipes', () => {
  it('comes back as it was written', () => {
    const survey: Recipe = {
      kind: 'survey',
      hasHeader: true,
      columns: [
        { column: '1、满意吗', field: 'surveys.question' },
        { column: '2、会推荐吗', field: 'surveys.question' },
        { column: '__proto__', field: null },
      ],
    };
    expect(readRecipes(writeRecipes([ORDERS, survey]))).toEqual({ recipes: [ORDERS, survey], refused: 0 });
  });

  it.each([
    ['no JSON', '{"format":'],
    ['something else', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['another product', '{"format":"x","version":1,"recipes":[]}'],
    ['a later version', '{"format":"kequn-recipes","version":2,"recipes":[]}'],
    ['no list', '{"format":"kequn-recipes","version":1,"recipes":{"length":1}}'],
    ['far too much', `"${'x'.repeat(8_000_001)}"`],
    ['lists in lists', '['.repeat(100_000)],
  ])('is refused as a whole when it holds %s', (_, text) => {
    expect(readRecipes(text)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['a text', 'orders'],
    ['null', null],
    ['an unknown kind', { ...ORDERS, kind: 'passwords' }],
    ['the kind of refused files', { ...ORDERS, kind: 'refused', columns: [{ column: 'a', field: null }] }],
    ['a kind from the prototype', { ...ORDERS, kind: 'constructor' }],
    ['no header', { ...ORDERS, hasHeader: false }],
    ['no columns', { ...ORDERS, columns: [] }],
    ['a column that is null', { ...ORDERS, columns: [null] }],
    ['a column whose name is an object', { ...ORDERS, columns: [{ column: {}, field: null }] }],
    ['a column without a field', { ...ORDERS, columns: [{ column: 'a' }] }],
    ['a field of another kind', { ...ORDERS, columns: [{ column: 'a', field: 'surveys.question' }] }],
    ['a statement for a field', { ...ORDERS, columns: [{ column: 'a', field: "x'); DROP TABLE orders; --" }] }],
    ['the same column twice', { ...ORDERS, columns: [{ column: 'a', field: null }, { column: 'a', field: null }] }],
    ['an endless name', { ...ORDERS, columns: [{ column: 'a'.repeat(1001), field: null }] }],
    ['too many columns', { ...ORDERS, columns: Array.from({ length: 2001 }, (__, i) => ({ column: `c${i}`, field: null })) }],
  ])('loses a recipe with %s, counts it, and keeps the sound ones', (_, bad) => {
    const text = JSON.stringify({ format: 'kequn-recipes', version: 1, recipes: [bad, ORDERS] });
    expect(readRecipes(text)).toEqual({ recipes: [ORDERS], refused: 1 });
  }); // prettier-ignore

  it('takes nothing over that it does not know', () => {
    const text = JSON.stringify({ format: 'kequn-recipes', version: 1, recipes: [{ ...ORDERS, run: 'alert(1)' }] });
    expect(readRecipes(text)?.recipes).toEqual([ORDERS]);
  });
});

describe('the recipes of a browser', () => {
  const KEY = recipesKey('https://example.org/kequn/#/data');
  function browser() {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  }
  const text = (...recipes: readonly Recipe[]) => writeRecipes(recipes);
  const other: Recipe = {
    kind: 'customers',
    hasHeader: true,
    columns: [{ column: 'id', field: 'customers.customer_id' }],
  };

  it('lie under the path of the page, and outlast it', () => {
    const place = browser();
    expect(new Recipes(KEY, () => place).take(text(ORDERS))).toEqual({ taken: 1, refused: 0 });
    expect([...place.kept.keys()]).toEqual(['kequn:/kequn/:recipes']);
    expect(new Recipes(KEY, () => place).all()).toEqual([ORDERS]);
  });

  it('are erased at once, and one by one', () => {
    const place = browser();
    const recipes = new Recipes(KEY, () => place);
    recipes.take(text(ORDERS, other));
    recipes.forget(signature(ORDERS));
    expect(recipes.all()).toEqual([other]);
    recipes.clear();
    expect(recipes.count).toBe(0);
    expect(place.kept.size).toBe(0);
  });

  it('of two tabs do not lose each other', () => {
    const place = browser();
    const [left, right] = [new Recipes(KEY, () => place), new Recipes(KEY, () => place)];
    left.take(text(ORDERS));
    right.take(text(other));
    expect(left.all()).toEqual([ORDERS, other]);
  });

  it('last as long as the page where the browser keeps nothing', () => {
    const recipes = new Recipes(KEY, () => {
      throw new DOMException('no storage', 'SecurityError');
    });
    recipes.take(text(ORDERS));
    expect(recipes.all()).toEqual([ORDERS]);
    recipes.clear();
    expect(recipes.all()).toEqual([]);
  });

  it('are none where somebody else wrote in their place', () => {
    const place = browser();
    place.setItem(KEY, '{"format":"kequn-recipes","version":1,"recipes":[{"kind":"orders","columns":"all"}]}');
    expect(new Recipes(KEY, () => place).all()).toEqual([]);
  });

  it('replace the one for the same columns, and the oldest goes when there are too many', () => {
    const numbered = (n: number): Recipe => ({ ...other, columns: [{ column: `id ${n}`, field: null }] });
    const many = Array.from({ length: MOST_RECIPES + 1 }, (_, n) => numbered(n)).reduce<readonly Recipe[]>(
      withRecipe,
      [],
    );
    expect(many).toHaveLength(MOST_RECIPES);
    expect(many[0]).toEqual(numbered(1));
    expect(withRecipe([ORDERS, other], { ...ORDERS, columns: ORDERS.columns.toReversed() })).toHaveLength(2);
  });
});
