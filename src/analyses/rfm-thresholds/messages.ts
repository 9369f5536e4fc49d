import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '每一分对应几天、几次、多少钱？',
    kicker: 'RFM 阈值・天、次、金额',
    method:
      '把每个分数的客户里最小和最大的值写出来：R 是距上次购买的天数，F 是窗口内的购买次数，M 是净消费。同值同分，所以各档人数不一定正好两成。四成以上客户的购买次数相同时，「自动」让 F 改用固定档。等分法（NTILE）会把值相同的客户拆进不同的分；表里写出会拆开多少位。',
    formula: '百分位：min(5, 1 + ⌊5 × percent_rank⌋)；固定：界线值归入较好的 R 分、较低的 F 与 M 分',
    source: '全部已打分的客户；阈值不随筛选变动',
    columns: {
      score: '分数', r_from: 'R 从（天）', r_to: 'R 到（天）', f_from: 'F 从（次）', f_to: 'F 到（次）', m_from: 'M 从（金额）', m_to: 'M 到（金额）',
      r_customers: 'R 客户数', f_customers: 'F 客户数', m_customers: 'M 客户数', scoring_used: 'R 与 M 的规则', f_scoring_used: 'F 的规则',
      f_mode_share: '最常见次数占客户', r_split: '等分会拆开（R）', f_split: '等分会拆开（F）', m_split: '等分会拆开（M）',
    },
  },
  en: {
    question: 'What does each point mean in days, purchases and money?',
    kicker: 'RFM thresholds · days, purchases, money',
    method:
      'The smallest and the largest value among the customers with each score: days since the last purchase (R), purchases in the window (F), net spend (M). Equal values get equal points, so the classes need not be exact fifths. Where over 40% of customers share one number of purchases, auto uses fixed classes for F. NTILE would put equal customers into different scores; the table says how many.',
    formula: 'percentile: min(5, 1 + ⌊5 × percent_rank⌋); fixed: a value on a bound gets the better R score, the lower F and M score',
    source: 'All scored customers; filters do not move a threshold',
    columns: {
      score: 'Points', r_from: 'R from (days)', r_to: 'R to (days)', f_from: 'F from (times)', f_to: 'F to (times)', m_from: 'M from (money)', m_to: 'M to (money)',
      r_customers: 'R customers', f_customers: 'F customers', m_customers: 'M customers', scoring_used: 'Rule for R and M', f_scoring_used: 'Rule for F',
      f_mode_share: 'Share with the most common F', r_split: 'NTILE would split (R)', f_split: 'NTILE would split (F)', m_split: 'NTILE would split (M)',
    },
  },
}; // prettier-ignore
