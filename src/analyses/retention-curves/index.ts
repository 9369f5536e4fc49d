import { integer, oneOf } from '../../codec/codec';
import { defineAnalysis } from '../analysis';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { curvesFootnote, curvesHeadline, curvesReading, retentionLines } from './view';

export default defineAnalysis({
  id: 'retention-curves',
  sql,
  params: {
    window: oneOf('calendar', ['calendar', 'interval30']),
    max_age: integer(12, { min: 1, max: 36 }),
  },
  columns,
  shareable: 'aggregate',
  needs: ['orders', 'customer_ids'],
  messages,
  view: retentionLines,
  headline: curvesHeadline,
  reading: curvesReading,
  footnote: curvesFootnote,
});
