import { defineAnalysis } from '../analysis';
import { surveyParam } from '../survey-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { questionBars, questionHeadline } from './view';

export default defineAnalysis({
  id: 'survey-questions',
  sql,
  params: surveyParam,
  columns,
  shareable: 'aggregate',
  needs: ['responses'],
  messages,
  view: questionBars,
  headline: questionHeadline,
});
