import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { rfmParams } from '../rfm-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { segmentBars, segmentFootnote, segmentHeadline, segmentReading } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'rfm-segments',
  sql,
  params: rfmParams,
  columns,
  shareable: 'aggregate',
  needs: ['orders', 'customer_ids', 'history'],
  messages,
  quick: async (context) => (await quick()).quickSegments(context),
  own: () => 'segment',
  view: segmentBars,
  headline: segmentHeadline,
  reading: segmentReading,
  footnote: segmentFootnote,
});
