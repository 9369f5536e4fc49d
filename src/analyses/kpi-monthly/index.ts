import { integer } from '../../codec/codec';
import { late } from '../../util/late';
import { defineAnalysis } from '../analysis';
import { kpiParams } from '../kpi-params';
import { columns } from './columns';
import { messages } from './messages';
import sql from './query.sql?raw';
import { monthlyHeadline, monthlyLine } from './view';

const quick = late(() => import('./quick'));

/** The small lines of the cards. Churn looks further back than a month and costs most: only with `churn_days` above 0. */
export default defineAnalysis({
  id: 'kpi-monthly',
  sql,
  params: { ...kpiParams, churn_days: integer(0, { min: 0, max: 730 }) },
  columns,
  shareable: 'aggregate',
  needs: [],
  messages,
  quick: async (context) => (await quick()).quickMonthly(context),
  view: monthlyLine,
  headline: monthlyHeadline,
});
