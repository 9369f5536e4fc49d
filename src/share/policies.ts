import type { AnyAnalysis } from '../analyses/analysis';
import { AND } from './names';
import type { Cell } from './suppress';

export type Row = Readonly<Record<string, unknown>>;
type Params = Readonly<Record<string, unknown>>;

/** Fewest people behind anything that leaves: buyers, or people who answered. */
export const FEWEST = { customers: 5, answers: 10 } as const;

/** What is known about the request besides the row. */
export interface Asked {
  readonly params: Params;
  /** Tells the date range apart where one analysis is asked for several. */
  readonly range: string;
}

type CellOf = (row: Row, asked: Asked) => Cell;

const number = (row: Row, name: string): number => {
  const value = row[name];
  return typeof value === 'number' ? value : 0;
};
const text = (row: Row, name: string): string => {
  const value = row[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
/** Buyers, or orders where no order says who bought. */
const buyers = (row: Row) => number(row, 'customers') || number(row, 'orders');
/** Orders add up where buyers overlap. */
const sales = (row: Row) => [buyers(row), number(row, 'orders')];
const split = (some: number, all: number) => [some, Math.max(0, all - some)];
const by = ({ params }: Asked, name = 'by') =>
  params[name] === 'question' ? `question ${String(params['group'])}` : String(params[name] ?? name);

const isAnswer = (metric: string) => metric === 'nps' || metric === 'csat';
/** Answers in a table of buyers: ten of them count as five buyers. */
const enough = (n: number, kind: keyof typeof FEWEST) => (n * FEWEST.customers) / FEWEST[kind];

const cohort: CellOf = (row) => {
  const [name, age, active] = [text(row, 'cohort'), text(row, 'age'), number(row, 'active')];
  const size = 'size' in row ? number(row, 'size') : number(row, 'eligible');
  if (name === '') return { own: `o|mean cohort#${age}`, counts: split(active, size) };
  return {
    own: `o|cohort:${name}#${age}`,
    counts: split(active, size),
    checks: [size],
    totals: [...(row['complete'] === true ? [`age ${age}`] : []), ...(age === '0' ? ['joined'] : [])],
    within: [['cohort', `o|cohort:${name}`]],
    chain: { name, at: number(row, 'age') },
  };
};

const kpiMonth: CellOf = (row) => {
  const [metric, month, n] = [text(row, 'metric'), text(row, 'month'), number(row, 'n')];
  if (isAnswer(metric)) return { own: `a|month:${month}`, counts: [enough(n, 'answers')], of: metric };
  const own = `o|month:${month}`;
  if (metric.endsWith('_rate')) return { own: `${own}#${metric}`, counts: [n], of: metric, under: [[null, own]] };
  return { own, counts: [n], of: metric, totals: metric === 'orders' ? ['months'] : [] };
};

const POLICIES: Readonly<Record<string, CellOf>> = {
  breakdown: (row, asked) => ({ own: `o|${by(asked)}:${text(row, 'value')}`, counts: sales(row), totals: ['all'] }),
  'cross-breakdown': (row, asked) => {
    const [one, other] = [`o|${by(asked)}:${text(row, 'value')}`, `o|${by(asked, 'across')}:${text(row, 'other')}`];
    return { own: `${one}${AND}${other.slice(2)}`, counts: sales(row), within: [['value', one], ['other', other]] }; // prettier-ignore
  },
  'revenue-by-month': (row) => ({ own: `o|month:${text(row, 'month')}`, counts: sales(row), totals: ['months'] }),
  'kpi-monthly': kpiMonth,
  'kpi-summary': (row, { range }) => {
    const metric = text(row, 'metric');
    const isShare = metric.endsWith('_rate') || metric === 'csat';
    const [some, all, n] = [number(row, 'numerator'), number(row, 'denominator'), number(row, 'n')];
    return {
      own: `${isAnswer(metric) ? 'a' : 'o'}|kpi:${metric}@${range}`,
      counts: (isShare ? [n, ...split(some, all)] : [n]).map((count) =>
        enough(count, isAnswer(metric) ? 'answers' : 'customers'),
      ),
    };
  },
  'cohort-retention': cohort,
  'retention-curves': cohort,
  lorenz: (row) => ({ own: `o|lorenz:${text(row, 'customers')}`, counts: [], checks: [number(row, 'customers')] }),
  'rfm-grid': (row) => {
    const [r, f] = [text(row, 'r_score'), text(row, 'f_score')];
    return {
      own: `o|rfm:${r}-${f}`,
      counts: [number(row, 'customers')],
      within: [['r', `o|r:${r}`], ['f', `o|f:${f}`]], // prettier-ignore
    };
  },
  'rfm-segments': (row) => ({
    own: `o|segment:${text(row, 'segment')}`,
    counts: [number(row, 'customers')],
    totals: ['segments'],
  }),
  'rfm-thresholds': (row) => ({
    own: `o|score:${text(row, 'score')}`,
    counts: ['r_customers', 'f_customers', 'm_customers'].map((name) => number(row, name)),
    totals: ['scores'],
    within: [['r', `o|r:${text(row, 'score')}`], ['f', `o|f:${text(row, 'score')}`]], // prettier-ignore
  }),
  nps: (row, asked) => ({
    own: `a|${by(asked)}:${text(row, 'value')}`,
    counts: [number(row, 'promoters'), number(row, 'passives'), number(row, 'detractors')],
    checks: [number(row, 'n')],
    totals: ['all'],
  }),
  csat: (row, asked) => ({
    own: `a|${by(asked)}:${text(row, 'value')}`,
    counts: split(number(row, 'satisfied'), number(row, 'n')),
    checks: [number(row, 'n')],
    totals: ['all'],
  }),
  'item-means': (row) => ({
    own: `a|item:${text(row, 'level')}|${text(row, 'theme')}|${text(row, 'question')}`,
    counts: [],
    checks: [number(row, 'n')],
  }),
  'score-distribution': (row) => {
    const question = text(row, 'question');
    return {
      own: `a|score:${question}:${text(row, 'value')}`,
      counts: [number(row, 'n')],
      totals: ['all'],
      within: [['part', `a|part:${question}:${text(row, 'part')}`]],
    };
  },
  'satisfaction-by-month': (row) => ({
    own: `a|month:${text(row, 'month')}`,
    counts: [number(row, 'n')],
    checks: [number(row, 'nps_n'), number(row, 'csat_n')],
    totals: ['months'],
  }),
  'survey-questions': (row) => ({
    own: `a|question:${text(row, 'survey')}:${text(row, 'question')}`,
    counts: [],
    checks: [number(row, 'n'), number(row, 'survey_n')],
  }),
};

/** Every count of a row must be large enough, and its first count adds up to a total: for analyses without a rule of their own. */
function general(analysis: AnyAnalysis): CellOf {
  const names = (role: string) =>
    Object.entries(analysis.columns).flatMap(([name, column]) => (column.role === role ? [name] : []));
  const [dimensions, counts] = [names('dimension'), names('count')];
  const [first] = counts;
  return (row) => ({
    own: `${analysis.id}:${dimensions.map((name) => text(row, name)).join('|')}`,
    counts: first ? [number(row, first)] : [],
    checks: counts.map((name) => number(row, name)),
    totals: ['all'],
  });
}

/** Counts that are no people of their own row: days, questions, and remarks that are rounded instead. */
const NO_PEOPLE = ['days', 'survey_questions', 'moved', 'unscored', 'r_split', 'f_split', 'm_split'];

/** Who stands behind the rows of an analysis. Whatever its rule says, no printed count may be too small. */
export function policyOf(analysis: AnyAnalysis): { readonly k: number; readonly cellOf: CellOf } {
  const people = analysis.needs.some((need) => need.startsWith('responses')) ? 'answers' : 'customers';
  const cellOf = POLICIES[analysis.id] ?? general(analysis);
  const printed = Object.entries(analysis.columns).flatMap(([name, { role }]) =>
    role === 'count' && !NO_PEOPLE.includes(name) ? [name] : [],
  );
  return {
    k: FEWEST[people],
    cellOf: (row, asked) => {
      const cell = cellOf(row, asked);
      return { ...cell, checks: [...(cell.checks ?? []), ...printed.map((name) => number(row, name))] };
    },
  };
}
