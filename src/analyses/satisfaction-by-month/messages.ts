import type { Localised } from '../../i18n/locale';
import type { AnalysisMessages } from '../analysis';
import type { columns } from './columns';

export const messages: Localised<AnalysisMessages<typeof columns>> = {
  'zh-CN': {
    question: '客户比以前更满意了吗？',
    kicker: '满意度走势・按答卷月份・浅色带为95%区间',
    method:
      '按答卷提交的月份算NPS和满意度（CSAT），题目和算法与「NPS」「满意度」两块相同。没有答卷的月份断开；还没过完的月份画成空心，不参与比较。某月的区间和全部月份的区间不重叠，才说更高或更低。',
    formula: 'NPS = 100 × (推荐者占比 − 贬损者占比)，Wald区间；满意度 = 满意的答卷 ÷ 答卷，Wilson区间',
    source: '有提交日期的答卷',
    columns: {
      month: '月份', n: '答卷', nps_n: '答了推荐题', nps: 'NPS', nps_low: 'NPS下限', nps_high: 'NPS上限', csat_n: '答了打分题', csat: '满意度',
      csat_low: '满意度下限', csat_high: '满意度上限', complete: '月份完整', overall_nps_n: '全部推荐题答卷', overall_nps: '全部NPS',
      overall_nps_low: '全部NPS下限', overall_nps_high: '全部NPS上限', overall_csat_n: '全部打分题答卷', overall_csat: '全部满意度',
      overall_csat_low: '全部满意度下限', overall_csat_high: '全部满意度上限', nps_scale_max: '推荐题最高分', promoter_min: '推荐者从几分起',
      csat_min: '几分起算满意',
    },
  },
  en: {
    question: 'Are customers more satisfied than before?',
    kicker: 'Satisfaction over time · by month of the answer · the band is the 95% interval',
    method:
      'NPS and CSAT of the answers handed in each month, by the same questions and rules as those two panels. Months without answers break the line; a month that is not over is hollow and out of every comparison. A month is called higher or lower only where its interval does not overlap that of all months.',
    formula: 'NPS = 100 × (share of promoters − share of detractors), Wald interval; CSAT = satisfied ÷ answers, Wilson interval',
    source: 'Answers with a date',
    columns: {
      month: 'Month', n: 'Responses', nps_n: 'Answers on recommending', nps: 'NPS', nps_low: 'NPS, low', nps_high: 'NPS, high',
      csat_n: 'Answers on satisfaction', csat: 'CSAT', csat_low: 'CSAT, low', csat_high: 'CSAT, high', complete: 'Whole month',
      overall_nps_n: 'All answers on recommending', overall_nps: 'NPS of all', overall_nps_low: 'NPS of all, low',
      overall_nps_high: 'NPS of all, high', overall_csat_n: 'All answers on satisfaction', overall_csat: 'CSAT of all',
      overall_csat_low: 'CSAT of all, low', overall_csat_high: 'CSAT of all, high', nps_scale_max: 'Highest score on recommending',
      promoter_min: 'Promoters from', csat_min: 'Satisfied from',
    },
  },
}; // prettier-ignore
