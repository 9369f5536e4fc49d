import { beforeAll, describe, expect, it } from 'vitest';
import { createImporter } from '../../src/imports/importer.ts';
import type { Known } from '../../src/model/extents.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

const GENDERS = ['男', '女'];
const AGES = ['18-25岁', '26-30岁', '36岁以上'];
const sheet = (i: number) =>
  `${i},2026/03/01 10:00:00,${60 + i}秒,微信,N/A,1.2.3.4(广东-深圳),${GENDERS[i % 2] ?? ''},${AGES[i % 3] ?? ''},${(i % 11).toString()},意见${i}`;
const SURVEY = [
  '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的性别,2、您的年龄段,3、您有多大可能推荐给朋友（0-10分）,4、您的建议',
  ...Array.from({ length: 40 }, (_, i) => sheet(i + 1)),
].join('\n');
const DAYS = ['订单编号,会员编号,下单时间,实付金额', 'A1,u1,2026-01-01,10', 'A2,u2,2026-01-02,20'].join('\n');
const ORDERS = ['订单编号,会员编号,下单时间,实付金额', 'A1,u1,2026-01-01 08:00:00,10', 'A2,u2,2026-01-02,20'].join(
  '\n',
);

async function knownAfter(bench: TestBench, text: string): Promise<Known | undefined> {
  const importer = createImporter(bench.workspace);
  return (await importer.load(await importer.stage([new File([text], 'file.csv')]))).extents.known;
}

describe('what can be split by', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await openBench();
  });

  it('of a survey: where its answers come from, and its questions with one answer of a few', async () => {
    const known = await knownAfter(bench, SURVEY);
    expect(known?.orders).toEqual([]);
    expect(known?.answers).toEqual(['province']);
    expect(known?.groupings.map(({ wording }) => wording)).toEqual(['您的性别', '您的年龄段']);
  });

  it('of orders: only what they have a column for', async () => {
    const other = await openBench();
    const known = await knownAfter(other, ORDERS);
    expect(known).toEqual({ orders: ['daypart', 'weekday', 'segment'], answers: [], groupings: [] });
    expect((await knownAfter(await openBench(), DAYS))?.orders).toEqual(['weekday', 'segment']);
  });
});
