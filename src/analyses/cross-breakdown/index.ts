import { oneOf } from '../../codec/codec';
import { type Attribute, ATTRIBUTE_IDS } from '../../model/attributes';
import { defineAnalysis } from '../analysis';
import { columns } from './columns';
import { crossHeadline, crossReading } from './findings';
import { messages } from './messages';
import sql from './query.sql?raw';
import { crossFootnote, crossGrid } from './view';

/** Two attributes against each other. An attribute against itself says nothing: it is neither drawn nor put in words. */
export default defineAnalysis({
  id: 'cross-breakdown',
  sql,
  params: {
    by: oneOf<Attribute>('province', ATTRIBUTE_IDS),
    across: oneOf<Attribute>('channel', ATTRIBUTE_IDS),
  },
  columns,
  shareable: 'aggregate',
  needs: ['orders'],
  messages,
  view: crossGrid,
  headline: crossHeadline,
  reading: crossReading,
  footnote: crossFootnote,
});
