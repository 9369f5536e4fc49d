import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { columns } from './columns';
import { cohortFootnote, cohortHeadline, cohortReading } from './findings';
import { messages } from './messages';
import { params } from './params';
import sql from './query.sql?raw';
import { cohortTriangle } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'cohort-retention',
  sql,
  params,
  columns,
  shareable: 'aggregate',
  needs: ['orders', 'customer_ids'],
  messages,
  quick: async (context) => (await quick()).quickCohorts(context),
  view: cohortTriangle,
  headline: cohortHeadline,
  reading: cohortReading,
  footnote: cohortFootnote,
});
