import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { surveyParam } from '../survey-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { itemDots, itemFootnote, itemHeadline, itemReading } from './view';

const quick = late(() => import('./quick'));

export default defineAnalysis({
  id: 'item-means',
  sql,
  params: surveyParam,
  columns,
  shareable: 'aggregate',
  needs: ['responses'],
  messages,
  quick: async (context) => (await quick()).quickMeans(context),
  view: itemDots,
  headline: itemHeadline,
  reading: itemReading,
  footnote: itemFootnote,
});
