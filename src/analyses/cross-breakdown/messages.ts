import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '哪些搭配卖得特别多、特别少？',
    kicker: '两项交叉・净销售额指数',
    method:
      '把计入的订单按两个属性同时分开。颜色比较的是实际销售额与「两项互不相干」时应有的销售额：100 为正好，越高说明这个搭配越好卖。品类按明细金额分摊，一单跨几个品类时在每个品类里各算一单，所以订单数与客户数不能相加。',
    formula: '指数 = 100 × 该格净销售额 × 合计 ÷（该行合计 × 该列合计）',
    source: '净销售额 = 实付 − 退款；少于30单的格子画虚线框',
    columns: {
      value: '行', other: '列', customers: '客户数', orders: '订单数', revenue: '净销售额', share: '占销售额',
      expected: '互不相干时的净销售额', index: '指数',
    },
  },
  en: {
    question: 'Which pairs sell unusually much or little?',
    kicker: 'Two attributes crossed · index of net revenue',
    method:
      'Orders that count, split by both attributes at once. Colour compares what a pair sold with what it would have sold if the two had nothing to do with each other: 100 is exactly that, more means the pair sells better. Categories share an order by the amounts of its lines; an order with several categories counts once in each, so orders and customers do not add up.',
    formula: 'index = 100 × revenue of the cell × total ÷ (total of its row × total of its column)',
    source: 'Net revenue = paid − refunded; cells under 30 orders are outlined with dashes',
    columns: {
      value: 'Row', other: 'Column', customers: 'Customers', orders: 'Orders', revenue: 'Net revenue', share: 'Share of revenue',
      expected: 'Net revenue if unrelated', index: 'Index',
    },
  },
}; // prettier-ignore
