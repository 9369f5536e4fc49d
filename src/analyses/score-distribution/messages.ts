import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '打分都落在哪里？',
    kicker: '打分分布・占答卷',
    method:
      '一道题每个分数各有多少答卷，没人打的分数也列出。推荐题按0–6、7–8、9–10分成贬损者、中立者、推荐者；打分题按满意的起算分分成不满意、一般、满意，不满意的档数与满意的档数相同；10分制是1–4、5–7、8–10分。',
    formula: '占比 = 打这个分的答卷 ÷ 答了这道题的答卷',
    source: '范围内答了这道题的答卷；两档之间的分数归入较低一档',
    columns: {
      value: '分数', n: '答卷', share: '占比', part: '类别', part_n: '这一类答卷', part_share: '这一类占比', total: '全部答卷', survey: '调查',
      question: '题号', wording: '题目', kind: '题型', scale_min: '最低分', scale_max: '最高分', good_min: '好评从几分起', bad_max: '差评到几分止',
    },
  },
  en: {
    question: 'Where do the scores lie?',
    kicker: 'Scores · share of answers',
    method:
      'How many answers each point of the scale got, points without answers included. A recommend question is parted into detractors 0–6, passives 7–8 and promoters 9–10; a rating into dissatisfied, neutral and satisfied, with as many points below as count as satisfied above; ten points are parted 1–4, 5–7 and 8–10.',
    formula: 'Share = answers with this score ÷ answers to the question',
    source: 'Answers to this question in the range; a score between two points counts for the lower',
    columns: {
      value: 'Score', n: 'Answers', share: 'Share', part: 'Part', part_n: 'Answers of the part', part_share: 'Share of the part',
      total: 'All answers', survey: 'Survey', question: 'Question id', wording: 'Question', kind: 'Kind', scale_min: 'Lowest score',
      scale_max: 'Highest score', good_min: 'Good from', bad_max: 'Bad up to',
    },
  },
}; // prettier-ignore
