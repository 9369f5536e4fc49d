import type { GridCell, GridSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Headline, ViewContext } from '../analysis';
import type { rfmParams } from '../rfm-params';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<ValuesOf<typeof rfmParams>>;

const SMALL = 30;

const range = (from: number | null, to: number | null, write: (value: number) => string) =>
  from === null || to === null ? '–' : from === to ? write(from) : `${write(from)}–${write(to)}`;

const RULES = {
  'zh-CN': { percentile: '百分位', fixed: '固定档', quantile: '分位点', ntile: '等分（NTILE）' },
  en: { percentile: 'percentiles', fixed: 'fixed classes', quantile: 'quantiles', ntile: 'NTILE' },
} as const;

/** Three rows of five: the range of each score and its customers. */
export function thresholdGrid(rows: readonly Row[], { format, locale }: Context): GridSpec | null {
  const zh = locale === 'zh-CN';
  const total = rows.reduce((sum, row) => sum + row.r_customers, 0);
  if (total === 0) return null;
  const people = (n: number) => (zh ? `${format.count(n)}人` : `${format.count(n)} customers`);
  const cell = (row: number, key: string, { score }: Row, text: string, n: number): GridCell => ({
    row,
    column: score - 1,
    key: `${key}${score}`,
    value: n === 0 ? null : n / total,
    lines: [text, people(n)],
    note: format.percent(n / total),
  });
  return {
    kind: 'grid',
    rows: zh ? ['R·天', 'F·次', `M·${format.moneyUnit}`] : ['R · days', 'F · purchases', 'M · money'],
    columns: rows.map(({ score }) => (zh ? `${score}分` : String(score))),
    cells: rows.flatMap((row) => [
      cell(0, 'r', row, range(row.r_from, row.r_to, format.count), row.r_customers),
      cell(1, 'f', row, range(row.f_from, row.f_to, format.count), row.f_customers),
      cell(
        2,
        'm',
        row,
        range(row.m_from, row.m_to, (value) => format.compact(Math.round(value))),
        row.m_customers,
      ),
    ]),
    scale: 'sequential',
    scaleTitle: zh ? { low: '客户 少', high: '多' } : { low: 'Fewer customers', high: 'more' },
  };
}

/** How many equal customers NTILE tears apart: what it would do, or what it did. */
export function thresholdHeadline(rows: readonly Row[], { format, locale, params }: Context): Headline | null {
  const split = rows[0]?.f_split ?? 0;
  if (split < SMALL) return null;
  const n = format.count(split);
  const did = params.scoring === 'ntile';
  const text =
    locale === 'zh-CN'
      ? did
        ? `等分法把${n}位客户拆开了：买的次数相同，分数不同`
        : `同值同分；等分法会让${n}位次数相同的客户得到不同的分`
      : did
        ? `NTILE tore ${n} customers apart: same purchases, different points`
        : `Equal values, equal points; NTILE would tear ${n} equal customers apart`;
  return { text, stake: { customers: split } };
}

export function thresholdReading(rows: readonly Row[], { format, locale }: Context): string | null {
  const [row] = rows;
  if (!row) return null;
  const name = (rule: string) => Object.entries(RULES[locale]).find(([key]) => key === rule)?.[1] ?? rule;
  const [used, f] = [name(row.scoring_used), name(row.f_scoring_used)];
  if (used === f) return locale === 'zh-CN' ? `三项都按${used}打分。` : `All three are scored by ${used}.`;
  const share = format.percent(row.f_mode_share, 0);
  return locale === 'zh-CN'
    ? `R 与 M 按${used}；${share}的客户购买次数相同，F 改用${f}。`
    : `R and M by ${used}; ${share} of customers share one number of purchases, so F uses ${f}.`;
}

/** Scores that nobody has. */
export function thresholdFootnote(rows: readonly Row[], { locale }: Context): string | null {
  const zh = locale === 'zh-CN';
  const empty = rows.flatMap((row) => [
    ...(row.r_customers === 0 ? [`R${row.score}`] : []),
    ...(row.f_customers === 0 ? [`F${row.score}`] : []),
    ...(row.m_customers === 0 ? [`M${row.score}`] : []),
  ]);
  if (empty.length === 0) return null;
  return zh ? `没有客户得${empty.join('、')}` : `Nobody has ${empty.join(', ')}`;
}
