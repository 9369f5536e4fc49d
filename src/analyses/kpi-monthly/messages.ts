import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '近一年每个月怎么走？',
    kicker: '关键指标・按月',
    method:
      '截止日之前 13 个月，逐月计算；筛选照样生效，时间范围不影响。流失率看各月月底：此前一个窗口买过、最近一个窗口没有再买的客户占比，设了天数才计算。还没过完的月份单独标出，不与其他月份比较。',
    formula: '复购率（月）= 当月在两天及以上买过的客户 ÷ 当月下单客户；新客户获取率（月）= 首单在当月的客户 ÷ 当月下单客户',
    source: '剔除未付款、已取消、全额退款与测试单；没有订单或答卷的月份不列',
    columns: { month: '月份', metric: '指标', value: '数值', n: '样本数', complete: '已过完' },
  },
  en: {
    question: 'How did each month of the last year go?',
    kicker: 'Key figures · by month',
    method:
      'The 13 months before the last day seen, each on its own, under the filters; the date range does not matter. Churn is as it stood at the end of each month: of customers who bought in one window, the share silent in the next; it is computed only when a window is given. A month that still runs is marked and never compared.',
    formula: 'repeat rate (month) = buyers on 2+ days of the month ÷ buyers of the month; new buyers (month) = buyers whose first order fell in it ÷ buyers of the month',
    source: 'Unpaid, cancelled, fully refunded and test orders are left out; a month without orders or answers has no row',
    columns: { month: 'Month', metric: 'Metric', value: 'Value', n: 'n', complete: 'Complete' },
  },
}; // prettier-ignore
