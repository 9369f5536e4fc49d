import { defineAnalysis } from '../analysis';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { lorenzCurve, lorenzFootnote, lorenzHeadline, lorenzReading } from './view';

export default defineAnalysis({
  id: 'lorenz',
  sql,
  params: {},
  columns,
  shareable: 'aggregate',
  needs: ['orders', 'customer_ids'],
  messages,
  view: lorenzCurve,
  headline: lorenzHeadline,
  reading: lorenzReading,
  footnote: lorenzFootnote,
});
