import { beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../src/imports/load/load.ts';
import { genderOf, provinceOf, provinceOfAddress, standingOf } from '../../src/imports/load/names.ts';
import { judgeQuestions, ladderOf, type QuestionFacts, themeOf } from '../../src/imports/load/questions.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await prepare(bench.db);
});

const evaluated = async (macro: string, text: string) =>
  (await bench.db.query(`SELECT ${macro}($text::VARCHAR) AS v`, { text })).rows[0]?.['v'];

describe('amounts', () => {
  it.each([
    ['598.00', 598], ['1,234.50', 1234.5], ['1.234,56', 1234.56], ['12,5', 12.5], ['1,234', 1234], ['￥１，２３４．５０', 1234.5], ['¥1,234.50元', 1234.5], ['RMB 1 234,50', 1234.5],
    ['1.2万', 12000], ['3.5w', 35000], ['(45.00)', -45], ['-$45.00', -45], ['12.50-', -12.5], ['−2.00', -2], ['499.00（系统计算中，该值仅供参考）', 499], ['无退款申请', 0], ['12.5%', 0.125],
    ['100-200', null], ['1万+', null], ['≥100', null], ['nan', null], ['abc', null],
  ])('%s is %s', async (text, value) => {
    expect(await evaluated('parse_money', text)).toBe(value);
  }); // prettier-ignore
});

describe('moments', () => {
  it.each([
    ['parse_time', '2026-01-02 03:04:05', '2026-01-02 03:04:05'], ['parse_time', '2026/1/2 3:04', '2026-01-02 03:04:00'], ['parse_time', '20260102', '2026-01-02 00:00:00'],
    ['parse_time', '20260102030405', '2026-01-02 03:04:05'], ['parse_time', '2026年1月2日', '2026-01-02 00:00:00'], ['parse_time', '2026年6月1日 12:00', '2026-06-01 12:00:00'],
    ['parse_time', '2026年6月1日 12时05分09秒', '2026-06-01 12:05:09'], ['parse_time', '2026/9/3 下午 3:05:01', '2026-09-03 15:05:01'], ['parse_time', '2026.1.2', '2026-01-02 00:00:00'],
    ['parse_time', '45231.5', '2023-11-01 12:00:00'], ['parse_time', '1700000000', '2023-11-15 06:13:20'], ['parse_time', 'May 31, 2023 1:23:45 AM', '2023-05-31 01:23:45'],
    ['parse_time', 'Sep-30-26', '2026-09-30 00:00:00'], ['parse_time', '2023-02-29', null], ['parse_time', '1970-01-01 00:00:00', null], ['parse_time', 'soon', null],
    ['offset_time', '2025-10-07 23:30:00 +0200', '2025-10-08 05:30:00'], ['offset_time', '2025-10-07T21:30:00Z', '2025-10-08 05:30:00'], ['offset_time', '2025-10-07 21:30:00', '2025-10-07 21:30:00'],
    ['utc_time', '2026-01-31 17:00', '2026-02-01 01:00:00'], ['month_first', '6/1/2019', '2019-06-01 00:00:00'], ['month_first', '11/8/2019 1:05 PM', '2019-11-08 13:05:00'],
    ['day_first', '13/04/2026', '2026-04-13 00:00:00'], ['day_first', '03-04-2026 10:00', '2026-04-03 10:00:00'],
  ])('%s(%s) is %s', async (macro, text, value) => {
    expect(await evaluated(macro, text)).toBe(value);
  }); // prettier-ignore
});

describe('identities and answers', () => {
  it.each([
    ['unmasked', '张**', null], ['unmasked', '138****8000', null], ['unmasked', '##cipher', null], ['unmasked', 'tb_1', 'tb_1'],
    ['parse_score', '9分', 9], ['parse_score', '10（非常愿意）', 10], ['parse_score', '4 - good', 4], ['parse_score', '8 / 10', 8], ['parse_score', '★★★★☆', 4], ['parse_score', '满意', null],
  ])('%s(%s) is %s', async (macro, text, value) => {
    expect(await evaluated(macro, text)).toBe(value);
  }); // prettier-ignore
});

