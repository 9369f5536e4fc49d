import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '新客户多快流失，多久以后稳住？',
    kicker: '留存曲线・灰线为各首购月，蓝线为加权均值',
    method:
      '每条灰线是一个首购月：首购后每一期还有百分之几的人购买。蓝线把观察期已满的首购月按人数加权；带子是它的 95% 区间。第 0 期人人都买，不画。时间范围只挑首购月份，其他筛选看客户的第一单。',
    formula: '均值 = 观察期已满的各群：Σ 购买客户 ÷ Σ 人数',
    source: '虚线为观察期未满，不进均值',
    columns: { cohort: '首购月（空为均值）', age: '第几期（0 起）', eligible: '可观察客户', active: '购买客户', retention: '留存', complete: '观察期已满' },
  },
  en: {
    question: 'How fast do new customers leave, and when does it level off?',
    kicker: 'Retention curves · grey: cohorts, blue: weighted mean',
    method:
      'Each grey line is a month of first purchases: the share of its customers who buy in each period since. The blue line weighs the cohorts that have completed the period by their size; the band is its 95% interval. In period 0 everybody buys, so it is not drawn. The date range picks the months of acquisition and every other filter looks at the first order.',
    formula: 'mean = Σ buyers ÷ Σ sizes over complete cohorts',
    source: 'Dashed: not everybody has had this period; out of the mean',
    columns: { cohort: 'First purchase (empty: mean)', age: 'Period', eligible: 'Customers observed', active: 'Buyers', retention: 'Retention', complete: 'Complete' },
  },
}; // prettier-ignore
