import { SEEDED_HEADER } from '../support/seeded.ts';
import { randomFrom } from '../../src/util/random.ts';

/** One answer sheet for every tenth order of `seededLines`, by the id of the order: how likely they are to recommend the shop, 0 to 10. */
export function seededSurvey(csv: string): string {
  const random = randomFrom(11);
  const rows = ['序号,提交答卷时间,订单编号,您有多大可能向朋友推荐我们'];
  let last = '';
  for (let at = SEEDED_HEADER.length + 1; at < csv.length; at = csv.indexOf('\n', at) + 1 || csv.length) {
    const order = csv.slice(at, csv.indexOf(',', at));
    if (order === last) continue;
    last = order;
    if (random.next() >= 0.1) continue;
    const day = csv.slice(csv.indexOf(',2', at) + 1).slice(0, 10);
    const score = Math.min(10, Math.floor(11 * random.next() ** 0.4));
    rows.push(`${rows.length},${day} 12:00:00,${order},${score}`);
  }
  return `${rows.join('\n')}\n`;
}
