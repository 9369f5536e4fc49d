import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '哪一项最让客户不满意？',
    kicker: '满意度树・0–100分，横线为95%区间',
    method:
      '每道打分题换算成0–100分后取平均，从总体到主题（产品、服务、价格、物流、品牌）再到每一项。主题分先取每个人各题的平均，再取所有人的平均。区间和总体的区间不重叠，才说更高或更低。',
    formula: '得分 = (答案 − 最低分) ÷ (最高分 − 最低分) × 100；区间 = 均值 ± 1.96 × 标准差 ÷ √n',
    source: '范围内的答卷；没答的题不计入',
    columns: {
      level: '层级', theme: '主题', question: '题号', wording: '题目', n: '答卷', mean: '原始均分', score100: '得分', low: '得分下限',
      high: '得分上限', scale_min: '最低分', scale_max: '最高分', overall_n: '总体答卷', overall_score100: '总体得分',
      overall_low: '总体得分下限', overall_high: '总体得分上限', survey: '调查',
    },
  },
  en: {
    question: 'What are customers least satisfied with?',
    kicker: 'Satisfaction tree · 0–100, lines are 95% intervals',
    method:
      'Every rating question is put on 0–100 and averaged: the whole, then the themes (product, service, price, logistics, brand), then each item. A theme takes each person’s mean of its questions first, then the mean of all people. Higher or lower is said only where the interval does not overlap that of the whole.',
    formula: 'Score = (answer − lowest) ÷ (highest − lowest) × 100; interval = mean ± 1.96 × standard deviation ÷ √n',
    source: 'Responses in the range; questions left open do not count',
    columns: {
      level: 'Level', theme: 'Theme', question: 'Question id', wording: 'Question', n: 'Answers', mean: 'Mean as asked', score100: 'Score',
      low: 'Score, low', high: 'Score, high', scale_min: 'Lowest answer', scale_max: 'Highest answer', overall_n: 'Answers, overall',
      overall_score100: 'Score, overall', overall_low: 'Score overall, low', overall_high: 'Score overall, high', survey: 'Survey',
    },
  },
}; // prettier-ignore
