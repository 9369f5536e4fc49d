import { oneOf } from '../../codec/codec';
import { type Attribute, ATTRIBUTE_IDS } from '../../model/attributes';
import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { breakdownBars, breakdownFootnote, breakdownHeadline, breakdownReading } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'breakdown',
  sql,
  params: { by: oneOf<Attribute>('province', ATTRIBUTE_IDS) },
  columns,
  shareable: 'aggregate',
  needs: ['orders'],
  messages,
  quick: async (context) => (await quick()).quickBreakdown(context),
  own: ({ by }) => by,
  view: breakdownBars,
  headline: breakdownHeadline,
  reading: breakdownReading,
  footnote: breakdownFootnote,
});
