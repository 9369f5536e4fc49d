import { defineAnalysis } from '../analysis';
import { columns } from './columns';
import { cohortFootnote, cohortHeadline, cohortReading } from './findings';
import { messages } from './messages';
import { params } from './params';
import sql from './query.sql?raw';
import { cohortTriangle } from './view';

export default defineAnalysis({
  id: 'cohort-retention',
  sql,
  params,
  columns,
  shareable: 'aggregate',
  needs: ['orders', 'customer_ids'],
  messages,
  quick: async (context) => (await import('./quick')).quickCohorts(context),
  view: cohortTriangle,
  headline: cohortHeadline,
  reading: cohortReading,
  footnote: cohortFootnote,
});
