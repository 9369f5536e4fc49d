import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '每个月卖得怎么样？',
    kicker: '净销售额・按月',
    method:
      '把所选时间内计入的订单按下单月份相加，和去年同样的日子比。还没过完的月份只和去年同样多的天数比，用虚线和空心点标出，不参与比较。节日底纹取自节日历，只作提示。',
    formula: '净销售额 = Σ(实付 − 退款)；同比 = 本月 ÷ 去年同日 − 1',
    source: '净销售额 = 实付 − 退款',
    columns: {
      month: '月份',
      revenue: '净销售额',
      orders: '订单数',
      customers: '下单客户',
      revenue_last_year: '去年同日',
      change: '同比',
      days: '天数',
      complete: '已过完',
    },
  },
  en: {
    question: 'How did each month sell?',
    kicker: 'Net revenue · by month',
    method:
      'Orders that count in the range, summed by month and set beside the same days a year earlier. A month that still runs meets just as many days; it is dashed with a hollow point and never compared. Festival bands come from the calendar and are a reminder only.',
    formula: 'net revenue = Σ(paid − refunded); change = this month ÷ the same days last year − 1',
    source: 'Net revenue = paid − refunded',
    columns: {
      month: 'Month',
      revenue: 'Net revenue',
      orders: 'Orders',
      customers: 'Buyers',
      revenue_last_year: 'Same days last year',
      change: 'Change',
      days: 'Days',
      complete: 'Complete',
    },
  },
};
