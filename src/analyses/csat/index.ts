import { isAttribute } from '../../model/attributes';
import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { csatCut, questionParam, surveyBy, surveyParam } from '../survey-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { csatFootnote, csatHeadline, csatReading, csatView } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'csat',
  sql,
  params: { ...surveyBy, ...questionParam, ...csatCut, ...surveyParam },
  columns,
  shareable: 'aggregate',
  needs: ['responses'],
  messages,
  quick: async (context) => (await quick()).quickCsat(context),
  own: ({ by }) => (isAttribute(by) ? by : undefined),
  view: csatView,
  headline: csatHeadline,
  reading: csatReading,
  footnote: csatFootnote,
});
