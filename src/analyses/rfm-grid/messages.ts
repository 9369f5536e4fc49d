import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '买得近又买得勤的客户有多少？',
    kicker: 'RFM 5×5・格内：客户数、主要客群、占窗口内消费',
    method:
      '横向是距上次购买的天数（越往右越近），纵向是窗口内的购买次数（越往上越勤）。每格写客户数、人数最多的客群和占收入的比例；颜色越深收入越多。界线由打分规则得出，取自全部已打分的客户，不随筛选变动。点一格即选中它的主要客群，格底横条是所选客群在该格的占比。',
    formula: '占收入 = 该格净消费 ÷ 范围内已打分客户的净消费',
    source: '窗口内有购买的客户；净消费 = 实付 − 退款',
    columns: {
      r_score: 'R 分', f_score: 'F 分', segment: '客群', customers: '客户数', revenue: '净消费', cell_customers: '该格客户数', cell_share: '该格占客户',
      cell_revenue_share: '该格占收入', r_from: '最近（天）', r_to: '最远（天）', f_from: '最少（次）', f_to: '最多（次）',
    },
  },
  en: {
    question: 'How many customers bought both recently and often?',
    kicker: 'RFM 5×5 · customers, main segment, share of spend in the window',
    method:
      'Across: days since the last purchase, nearer to the right. Up: purchases in the window. Each cell says its customers, its largest segment and its share of revenue; deeper is more revenue. The bounds follow from the scoring of all customers and do not move with filters. Choosing a cell selects its largest segment; the strip along the bottom is the share of the cell that the chosen segment has.',
    formula: 'share of revenue = net spend of the cell ÷ net spend of all scored customers in the scope',
    source: 'Customers with a purchase in the window; net spend = paid − refunded',
    columns: {
      r_score: 'R points', f_score: 'F points', segment: 'Segment', customers: 'Customers', revenue: 'Net spend', cell_customers: 'Customers in cell', cell_share: 'Cell, share of customers',
      cell_revenue_share: 'Cell, share of revenue', r_from: 'Fewest days', r_to: 'Most days', f_from: 'Fewest purchases', f_to: 'Most purchases',
    },
  },
}; // prettier-ignore
