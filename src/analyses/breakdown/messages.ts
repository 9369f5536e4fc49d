import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '销售额都来自哪里？',
    kicker: '净销售额',
    method:
      '把计入的订单按这个属性分开。品类按明细金额分摊，一单跨几个品类时，每个品类各算一单一客，所以订单数与客户数不能相加。没有填写的单独成行。选了别的条件时，黑色短线是其余订单里同一项的占比。',
    formula: '占比 = 该项净销售额 ÷ 全部净销售额；复购率 = 在这一项里两天及以上买过的客户 ÷ 这一项的客户；指数 = 该项人均销售额 ÷ 各项合起来的人均 × 100（在几项里买过的客户，每项各算一次）；复购率两两比较，按比较次数收紧（Newcombe 区间，Bonferroni），合起来错判不超过 5%',
    source: '净销售额 = 实付 − 退款',
    columns: {
      value: '项目', customers: '客户数', orders: '订单数', revenue: '净销售额', share: '占销售额', share_rest: '其余订单中占比', aov: '客单价',
      orders_per_customer: '人均订单', revenue_per_customer: '人均销售额', repeat_rate: '复购率', repeat_low: '复购率下限', repeat_high: '复购率上限', index: '人均指数', n: '样本数',
    },
  },
  en: {
    question: 'Where does the revenue come from?',
    kicker: 'Net revenue',
    method:
      'Orders that count, split by this attribute. Categories share an order by the amounts of its lines; an order with several categories counts once in each, so orders and customers do not add up. Orders that do not say are a row of their own. When something else is selected, the black tick is the same item’s share among all other orders.',
    formula: 'share = revenue of the item ÷ all revenue; repeat rate = buyers of the item on 2+ days ÷ buyers of the item; index = revenue per customer ÷ that of all items together × 100 (who buys in several counts in each); repeat rates are compared in pairs, at 5% over all pairs together (Newcombe, Bonferroni)',
    source: 'Net revenue = paid − refunded',
    columns: {
      value: 'Item', customers: 'Customers', orders: 'Orders', revenue: 'Net revenue', share: 'Share', share_rest: 'Share of the rest', aov: 'Order value',
      orders_per_customer: 'Orders each', revenue_per_customer: 'Revenue each', repeat_rate: 'Repeat rate', repeat_low: 'Rate low', repeat_high: 'Rate high', index: 'Index', n: 'n',
    },
  },
}; // prettier-ignore
