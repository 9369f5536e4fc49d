import { workbook } from '../imports/workbook.ts';
import { csv } from './support/files.ts';
import { expect, test } from './support/kequn.ts';

const PHONES = Array.from({ length: 12 }, (_, row) => `1380000${1000 + (row % 5)}`);

test('a workbook asks which sheets to load, and masks phones until they are asked for', async ({ kequn, page }) => {
  const orders = [
    ['订单号', '手机号', '下单时间', '实付金额'],
    ...PHONES.map((phone, row) => [`A${row}`, phone, `2026-01-0${1 + (row % 9)}`, 10]),
  ];
  const customers = [['手机号', '性别', '会员等级'], ...[...new Set(PHONES)].map((phone) => [phone, '女', '金卡'])];
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await kequn.open();
  await kequn.drop({ name: '店铺.xlsx', mimeType, buffer: Buffer.from(workbook({ 订单: orders, 客户: customers })) });
  await expect(page.getByTestId('mapping')).not.toContainText('1380000');
  await page.getByTestId('sheet-chooser').getByRole('button').click();
  await expect.poll(() => kequn.sql('SELECT count(*)::INTEGER AS n FROM customers WHERE gender IS NOT NULL')).toEqual([{ n: 5 }]); // prettier-ignore
  await kequn.show('data');
  const table = page.getByRole('region', { name: '看哪张表' });
  await expect(table).toContainText('138****1000');
  await expect(page.locator('main')).not.toContainText('13800001000');
  await table.getByTestId('personal').getByRole('button').click();
  await expect(table).toContainText('13800001000');
});

test('masked buyers turn customer analyses off in words; orders are answered', async ({ kequn, page }) => {
  const lines = Array.from({ length: 30 }, (_, row) => `M${row},张**,2026-0${1 + (row % 9)}-05,10`);
  await kequn.open();
  await kequn.drop(csv('打码.csv', '订单号,买家昵称,下单时间,实付金额', ...lines));
  await expect(page.getByTestId('data-chip')).toContainText('30单');
  await kequn.show('retention');
  await expect(page.locator('main')).toContainText('「买家昵称」有 100% 打了星号');
  await kequn.show('overview');
  await expect(page.locator('[data-kpi=revenue]')).toContainText('300');
});