describe('names', () => {
  it.each([
    ['陕西省', '陕西'], ['山西', '山西'], ['内蒙古自治区', '内蒙古'], ['广西壮族自治区', '广西'], ['新疆兵团', '新疆'], ['臺灣', '台湾'], ['Guangdong', '广东'], ['广东省广州市', '广东'],
    ['California', 'California'], ['****', null],
  ])('province of %s is %s', (written, short) => {
    expect(provinceOf(written)).toBe(short);
  }); // prettier-ignore

  it('reads the province off an address, but not off a street named after one', () => {
    expect(['上海 上海市', '吉林省吉林', '江苏路100', '杭州市西湖'].map(provinceOfAddress)).toEqual([
      '上海',
      '吉林',
      null,
      null,
    ]);
  });

  it('knows genders in both languages', () => {
    expect(['男', 'F', '保密', '先生'].map(genderOf)).toEqual(['male', 'female', 'unknown', 'male']);
  });

  it.each([
    ['交易成功', '', 'sale'], ['买家已付款,等待卖家发货', '', 'sale'], ['买家已付款，等待卖家发货', '', 'sale'], ['(删除)等待出库', '', 'cancelled'], ['等待买家付款', '', 'pending'],
    ['已完成', '退款成功', 'refunded'], ['未发货，退款成功', '', 'refunded'], ['已收货', '无售后或售后取消', 'sale'], ['部分退款', '', 'partial_refund'], ['取消', '', 'cancelled'], ['已取消', '', 'cancelled'],
    ['已发货', '退款中', 'aftersale_open'], ['canceled', '', 'cancelled'], ['unavailable', '', 'cancelled'], ['delivered', '', 'sale'], ['某种新状态', '', 'unknown'], ['', '', 'sale'],
  ])('status %s with %s counts as %s', (status, refund, standing) => {
    expect(standingOf(status, refund)).toBe(standing);
  }); // prettier-ignore
});

const question = (header: string, facts: Partial<QuestionFacts> = {}): QuestionFacts => ({
  column: 0, header, wording: null, answers: 100, numbers: 100, integers: 100, low: 1, high: 5, distinct: 5, length: 1, texts: ['1', '2', '3', '4', '5'], ...facts,
}); // prettier-ignore
const words = { numbers: 0, integers: 0, low: null, high: null };

describe('questions', () => {
  it('chooses the smallest ladder that holds all labels', () => {
    expect(ladderOf(['非常满意', '满意', '比较满意', '一般', '不满意'])).toMatchObject({
      points: 7,
      labels: { 非常满意: 7, 满意: 6, 比较满意: 5, 一般: 4, 不满意: 2 },
    });
    expect(ladderOf(['满意', '一般', '不满意', '不适用'])).toMatchObject({
      points: 3,
      labels: { 满意: 3, 一般: 2, 不满意: 1 },
    });
    expect(ladderOf(['天猫', '京东'])).toBeUndefined();
  });

  it('tells NPS, ratings, choices and texts apart and picks overall satisfaction as the main one', () => {
    const judged = judgeQuestions([
      question('1、您购买的渠道', { ...words, texts: ['天猫', '京东'], distinct: 2, length: 2 }),
      question('2、产品质量', { ...words, texts: ['满意', '非常满意', '一般'] }),
      question('3、您有多大可能推荐给朋友', { low: 0, high: 10, distinct: 11 }),
      question('4、总体满意度（1–5）', { low: 2 }),
      question('5、您的建议', { ...words, length: 20, distinct: 90, texts: [] }),
    ]);
    expect(
      judged.map(({ question: id, kind, theme, scaleMin, scaleMax, isMain }) => [
        id,
        kind,
        theme,
        scaleMin,
        scaleMax,
        isMain,
      ]),
    ).toEqual([
      ['Q1', 'choice', null, null, null, false],
      ['Q2', 'rating', 'product', 1, 5, false],
      ['Q3', 'nps', null, 0, 10, false],
      ['Q4', 'rating', 'overall', 1, 5, true],
      ['Q5', 'text', null, null, null, false],
    ]);
  });

  it('gives coded items of one survey the same scale', () => {
    const judged = judgeQuestions([question('PERQ1', { high: 6 }), question('PERQ2', { high: 10 })]);
    expect(judged.map(({ scaleMax }) => scaleMax)).toEqual([10, 10]);
  });

  it('reads themes in both languages', () => {
    expect(['物流速度', '客服态度', 'Value for money', '品牌形象', 'Product quality', '其他'].map(themeOf)).toEqual([
      'logistics',
      'service',
      'price',
      'brand',
      'product',
      null,
    ]);
  });
});
