import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { kpiParams } from '../kpi-params';
import { columns } from './columns';
import { kpiFootnote, kpiHeadline, kpiReading } from './findings';
import { messages } from './messages';
import sql from './query.sql?raw';

const quick = late(() => import('./quick'));

/** The cards of a dashboard: the page draws them, so there is no chart. Answers with a row per metric whatever is loaded. */
export default defineAnalysis({
  id: 'kpi-summary',
  sql,
  params: kpiParams,
  columns,
  shareable: 'aggregate',
  needs: [],
  messages,
  quick: async (context) => (await quick()).quickKpis(context),
  view: () => null,
  headline: kpiHeadline,
  reading: kpiReading,
  footnote: kpiFootnote,
});
