import { defineAnalysis } from '../analysis';
import { rfmParams } from '../rfm-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { thresholdFootnote, thresholdGrid, thresholdHeadline, thresholdReading } from './view';

export default defineAnalysis({
  id: 'rfm-thresholds',
  sql,
  params: rfmParams,
  columns,
  shareable: 'aggregate',
  needs: ['orders', 'customer_ids', 'history'],
  messages,
  view: thresholdGrid,
  headline: thresholdHeadline,
  reading: thresholdReading,
  footnote: thresholdFootnote,
});
