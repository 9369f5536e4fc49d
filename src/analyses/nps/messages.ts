import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '谁更愿意推荐我们？',
    kicker: 'NPS・横线为95%区间',
    method:
      '问「您有多大可能向朋友推荐」，0–10分：9–10分是推荐者，7–8分是中立者，0–6分是贬损者；NPS是推荐者占比减贬损者占比，从−100到100。没有这道题时用主要的打分题，最高一档算推荐者，第二档算中立者，并在图下注明。区间和全部的区间不重叠，才说更高或更低。',
    formula: 'NPS = 100 × (推荐者占比 p − 贬损者占比 d)；标准误 = 100 × √((p + d − (p − d)²) ÷ n)；区间 = NPS ± 1.96 × 标准误',
    source: '范围内答了这道题的答卷；没有日期的答卷也在内',
    columns: {
      value: '分组', n: '答卷', promoters: '推荐者', passives: '中立者', detractors: '贬损者', promoter_share: '推荐者占比',
      detractor_share: '贬损者占比', score: 'NPS', se: '标准误', low: 'NPS下限', high: 'NPS上限', overall_n: '全部答卷',
      overall_score: '全部NPS', overall_low: '全部NPS下限', overall_high: '全部NPS上限', split: '按哪一题分', survey: '调查', question: '题号', wording: '题目',
      kind: '题型', scale_min: '最低分', scale_max: '最高分', promoter_min: '推荐者从几分起', detractor_max: '贬损者到几分止',
    },
  },
  en: {
    question: 'Who is most willing to recommend us?',
    kicker: 'NPS · lines are 95% intervals',
    method:
      'Asked how likely they are to recommend us, 0–10: 9–10 are promoters, 7–8 passives, 0–6 detractors. NPS is the share of promoters less the share of detractors, from −100 to 100. Without such a question the main rating stands in, its best answer counting as promoter and the second best as passive, and the line under the chart says so. Higher or lower is said only where the interval does not overlap that of all answers.',
    formula: 'NPS = 100 × (share of promoters p − share of detractors d); standard error = 100 × √((p + d − (p − d)²) ÷ n); interval = NPS ± 1.96 standard errors',
    source: 'Answers to this question in the range; answers without a date are kept',
    columns: {
      value: 'Group', n: 'Answers', promoters: 'Promoters', passives: 'Passives', detractors: 'Detractors', promoter_share: 'Share of promoters',
      detractor_share: 'Share of detractors', score: 'NPS', se: 'Standard error', low: 'NPS, low', high: 'NPS, high', overall_n: 'All answers',
      overall_score: 'NPS of all', overall_low: 'NPS of all, low', overall_high: 'NPS of all, high', split: 'Split by question', survey: 'Survey', question: 'Question id',
      wording: 'Question', kind: 'Kind', scale_min: 'Lowest score', scale_max: 'Highest score', promoter_min: 'Promoters from',
      detractor_max: 'Detractors up to',
    },
  },
}; // prettier-ignore
