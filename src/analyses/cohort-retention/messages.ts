import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '新客户后来还买不买？',
    kicker: '同期群留存・首购月 × 首购后过了多久',
    method:
      '按首次购买的月份把客户分成同期群，看他们之后每一期还有多少人购买。自然月：首购当月为第 0 期；每 30 天：从每位客户自己的首购日算起，0–29 天为第 0 期。时间范围只挑首购月份，其他筛选看客户的第一单；之后的购买一律计入。观察期未满的格打斜线，不进均值。',
    formula: '留存 = 该期有购买的客户 ÷ 同期群人数；均值 = 观察期已满的各群：Σ 购买客户 ÷ Σ 人数；销售额留存 = 该期销售额 ÷ 第 0 期销售额；人均累计的均值 = 各期人均逐期相加，每期只用观察期已满的群',
    source: '均值按人数加权，只用观察期已满的格；0 是真的没有人买；销售额 = 实付 − 退款',
    columns: {
      cohort: '首购月', age: '第几期', size: '新客户', active: '购买客户', retention: '留存', revenue: '销售额', revenue_retention: '销售额留存',
      cumulative_revenue: '人均累计销售额', complete: '观察期已满', eligible: '均值的分母', mean_retention: '加权平均留存',
      mean_revenue_retention: '加权平均销售额留存', mean_cumulative_revenue: '加权平均人均累计',
    },
  },
  en: {
    question: 'Do new customers come back?',
    kicker: 'Cohort retention · month of first purchase × time since',
    method:
      'Customers are grouped by the month of their first purchase and followed from period to period. Calendar: the month of the first purchase is period 0. 30 days: counted from each customer’s own first day, days 0–29 are period 0. The date range picks the months of acquisition and every other filter looks at the first order; all later purchases count. Periods that not everybody has completed are hatched and out of every mean.',
    formula: 'retention = customers who bought in the period ÷ cohort size; mean = Σ buyers ÷ Σ sizes over complete cohorts; revenue retention = revenue of the period ÷ revenue of period 0; mean cumulative = the mean revenue per customer of each period, added up, each over its complete cohorts',
    source: 'Means are weighted by size and use complete cells only; 0 means that nobody bought; revenue = paid − refunded',
    columns: {
      cohort: 'First purchase', age: 'Period', size: 'New customers', active: 'Buyers', retention: 'Retention', revenue: 'Revenue', revenue_retention: 'Revenue retention',
      cumulative_revenue: 'Cumulative revenue per customer', complete: 'Complete', eligible: 'Customers behind the mean', mean_retention: 'Weighted mean retention',
      mean_revenue_retention: 'Weighted mean revenue retention', mean_cumulative_revenue: 'Weighted mean cumulative',
    },
  },
}; // prettier-ignore
