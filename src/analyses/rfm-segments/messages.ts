import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '每个客群有多少人、值多少钱？',
    kicker: 'RFM 客群・客户数、占窗口内消费',
    method:
      '每位在窗口内买过的客户，按最近一次购买（R）、购买天数或订单数（F）、净消费（M）各得 1–5 分，5 分最好；同值同分。三个分数查 125 格表，得出 11 个客群；「八类」只看三项各自高低：R 与 M 以中位数（或均值）为界，F 以 2 次为界。范围只挑选客户，不重新打分。',
    formula: '分数 = min(5, 1 + ⌊5 × percent_rank⌋)；四成以上客户购买次数相同时，F 改用固定档 1 / 2 / 3 / 4–5 / ≥6（可改）；四成以上客户同一天最后来过时，R 取并列名次的中点',
    source: '窗口（默认近12个月）内有购买、认得出是谁的客户，占比以他们合计为 100%；销售额 = 他们在窗口内的实付 − 退款，不随所选时间缩短',
    columns: {
      segment: '客群', customers: '客户数', share: '占客户', revenue: '窗口内销售额', revenue_share: '占窗口内销售额', revenue_per_customer: '窗口内人均',
      recency: '距上次购买（天，中位数）', frequency: '购买次数（中位数）', moved: '均值与中位数切分不同类', unscored: '窗口内未购买',
    },
  },
  en: {
    question: 'How large is each segment, and what is it worth?',
    kicker: 'RFM segments · customers, share of spend in the window',
    method:
      'Every customer who bought in the window gets 1–5 points, 5 best, for recency (R), purchase days or orders (F) and net spend (M); equal values get equal points. The three points look the segment up in a table of 125 cells. The eight classes only ask whether each is high or low: R and M are cut at the median (or the mean), F at two purchases. A scope selects customers and never scores them again.',
    formula: 'points = min(5, 1 + ⌊5 × percent_rank⌋); where over 40% of customers share one frequency, F uses fixed classes 1 / 2 / 3 / 4–5 / ≥6 (editable); where over 40% were last seen on one day, R ranks ties by their middle',
    source: 'Known customers with a purchase in the window (12 months unless changed), shares of all of them; revenue = what they paid − refunded in the window, however short the range',
    columns: {
      segment: 'Segment', customers: 'Customers', share: 'Share of customers', revenue: 'Revenue in window', revenue_share: 'Share of it', revenue_per_customer: 'Revenue per customer',
      recency: 'Days since last purchase (median)', frequency: 'Purchases (median)', moved: 'Change class between mean and median', unscored: 'No purchase in the window',
    },
  },
}; // prettier-ignore
