import { defineAnalysis } from '../analysis';
import { rfmParams } from '../rfm-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { customerBars } from './view';

export default defineAnalysis({
  id: 'rfm-customers',
  sql,
  params: rfmParams,
  columns,
  shareable: 'never',
  needs: ['orders', 'customer_ids', 'history'],
  messages,
  view: customerBars,
  headline: () => null,
});
