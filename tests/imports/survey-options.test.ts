import { describe, expect, it } from 'vitest';
import questionList from '../../src/analyses/survey-questions/index.ts';
import { bench, csv, importer, rows, withImporter } from './desk.ts';

withImporter();

const load = async (...files: readonly File[]) => (await importer.load(await importer.stage(files))).files;
const chosen = async (question: string) =>
  (await rows(`SELECT answer, count(DISTINCT response_id)::INTEGER AS n FROM answers WHERE question = '${question}' GROUP BY 1 ORDER BY 1`)).map(({ answer, n }) => [answer, n]); // prettier-ignore
const asked = async (id: string) => (await bench.rows(questionList)).find(({ question }) => question === id);

describe('a multiple choice in one cell', () => {
  it('of 问卷星 is split at ┋; skip codes are no answers; what is written beside 其他 is kept; a respondent counts once', async () => {
    await load(
      csv(
        'a.csv', '序号,提交答卷时间,来自IP,1、总体满意度,2、购买渠道（多选）',
        '1,2026/9/3 12:00:00,1.2.3.4(广东-深圳),非常满意,嵌入式┋控制', '2,2026/9/3 12:05:00,1.2.3.5(上海-上海),满意,控制┋其他〖朋友介绍〗',
        '3,2026/9/3 12:06:00,1.2.3.5(上海-上海),满意,(跳过)', '4,2026/9/3 12:06:00,1.2.3.5(上海-上海),满意,-3',
      ),
    );
    expect(await chosen('Q2')).toEqual([['其他', 1], ['嵌入式', 1], ['控制', 2]]);
    expect(await chosen('Q2_text')).toEqual([['朋友介绍', 1]]);
    expect(await asked('Q2')).toMatchObject({ kind: 'choice', n: 2 });
    expect(await rows('SELECT response_id, province FROM responses ORDER BY 1')).toEqual([['1', '广东'], ['2', '上海'], ['3', '上海'], ['4', '上海']].map(([response_id, province]) => ({ response_id, province })));
  }); // prettier-ignore

  it('of Google Forms is split at commas where every part is an option chosen more than once', async () => {
    const cells = ['Price, Quality', 'Quality', 'Price, Service', 'Service, Quality', 'Price', 'Quality, Price', 'Service', 'Price, Quality, Service'];
    await load(csv('g.csv', 'Timestamp,How satisfied are you?,What do you like?', ...cells.map((cell, row) => `2026/09/0${row + 1} 10:00:00,${1 + (row % 5)},"${cell}"`)));
    expect(await chosen('Q2')).toEqual([['Price', 5], ['Quality', 5], ['Service', 4]]);
    expect(await asked('Q2')).toMatchObject({ n: 8 });
  }); // prettier-ignore

  it('is not seen in sentences with commas', async () => {
    const said = ['好用，会再来', '一般，物流慢', '不错，推荐', '贵，不值', '好，快', '差，慢，贵', '可以，但是慢', '满意，谢谢', '还行，吧'];
    await load(csv('s.csv', '答卷编号,1、您满意吗,2、您的建议', ...said.map((text, row) => `${row},${1 + (row % 5)},${text}`)));
    expect(await rows("SELECT count(*)::INTEGER AS n, max(kind) AS kind FROM answers JOIN questions USING (survey, question) WHERE question = 'Q2'")).toEqual([{ n: 9, kind: 'text' }]);
  }); // prettier-ignore
});

describe('a multiple choice with a column an option', () => {
  it('by 0 and 1 is one question', async () => {
    await load(csv('a.csv', '答卷编号,1、您满意吗,2、购买渠道:天猫,2、购买渠道:京东,2、购买渠道:门店', 'r1,5,1,0,1', 'r2,4,1,1,0', 'r3,3,-3,-3,-3'));
    expect(await chosen('Q2')).toEqual([['京东', 1], ['天猫', 2], ['门店', 1]]);
    expect(await rows('SELECT question, wording, kind FROM questions ORDER BY position')).toEqual([{ question: 'Q1', wording: '您满意吗', kind: 'rating' }, { question: 'Q2', wording: '购买渠道', kind: 'choice' }]);
    expect(await asked('Q2')).toMatchObject({ n: 2 });
  }); // prettier-ignore

  it('by the option’s name, as SurveyMonkey writes it, is one question', async () => {
    await load(csv('a.csv', 'Respondent ID,Collector ID,Start Date,End Date,IP Address,How satisfied are you?,Which apply?,,', ',,,,,Response,Price,Quality,Other', '1,9,01/15/2026 10:00:00,01/15/2026 10:01:00,1.2.3.4,5,Price,,', '2,9,01/16/2026 10:00:00,01/16/2026 10:01:00,1.2.3.4,4,Price,Quality,'));
    expect(await chosen('Q2')).toEqual([['Price', 2], ['Quality', 1]]);
  }); // prettier-ignore
});

describe('a matrix', () => {
  it('has a rating a row, with the theme of its row', async () => {
    await load(csv('a.csv', '答卷编号,1、请评价:物流速度,1、请评价:客服态度,1、请评价:产品质量', 'r1,5,4,3', 'r2,4,4,2', 'r3,3,5,1'));
    expect(await rows('SELECT wording, kind, theme, scale_max FROM questions ORDER BY position')).toEqual([
      { wording: '请评价:物流速度', kind: 'rating', theme: 'logistics', scale_max: 5 }, { wording: '请评价:客服态度', kind: 'rating', theme: 'service', scale_max: 5 }, { wording: '请评价:产品质量', kind: 'rating', theme: 'product', scale_max: 5 },
    ]);
  }); // prettier-ignore
});
