import type { GridCell, GridSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Localised } from '../../i18n/locale';
import type { Headline, ViewContext } from '../analysis';
import type { rfmParams } from '../rfm-params';
import { windowWords } from '../rfm-window';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<ValuesOf<typeof rfmParams>>;

const SMALL = 30;
const SCORES = [1, 2, 3, 4, 5] as const;
/** Names that are too long for a cell, shorter; the tooltip has them whole. */
const SHORT: Localised<Readonly<Record<string, string>>> = {
  'zh-CN': { at_risk: '流失风险' },
  en: {
    potential_loyalist: 'Potential',
    cannot_lose: 'Cannot lose',
    new_customers: 'New',
    need_attention: 'Attention',
    about_to_sleep: 'Nearly asleep',
  },
};

/** Days since the last purchase of a score, as a manager says it: the best one «27天内», the worst «245天以上». */
function daysText(rows: readonly Row[], score: number, zh: boolean): string {
  const row = rows.find(({ r_score }) => r_score === score);
  if (!row) return zh ? '无人' : 'none';
  const best = Math.max(...rows.map(({ r_score }) => r_score)) === score;
  const worst = Math.min(...rows.map(({ r_score }) => r_score)) === score;
  if (best && worst) return zh ? `${row.r_from}–${row.r_to}天` : `${row.r_from}–${row.r_to} days`;
  if (best) return zh ? `${row.r_to}天内` : `≤ ${row.r_to} days`;
  if (worst) return zh ? `${row.r_from}天以上` : `≥ ${row.r_from} days`;
  const range = row.r_from === row.r_to ? String(row.r_from) : `${row.r_from}–${row.r_to}`;
  return zh ? `${range}天` : `${range} days`;
}

function timesText(rows: readonly Row[], score: number, zh: boolean): string {
  const row = rows.find(({ f_score }) => f_score === score);
  if (!row) return zh ? '无人' : 'none';
  const most = Math.max(...rows.map(({ f_score }) => f_score)) === score && row.f_from < row.f_to;
  const range = most ? `≥${row.f_from}` : row.f_from === row.f_to ? String(row.f_from) : `${row.f_from}–${row.f_to}`;
  return zh ? `${range}次` : `${range}×`;
}

const peopleText = (customers: number, { format }: Context): string =>
  `${format.count(customers)} ${customers === 1 ? 'customer' : 'customers'}`;

/** The cells: their first row is their largest segment. */
function cellsOf(rows: readonly Row[]): readonly (readonly [Row, ...Row[]])[] {
  const cells = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = `${row.r_score}:${row.f_score}`;
    const cell = cells.get(key);
    if (cell) cell.push(row);
    else cells.set(key, [row]);
  }
  return [...cells.values()];
}

/** Recency to the right, frequency upwards, both with their bounds in days and purchases. */
export function rfmGrid(rows: readonly Row[], context: Context): GridSpec | null {
  if (rows.length === 0) return null;
  const { format, locale, nameOf, params, scope } = context;
  const { isOutside, name } = windowWords(context);
  const zh = locale === 'zh-CN';
  const chosen = scope.filters.segment ?? [];
  const cells = cellsOf(rows).map((parts): GridCell => {
    const [main] = parts;
    const selected = parts.reduce((sum, part) => sum + (chosen.includes(part.segment) ? part.customers : 0), 0);
    const names = parts.map((part) => `${nameOf('segment', part.segment)} ${format.count(part.customers)}`);
    return {
      row: 5 - main.f_score,
      column: main.r_score - 1,
      key: main.segment,
      value: main.cell_revenue_share,
      lines: [
        format.count(main.cell_customers),
        SHORT[locale][main.segment] ?? nameOf('segment', main.segment),
        format.rate(main.cell_revenue_share),
      ],
      selected: chosen.includes(main.segment),
      ...(selected > 0 && { strip: selected / main.cell_customers }),
      ...(main.cell_customers < SMALL && { small: true }),
      told: {
        value: zh ? `${format.count(main.cell_customers)}位` : peopleText(main.cell_customers, context),
        notes: [
          zh
            ? `占${isOutside ? `${name}消费` : '收入'}的${format.rate(main.cell_revenue_share)}`
            : `${format.rate(main.cell_revenue_share)} of ${isOutside ? `spend in ${name}` : 'revenue'}`,
          parts.length > 1 ? names.join(zh ? '，' : ', ') : nameOf('segment', main.segment),
        ],
      },
    };
  });
  const orders = params.frequency === 'orders';
  const twelve = params.window === '12m';
  return {
    kind: 'grid',
    rows: SCORES.toReversed().map((score) => timesText(rows, score, zh)),
    columns: SCORES.map((score) => daysText(rows, score, zh)),
    cells,
    scale: 'sequential',
    rowTitle: zh
      ? `${twelve ? '近12个月' : ''}购买${orders ? '单数' : '天数'}`
      : `${orders ? 'Orders' : 'Purchase days'}${twelve ? ', 12 months' : ''}`,
    columnTitle: zh ? '离最近一次购买，越右越近' : 'Last purchase, nearer to the right',
    scaleTitle: zh
      ? { low: `占${isOutside ? `${name}消费` : '收入'} 少`, high: '多' }
      : { low: `Share of ${isOutside ? 'spend' : 'revenue'}: less`, high: 'more' },
    selectable: true,
  };
}

/** The cell that brings most revenue, where it brings clearly more than its head count. */
export function gridHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale } = context;
  const { isOutside, name } = windowWords(context);
  const cells = cellsOf(rows).map(([main]) => main);
  const [first, ...others] = cells;
  if (!first || others.length === 0) return null;
  const top = others.reduce((most, cell) => (cell.cell_revenue_share > most.cell_revenue_share ? cell : most), first);
  if (top.cell_customers < SMALL || top.cell_revenue_share < 1.5 * top.cell_share) return null;
  const [share, revenue] = [format.percent(top.cell_share, 0), format.percent(top.cell_revenue_share, 0)];
  const [days, times] = [format.count(top.r_to), format.count(top.f_from)];
  return {
    text:
      locale === 'zh-CN'
        ? `${days}天内来过、买过${times}次以上的客户占${share}，${isOutside ? `占${name}消费的${revenue}` : `带来${revenue}的收入`}`
        : `Customers seen within ${days} days with ${times}+ purchases: ${share} of customers, ${revenue} of ${isOutside ? `spend in ${name}` : 'revenue'}`,
    stake: { customers: top.cell_customers },
  };
}

/** What the left edge holds: customers who bought often and have not come back. */
export function gridReading(rows: readonly Row[], context: Context): string | null {
  const { format, locale } = context;
  const { isOutside, name } = windowWords(context);
  const away = cellsOf(rows)
    .map(([main]) => main)
    .filter(({ r_score, f_score }) => r_score <= 2 && f_score >= 4);
  const customers = away.reduce((sum, cell) => sum + cell.cell_customers, 0);
  const share = away.reduce((sum, cell) => sum + cell.cell_revenue_share, 0);
  if (customers === 0) return null;
  return locale === 'zh-CN'
    ? `左上角：买得不少、却很久没来的有${format.count(customers)}位，占${isOutside ? `${name}消费` : '收入'}的${format.percent(share)}。`
    : `Top left: ${peopleText(customers, context)} bought often but stayed away, with ${format.percent(share)} of ${isOutside ? `spend in ${name}` : 'revenue'}.`;
}
