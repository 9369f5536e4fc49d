import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '收入集中在多少客户身上？',
    kicker: '洛伦兹曲线・范围内的净消费',
    method:
      '把范围内买过的客户按净消费从多到少排，看前百分之几的人带来百分之几的收入。A 类是撑起前 80% 收入的客户，B 类到 95%，其余是 C 类；花得一样多的人总在同一类。基尼系数：0 是人人一样多，1 是全由一人买走。',
    formula: '基尼 = 2 Σ i·x ÷ (n Σ x) − (n + 1) ÷ n，x 由小到大；前 20% = 前 ⌈0.2 n⌉ 位',
    source: '范围内有购买、编号已知的客户；净消费 = 实付 − 退款',
    columns: { point: '位置', customers: '累计客户', customer_share: '占客户', revenue: '累计收入', revenue_share: '占收入', gini: '基尼系数' },
  },
  en: {
    question: 'How many customers does the revenue rest on?',
    kicker: 'Lorenz curve · net spend in scope',
    method:
      'Customers who bought in the scope, from the largest to the smallest net spend: which share of customers brings which share of revenue. Tier A makes the first 80% of revenue, tier B up to 95%, the rest is C; customers who spent alike are always in the same tier. Gini: 0 if everyone spends alike, 1 if one customer buys everything.',
    formula: 'gini = 2 Σ i·x ÷ (n Σ x) − (n + 1) ÷ n, x ascending; top 20% = the first ⌈0.2 n⌉',
    source: 'Known customers with a purchase in the scope; net spend = paid − refunded',
    columns: { point: 'Point', customers: 'Customers so far', customer_share: 'Share of customers', revenue: 'Revenue so far', revenue_share: 'Share of revenue', gini: 'Gini' },
  },
}; // prettier-ignore
