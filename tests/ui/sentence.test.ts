import { describe, expect, it } from 'vitest';
import { clauses } from '../../src/ui/sentence';

const joined = (text: string) =>
  clauses(text, 14)
    .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
    .join('');
const parts = (text: string) => clauses(text, 14).map(({ pieces }) => pieces.map((piece) => piece.text).join(''));
const whole = (text: string) =>
  clauses(text, 14).flatMap(({ pieces }) => pieces.filter((piece) => piece.whole).map((piece) => piece.text));

describe('where a sentence may be broken', () => {
  it('breaks a Chinese sentence after its stops and before a quote, and nothing is lost', () => {
    const text = '价格这一支拖了后腿，「促销公平（老客不吃亏）」只有62.1分，总体81.3分';
    expect(parts(text)).toEqual(['价格这一支拖了后腿，', '「促销公平（老客不吃亏）」', '只有62.1分，', '总体81.3分']);
    expect(joined(text)).toBe(text);
  });

  it('breaks after a stop that follows a quote, and not at a short quote, which would leave a scrap of a line', () => {
    expect(parts('最多的是「冠军客户」，其次是「忠诚客户」。')).toEqual([
      '最多的是「冠军客户」，',
      '其次是「忠诚客户」。',
    ]);
    expect(parts('87位「不可失去」人均花过1,839元')).toEqual(['87位「不可失去」人均花过1,839元']);
  });

  it('never parts a number from its unit', () => {
    expect(whole('一共卖了1,225\u2060万元，同比多15%')).toEqual(['1,225\u2060万元', '15%']);
    expect(whole('2024年6月首购的700位客户，第1期只回来21%')).toEqual(['2024年', '6月', '700位', '第1期', '21%']);
    expect(whole('复购率高了+2.5个点，买过7次以上')).toEqual(['+2.5个点', '7次']);
  });

  it('breaks no line between the brackets of an aside, nor before the number of the last months', () => {
    expect(parts('其次是江苏（105\u2060万元，9%）、浙江（98.3\u2060万元，8%）。')).toHaveLength(1);
    expect(parts('卖得最多的（按金额，不算退款）是天猫，占32%')).toEqual([
      '卖得最多的（按金额，不算退款）是天猫，',
      '占32%',
    ]);
    expect(whole('459位「有流失风险」近12个月人均花过2,628元')).toEqual(['459位', '近12个月', '2,628元']);
  });

  it('keeps a month with its year and a period with its number in English, and leaves words to break', () => {
    const text = 'Of 700 customers won in Jun 2024, only 21% came back in period 1; we sold ¥12.2M';
    expect(whole(text)).toEqual(['700', 'Jun 2024', '21%', 'period 1', '¥12.2M']);
    expect(whole('“促销公平（老客不吃亏）” gets only 62.1')).toEqual(['“促销公平（老客不吃亏）”', '62.1']);
    expect(whole('away from “At risk”, said')).toEqual(['“At risk”,']);
    expect(parts(text)).toEqual([text]);
    expect(joined(text)).toBe(text);
  });

  it('moves only a clause as a whole that fits on a line of a headline on a phone', () => {
    expect(clauses('一共卖了1,225\u2060万元，在抖店买过的客户只有28%在那里再买', 14).map(({ short }) => short)).toEqual(
      [true, false],
    );
  });

  it('is nothing for nothing', () => {
    expect(clauses('', 14)).toEqual([]);
  });
});
