import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { columns } from './columns';
import { revenueFootnote, revenueHeadline, revenueReading } from './findings';
import { messages } from './messages';
import sql from './query.sql?raw';
import { revenueLines } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'revenue-by-month',
  sql,
  params: {},
  columns,
  shareable: 'aggregate',
  needs: ['orders'],
  messages,
  quick: async (context) => (await quick()).quickRevenue(context),
  view: revenueLines,
  headline: revenueHeadline,
  reading: revenueReading,
  footnote: revenueFootnote,
});
