import { isAttribute } from '../../model/attributes';
import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { npsCuts, questionParam, surveyBy, surveyParam } from '../survey-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { npsFootnote, npsHeadline, npsReading, npsView } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'nps',
  sql,
  params: { ...surveyBy, ...questionParam, ...npsCuts, ...surveyParam },
  columns,
  shareable: 'aggregate',
  needs: ['responses'],
  messages,
  quick: async (context) => (await quick()).quickNps(context),
  own: ({ by }) => (isAttribute(by) ? by : undefined),
  view: npsView,
  headline: npsHeadline,
  reading: npsReading,
  footnote: npsFootnote,
});
