import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHINESE_ORDERS, csv, gbkCsv } from './support/files.ts';
import { expect, Kequn, openTab, test } from './support/kequn.ts';

const OTHERS = csv(
  '二店.csv',
  '订单编号,买家会员名,订单付款时间,买家实际支付金额',
  '9,丁,2024-05-01 10:00:00,7.00',
  '8,戊,2024-05-02 10:00:00,8.00',
);

test('two tabs with files of their own do not disturb each other, and each says what the other keeps or erases', async ({
  browser,
}) => {
  const first = await openTab(browser);
  const one = first.kequn;
  const two = new Kequn(await one.page.context().newPage());
  const kept = ({ page }: Kequn) => page.getByTestId('kept-files');
  const chip = ({ page }: Kequn) => page.getByTestId('data-chip');

  await Promise.all([one.open(), two.open()]);
  await Promise.all([one.drop(gbkCsv('一店.csv', ...CHINESE_ORDERS)), two.drop(OTHERS)]);
  await expect(chip(one)).toContainText('6单');
  await expect(chip(two)).toContainText('2单');
  await Promise.all([one.show('data'), two.show('data')]);
  await expect(kept(two)).toContainText('没有留下任何文件');

  await kept(one).getByRole('button', { name: '留下这1个文件' }).click();
  await expect(kept(one).getByRole('status')).toContainText('已留下');
  await expect(kept(two)).toContainText('一店.csv');
  await expect(kept(two).getByRole('status')).toContainText('另一个标签页');
  await kept(two).getByRole('button', { name: '换成现在这些文件' }).click();
  await expect(kept(two).getByRole('status')).toContainText('已留下');
  await expect(kept(one)).toContainText('二店.csv');

  await test.step('both at once: what is kept is whole, and of one of them', async () => {
    const again = [one, two].map((tab) => kept(tab).getByRole('button', { name: '换成现在这些文件' }).click());
    await Promise.all(again);
    for (const tab of [one, two]) await expect(kept(tab)).toContainText(/留着1个文件/);
  });

  await kept(one).getByRole('button', { name: '从这台设备抹掉' }).click();
  await expect(kept(one).getByRole('status')).toContainText('已抹掉');
  await expect(kept(two)).toContainText('没有留下任何文件');
  await expect(kept(two).getByRole('status')).toContainText('另一个标签页');
  expect(await one.sql('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 7 }]);
  expect(await two.sql('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 2 }]);
  await kept(two).getByRole('button', { name: '留下这1个文件' }).click();
  await expect(kept(one)).toContainText('二店.csv');
  expect([...one.errors, ...two.errors]).toEqual([]);
  await first.close();
});

test('a folder that is dropped comes in whole, with the folders in it and more files than a browser hands over at once', async ({
  kequn,
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'kequn-'));
  const inner = join(folder, '更多', '二月');
  mkdirSync(inner, { recursive: true });
  const header = '订单编号,买家会员名,订单付款时间,买家实际支付金额,订单状态';
  for (let file = 0; file < 101; file++) writeFileSync(join(folder, `${file}.csv`), `${header}\nA${file},甲,2024-01-05,1.00,交易成功\n`); // prettier-ignore
  writeFileSync(join(inner, 'b.csv'), `${header}\nB1,乙,2024-02-05,10.00,交易成功\nA100,甲,2024-01-05,1.00,退款成功\n`);
  writeFileSync(join(folder, '.DS_Store'), 'x');
  try {
    await kequn.open();
    const cdp = await page.context().newCDPSession(page);
    const box = await page.getByTestId('try-sample').boundingBox();
    const at = { x: box?.x ?? 0, y: box?.y ?? 0 };
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, ...at, data }); // prettier-ignore
    await expect(page.getByTestId('data-chip')).toContainText('101单', { timeout: 90_000 });
    await kequn.settled();
    const files = await (await kequn.console()).evaluate((console) => console.files());
    expect(files).toHaveLength(102);
    expect(files.filter(({ kind }) => kind !== 'orders')).toEqual([]);
    expect(kequn.errors).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
