import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '谁更满意？',
    kicker: '满意度（CSAT）・横线为95%区间',
    method:
      '主要的打分题里，打高分的答卷占多少。5分制是4–5分，7分制是6–7分，10分制是8–10分，2–3分制只算最高分；起算分可以改。区间是Wilson区间；和全部的区间不重叠，才说更高或更低。',
    formula: '满意度 = 打分 ≥ 起算分的答卷 ÷ 答了这道题的答卷；区间：Wilson，z = 1.96',
    source: '范围内答了这道题的答卷；没有日期的答卷也在内',
    columns: {
      value: '分组', n: '答卷', satisfied: '满意的答卷', score: '满意度', mean: '平均分', low: '满意度下限', high: '满意度上限',
      overall_n: '全部答卷', overall_score: '全部满意度', overall_low: '全部满意度下限', overall_high: '全部满意度上限', split: '按哪一题分', survey: '调查',
      question: '题号', wording: '题目', kind: '题型', scale_min: '最低分', scale_max: '最高分', csat_min: '几分起算满意',
    },
  },
  en: {
    question: 'Who is most satisfied?',
    kicker: 'Satisfaction (CSAT) · lines are 95% intervals',
    method:
      'Of the answers to the main rating, the share that scored high: 4–5 of 5, 6–7 of 7, 8–10 of 10, the top answer only on scales of 2–3 points; where it starts can be changed. The interval is Wilson’s. Higher or lower is said only where it does not overlap that of all answers.',
    formula: 'CSAT = answers at or above the lowest satisfied score ÷ answers to the question; interval: Wilson, z = 1.96',
    source: 'Answers to this question in the range; answers without a date are kept',
    columns: {
      value: 'Group', n: 'Answers', satisfied: 'Satisfied', score: 'CSAT', mean: 'Mean score', low: 'CSAT, low', high: 'CSAT, high',
      overall_n: 'All answers', overall_score: 'CSAT of all', overall_low: 'CSAT of all, low', overall_high: 'CSAT of all, high',
      split: 'Split by question', survey: 'Survey', question: 'Question id', wording: 'Question', kind: 'Kind', scale_min: 'Lowest score', scale_max: 'Highest score',
      csat_min: 'Satisfied from',
    },
  },
}; // prettier-ignore
