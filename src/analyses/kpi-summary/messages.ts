import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '这段时间卖得怎么样，客户留住了吗？',
    kicker: '关键指标・所选时间与筛选',
    method:
      '销售额为实付减退款。复购率按人算：在两个及以上不同日子买过的客户占下单客户。流失率看近 N 天：此前 N 天内买过的客户里，之后 N 天没有再买的占比。新客户获取率：首单落在所选时间内的客户占下单客户。NPS 为推荐者占比减贬损者占比，满意度为打高分的占比（5分制4–5分，10分制8–10分）。',
    formula:
      '复购率 = 买过两天及以上的客户 ÷ 下单客户；流失率 = 沉默客户 ÷ 期初活跃客户；比率用 Wilson 95% 区间，NPS 用 Wald 区间',
    source: '剔除未付款、已取消、全额退款与测试单；分母为零时不给数',
    columns: {
      metric: '指标',
      value: '数值',
      numerator: '分子',
      denominator: '分母',
      n: '样本数',
      low: '区间下限',
      high: '区间上限',
    },
  },
  en: {
    question: 'How did we sell, and did customers stay?',
    kicker: 'Key figures · in range and filters',
    method:
      'Revenue is paid minus refunded. The repeat rate counts people: buyers on two or more different days, of all buyers. The churn rate looks at the last N days: of customers who bought in the N days before, the share who have been silent since. New buyers: buyers whose first order falls in range. NPS is promoters minus detractors; satisfaction is the share of high scores (4–5 of 5, 8–10 of 10).',
    formula:
      'repeat rate = buyers on 2+ days ÷ buyers; churn rate = silent ÷ active at the start; Wilson 95% intervals for shares, Wald for NPS',
    source: 'Unpaid, cancelled, fully refunded and test orders are left out; no number where the denominator is zero',
    columns: {
      metric: 'Metric',
      value: 'Value',
      numerator: 'Numerator',
      denominator: 'Denominator',
      n: 'n',
      low: 'Low',
      high: 'High',
    },
  },
};
