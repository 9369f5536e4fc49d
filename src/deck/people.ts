/** Whom an answer counts. */
export interface People {
  readonly n: number;
  readonly of: 'customers' | 'orders' | 'answers';
}

type Row = Readonly<Record<string, unknown>>;

const number = (row: Row | undefined, name: string) => {
  const value = row?.[name];
  return typeof value === 'number' ? value : 0;
};
const sum = (rows: readonly Row[], name: string) => rows.reduce((total, row) => total + number(row, name), 0);
const first = (rows: readonly Row[], name: string) => number(rows[0], name);

/** Rows of one cohort each: the period of the first purchase. */
const starts = (rows: readonly Row[]) => rows.filter((row) => row['age'] === 0 && row['cohort'] !== '');

const COUNTED: Readonly<Record<string, (rows: readonly Row[]) => People>> = {
  'kpi-summary': (rows) => {
    const of = (metric: string) => number(rows.find((row) => row['metric'] === metric), 'n'); // prettier-ignore
    return of('orders') > 0 ? { n: of('orders'), of: 'orders' } : { n: Math.max(of('nps'), of('csat')), of: 'answers' };
  },
  'revenue-by-month': (rows) => ({ n: sum(rows, 'orders'), of: 'orders' }),
  'cohort-retention': (rows) => ({ n: sum(starts(rows), 'size'), of: 'customers' }),
  'retention-curves': (rows) => ({ n: sum(starts(rows), 'eligible'), of: 'customers' }),
  'rfm-grid': (rows) => ({ n: sum(rows, 'customers'), of: 'customers' }),
  'rfm-segments': (rows) => ({ n: sum(rows, 'customers'), of: 'customers' }),
  'rfm-thresholds': (rows) => ({ n: sum(rows, 'r_customers'), of: 'customers' }),
  lorenz: (rows) => ({ n: Math.max(0, ...rows.map((row) => number(row, 'customers'))), of: 'customers' }),
  nps: (rows) => ({ n: first(rows, 'overall_n'), of: 'answers' }),
  csat: (rows) => ({ n: first(rows, 'overall_n'), of: 'answers' }),
  'item-means': (rows) => ({ n: first(rows, 'overall_n'), of: 'answers' }),
  'score-distribution': (rows) => ({ n: first(rows, 'total'), of: 'answers' }),
  'satisfaction-by-month': (rows) => ({ n: sum(rows, 'n'), of: 'answers' }),
  'survey-questions': (rows) => ({ n: first(rows, 'survey_n'), of: 'answers' }),
};

/**
 * How many stand behind the rows of an answer. Where rows overlap (an order with two categories stands in both) it is the orders of the
 * scope, from its key figures.
 */
export function peopleOf(analysis: string, rows: readonly Row[], keyFigures: readonly Row[]): People {
  const own = COUNTED[analysis]?.(rows);
  return own ?? COUNTED['kpi-summary']?.(keyFigures) ?? { n: 0, of: 'orders' };
}
