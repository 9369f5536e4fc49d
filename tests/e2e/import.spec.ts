import { BAD_FILES, CHINESE_ORDERS, csv, gbkCsv, ORDERS_WITHOUT_CUSTOMERS, SURVEY_ONLY } from './support/files.ts';
import { expect, test } from './support/kequn.ts';

test('reads a GB18030 file as a shop exports it, counts it, and opens the overview', async ({ kequn, page }) => {
  await kequn.open();
  await kequn.drop(gbkCsv('订单.csv', ...CHINESE_ORDERS));
  const chip = page.getByTestId('data-chip');
  await expect(chip).toContainText('6单');
  await expect(chip).toContainText('3客');
  await expect(chip).toContainText('2024-03-31');
  await kequn.settled();
  expect(await kequn.hash()).toMatch(/^#\/overview/);
  await expect(page.locator('[data-kpi=orders]')).toContainText('6');
  await expect(page.locator('[data-kpi=revenue]')).toContainText('360');
  await expect(page.locator('[data-kpi=customers]')).toContainText('3');
  const provinces = await kequn.sql(
    'SELECT province, count(*)::INTEGER AS n FROM order_facts GROUP BY ALL ORDER BY n DESC',
  );
  expect(provinces).toEqual([
    { province: '广东', n: 3 },
    { province: '江苏', n: 2 },
    { province: '四川', n: 1 },
  ]);
  expect(await kequn.sql("SELECT order_id FROM orders WHERE order_id LIKE '%0006'")).toEqual([
    { order_id: '202403310000000006' },
  ]);
});

test('refuses files that cannot be used, each in words, and loses nothing', async ({ kequn, page }) => {
  await kequn.open();
  await kequn.drop(gbkCsv('订单.csv', ...CHINESE_ORDERS));
  await expect(page.getByTestId('data-chip')).toContainText('6单');
  for (const { what, file } of BAD_FILES) {
    await test.step(what, async () => {
      await kequn.drop(file);
      const problem = page
        .getByTestId('refused')
        .or(page.getByTestId('mapping'))
        .filter({ hasText: file.name })
        .first();
      await expect.soft(problem, what).toContainText(/[\u4e00-\u9fff]{4,}/);
      await expect.soft(page.getByTestId('data-chip'), what).toContainText('6单 3客', { useInnerText: true });
      expect(await kequn.run('kpi-summary')).toContainEqual(expect.objectContaining({ metric: 'revenue', value: 360 }));
    });
  }
});

test('refuses an empty file on the start page in words', async ({ kequn, page }) => {
  await kequn.open();
  await kequn.drop(csv('empty.csv'));
  await expect(page.getByTestId('refused')).toContainText('empty.csv');
});

test('shows a survey alone: satisfaction is answered, the order pages say what they want', async ({ kequn, page }) => {
  await kequn.open();
  await kequn.drop(SURVEY_ONLY);
  await expect(page.getByTestId('data-chip')).toContainText('40');
  await kequn.show('satisfaction');
  expect(await kequn.panelStates()).toContainEqual(expect.stringMatching(/: ready$/));
  await kequn.show('value');
  const states = await kequn.panelStates();
  expect(states.length).toBeGreaterThan(0);
  expect(states.filter((state) => !state.endsWith(': missing'))).toEqual([]);
});

test('without customer ids the order analyses answer and the customer analyses refuse in words', async ({
  kequn,
  page,
}) => {
  await kequn.open();
  await kequn.drop(ORDERS_WITHOUT_CUSTOMERS);
  await expect(page.getByTestId('data-chip')).toContainText('2单');
  await kequn.settled();
  await expect(page.locator('[data-kpi=revenue]')).toContainText('100');
  await kequn.show('value');
  const states = await kequn.panelStates();
  expect(states).toContain('rfm-segments: missing');
  expect(states).not.toContainEqual(expect.stringMatching(/failed/));
});

test('adds a second file to what is loaded and joins it by id', async ({ kequn, page }) => {
  await kequn.open();
  await kequn.drop(csv('orders.csv', ...CHINESE_ORDERS));
  await expect(page.getByTestId('data-chip')).toContainText('6单');
  await kequn.drop(
    csv(
      '会员.csv',
      '会员编号,性别,会员等级,注册时间',
      '甲,女,金卡,2023-12-01',
      '乙,男,银卡,2023-12-02',
      '丙,女,银卡,2023-12-03',
    ),
  );
  await expect
    .poll(() =>
      kequn.sql("SELECT gender, count(*)::INTEGER AS n FROM customers WHERE gender <> '' GROUP BY ALL ORDER BY n DESC"),
    )
    .toEqual([
      { gender: expect.anything(), n: 2 },
      { gender: expect.anything(), n: 1 },
    ]);
  await expect(page.getByTestId('data-chip')).toContainText('6单');

  await test.step('one file leaves by keyboard, and the rest is as if it had never come', async () => {
    await kequn.show('data');
    const rows = page.getByTestId('file-row');
    await expect(rows).toHaveCount(2);
    await page.getByRole('button', { name: /移除.*会员.csv/ }).press('Enter');
    const question = page.getByRole('dialog', { name: '移除「会员.csv」？' });
    await expect(question).toContainText('其余的文件会重新读一遍');
    await question.getByRole('button', { name: '移除' }).press('Enter');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('orders.csv');
    await expect(page.getByRole('heading', { name: '读进来的文件' })).toBeFocused();
    await expect(page.getByTestId('data-chip')).toContainText('6单');
    expect(await kequn.sql("SELECT count(*)::INTEGER AS n FROM customers WHERE gender <> ''")).toEqual([{ n: 0 }]);
  });

  await test.step('a file is replaced by a newer one', async () => {
    const input = page.locator('input[type=file][aria-label="换一份：orders.csv"]');
    await input.setInputFiles([csv('orders-2.csv', ...CHINESE_ORDERS.slice(0, 4))]);
    await expect(page.getByTestId('file-row')).toContainText('orders-2.csv');
    await expect(page.getByTestId('file-row')).toHaveCount(1);
    await expect(page.getByTestId('data-chip')).toContainText('3单');
  });

  await test.step('the console takes a file out by its name, and says which there are', async () => {
    await kequn.drop(csv('会员.csv', '会员编号,性别,会员等级,注册时间', '甲,女,金卡,2023-12-01'));
    await expect(page.getByTestId('file-row')).toHaveCount(2);
    const left = await page.evaluate(async () => {
      const refusal = await window.kequn?.takeOut('x.csv').catch(String);
      const files = await window.kequn?.takeOut('会员.csv');
      return { refusal, files: files?.map(({ name }) => name) };
    });
    expect(left).toEqual({
      refusal: 'RangeError: no file is called x.csv; there are: orders-2.csv, 会员.csv',
      files: ['orders-2.csv'],
    });
  });

  await test.step('the last one leaves, and the page is empty again', async () => {
    await page.getByRole('button', { name: /移除.*orders-2.csv/ }).click();
    const question = page.getByRole('dialog');
    await expect(question).toContainText('这是最后一份文件');
    await question.getByRole('button', { name: '移除' }).click();
    await expect(page.getByTestId('try-sample')).toBeVisible();
  });
});

test('takes a file as it was said of the last one like it, says so, and forgets it when asked', async ({
  kequn,
  page,
}) => {
  const file = (name: string) => csv(name, 'foo,bar,baz,qux', 'K1,M1,2026-02-03,7', 'K2,M2,2026-02-04,8');
  const note = page.getByTestId('recipe-note');
  const recipes = page.getByTestId('recipes');
  await kequn.open();
  await kequn.drop(file('odd.csv'));
  const mapping = page.getByTestId('mapping');
  await expect(mapping).toBeVisible();
  await mapping.getByLabel('这是一份').selectOption('orders');
  for (const [column, field] of [
    ['foo', 'orders.order_id'],
    ['bar', 'orders.customer_id'],
    ['baz', 'orders.ordered_at'],
    ['qux', 'orders.paid_amount'],
  ] as const) {
    const choice = mapping.locator('select[aria-label*="' + column + '"]');
    await choice.selectOption(field);
    await expect(choice).toHaveValue(field);
  }
  await mapping.getByRole('button', { name: /导入/ }).click();
  await expect(page.getByTestId('data-chip')).toContainText('2单');
  await expect(note).toHaveCount(0);

  await page.reload();
  await expect(page.getByTestId('try-sample')).toBeVisible();
  await kequn.drop(file('odd-2.csv'));
  await expect(page.getByTestId('data-chip')).toContainText('2单');
  await kequn.show('data');
  await expect(note).toContainText('用了上次的对应关系');
  await expect(recipes).toContainText('记住了1种文件的对应关系');

  await note.getByRole('button', { name: /重新辨认/ }).click();
  await expect(recipes).toContainText('还没有记住任何对应关系');
  await expect(mapping).toContainText('odd-2.csv');
});
