import { oneOf } from '../../codec/codec';
import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { csatCut, npsCuts, questionParam, surveyParam } from '../survey-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { monthsFootnote, monthsHeadline, monthsView } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'satisfaction-by-month',
  sql,
  /** `show`: which of the two is drawn; the rows hold both. */
  params: { show: oneOf('nps', ['nps', 'csat']), ...questionParam, ...npsCuts, ...csatCut, ...surveyParam },
  columns,
  shareable: 'aggregate',
  needs: ['responses', 'response_dates'],
  messages,
  quick: async (context) => (await quick()).quickMonths(context),
  view: monthsView,
  headline: monthsHeadline,
  footnote: monthsFootnote,
});
