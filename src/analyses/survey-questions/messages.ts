import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '问了什么，多少人答了？',
    kicker: '问卷题目・答卷数',
    method: '每份问卷的每道题：题型、主题、分制和范围内的答卷数。答卷最多的问卷在前，题目按问卷顺序。',
    formula: '答卷数 = 这道题不空的答卷',
    source: '范围内至少有一个数字答案的答卷；survey留空为全部问卷',
    columns: {
      survey: '调查', question: '题号', position: '顺序', wording: '题目', kind: '题型', theme: '主题', scale_min: '最低分', scale_max: '最高分',
      is_main: '主题目', n: '答卷', survey_n: '问卷的答卷', survey_questions: '问卷的题数',
    },
  },
  en: {
    question: 'What was asked, and how many answered?',
    kicker: 'Survey questions · answers',
    method: 'Every question of every survey: its kind, theme, scale and the answers in the range. The survey with the most responses comes first, questions in their order.',
    formula: 'Answers = sheets where this question is not empty',
    source: 'Responses in the range with at least one number; an empty survey means all surveys',
    columns: {
      survey: 'Survey', question: 'Question id', position: 'Position', wording: 'Question', kind: 'Kind', theme: 'Theme', scale_min: 'Lowest score',
      scale_max: 'Highest score', is_main: 'Main question', n: 'Answers', survey_n: 'Sheets of the survey', survey_questions: 'Questions of the survey',
    },
  },
}; // prettier-ignore
