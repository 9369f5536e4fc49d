import { defineAnalysis } from '../analysis';
import { surveyParam } from '../survey-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { itemDots, itemFootnote, itemHeadline, itemReading } from './view';

export default defineAnalysis({
  id: 'item-means',
  sql,
  params: surveyParam,
  columns,
  shareable: 'aggregate',
  needs: ['responses'],
  messages,
  quick: async (context) => (await import('./quick')).quickMeans(context),
  view: itemDots,
  headline: itemHeadline,
  reading: itemReading,
  footnote: itemFootnote,
});
