import { defineAnalysis } from '../analysis';
import { rfmParams } from '../rfm-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { gridHeadline, gridReading, rfmGrid } from './view';

export default defineAnalysis({
  id: 'rfm-grid',
  sql,
  params: rfmParams,
  columns,
  shareable: 'aggregate',
  needs: ['orders', 'customer_ids', 'history'],
  messages,
  own: () => 'segment',
  view: rfmGrid,
  headline: gridHeadline,
  reading: gridReading,
});
