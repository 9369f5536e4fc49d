import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '每位客户得几分、属于哪个客群？',
    kicker: 'RFM 打分・净消费最高的客户',
    method:
      '每位在窗口内买过的客户一行：距上次购买的天数（R）、购买天数或订单数（F）、净消费（M），各得 1–5 分，5 分最好，再由分数查出客群。同值同分；选「等分（NTILE）」时除外，它只用来对照别的工具。范围只挑选客户，不重新打分。',
    formula: '分数 = min(5, 1 + ⌊5 × percent_rank⌋)；R 按天数由大到小排',
    source: '窗口内有购买的客户；净消费 = 实付 − 退款；客户编号只露后四位',
    columns: {
      customer_id: '客户编号', recency: '距上次购买（天）', frequency: '购买次数', monetary: '净消费',
      r_score: 'R 分', f_score: 'F 分', m_score: 'M 分', segment: '客群',
    },
  },
  en: {
    question: 'How is each customer scored, and in which segment?',
    kicker: 'RFM points · customers who spent most',
    method:
      'One row per customer who bought in the window: days since the last purchase (R), purchase days or orders (F) and net spend (M), each worth 1–5 points, 5 best; the points give the segment. Equal values get equal points, except under NTILE, which is there to compare with other tools. A scope selects customers and never scores them again.',
    formula: 'points = min(5, 1 + ⌊5 × percent_rank⌋); R is ranked from many days to few',
    source: 'Customers with a purchase in the window; net spend = paid − refunded; only the last four characters of an id are shown',
    columns: {
      customer_id: 'Customer id', recency: 'Days since last purchase', frequency: 'Purchases', monetary: 'Net spend',
      r_score: 'R points', f_score: 'F points', m_score: 'M points', segment: 'Segment',
    },
  },
}; // prettier-ignore
