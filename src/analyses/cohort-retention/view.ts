import type { CohortCell, CohortSpec } from '../../charts/spec';
import { outlier } from './findings';
import { ageName, type Context, periodName, type Row, shareText } from './words';

type Show = Context['params']['show'];

const SMALL = 30;

/** What a cell shows, and the mean it belongs to. `null`: there was no revenue at age 0 to compare with. */
const VALUE: Readonly<Record<Show, (row: Row) => number | null>> = {
  customers: (row) => row.retention,
  revenue: (row) => row.revenue_retention,
  cumulative: (row) => row.cumulative_revenue,
};
const MEAN: Readonly<Record<Show, (row: Row) => number | null>> = {
  customers: (row) => row.mean_retention,
  revenue: (row) => row.mean_revenue_retention,
  cumulative: (row) => row.mean_cumulative_revenue,
};

/** The triangle: one row per cohort, the weighted mean above. `null` before there is a second period to look at. */
export function cohortTriangle(rows: readonly Row[], context: Context): CohortSpec | null {
  const { format, locale, params } = context;
  const zh = locale === 'zh-CN';
  const ages = Math.max(-1, ...rows.map(({ age }) => age)) + 1;
  if (ages < 2) return null;
  const write = (value: number) =>
    params.show === 'cumulative' ? format.compact(Math.round(value)) : format.percent(value, 0).replace('%', '');
  const everybody = (row: Row) => params.show === 'customers' && row.age === 0;
  const cell = (row: Row): CohortCell | null => {
    const value = VALUE[params.show](row);
    if (value === null) return null;
    const people = `${format.count(row.active)} / ${format.count(row.size)}`;
    return {
      value,
      text: write(value),
      unfinished: !row.complete && !everybody(row),
      ...(row.size < SMALL && { small: true }),
      note: `${people} · ${format.moneyExact(row.revenue)}`,
    };
  };
  const meanCell = (age: number): CohortCell | null => {
    const row = rows.find((each) => each.age === age);
    const value = row ? MEAN[params.show](row) : null;
    if (!row || value === null) return null;
    return {
      value,
      text: write(value),
      unfinished: false,
      ...(row.eligible < SMALL && { small: true }),
      note: `n ${format.count(row.eligible)}`,
    };
  };
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.cohort, [...(groups.get(row.cohort) ?? []), row]);
  const odd = params.show === 'customers' ? outlier(rows) : null;
  return {
    kind: 'cohorts',
    rowHeading: zh ? '首购月' : 'First purchase',
    sizeHeading: zh ? '新客' : 'New',
    ages: Array.from({ length: ages }, (_, age) => ageName(age, params.window, locale)),
    ageNames: Array.from({ length: ages }, (_, age) =>
      age === 0 ? ageName(0, params.window, locale) : periodName(age, params.window, locale),
    ),
    ...(params.show === 'cumulative' ? {} : { unit: '%' }),
    mean: { label: zh ? '加权均值' : 'Weighted mean', cells: Array.from({ length: ages }, (_, age) => meanCell(age)) },
    cohorts: [...groups].map(([cohort, cells]) => {
      const size = cells[0]?.size ?? 0;
      return {
        key: cohort,
        label: cohort,
        size,
        sizeText: format.count(size),
        ...(size < SMALL && { small: true }),
        cells: Array.from({ length: ages }, (_, age) => {
          const row = cells.find((each) => each.age === age);
          return row ? cell(row) : null;
        }),
      };
    }),
    hatchLegend: zh ? '观察期未满：不进均值，不参与比较' : 'Period not over for everybody: in no mean',
    ...(odd && {
      callout: {
        key: odd.cohort,
        lines: zh
          ? [
              `${odd.cohort}：${periodName(1, params.window, locale)}只有${shareText(odd.retention, context)}再买`,
              `均值${shareText(odd.mean_retention, context)}`,
            ]
          : [
              `${odd.cohort}: only ${shareText(odd.retention, context)} bought again in ${periodName(1, params.window, locale)}`,
              `against ${shareText(odd.mean_retention, context)} on average`,
            ],
      },
    }),
    selectable: true,
  };
}
