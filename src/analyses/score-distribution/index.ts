import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { csatCut, npsCuts, questionParam, surveyParam } from '../survey-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { distributionColumns, distributionFootnote, distributionHeadline } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'score-distribution',
  sql,
  params: { ...questionParam, ...npsCuts, ...csatCut, ...surveyParam },
  columns,
  shareable: 'aggregate',
  needs: ['responses'],
  messages,
  quick: async (context) => (await quick()).quickDistribution(context),
  view: distributionColumns,
  headline: distributionHeadline,
  footnote: distributionFootnote,
});
