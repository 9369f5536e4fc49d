import type { Headline } from '../analysis';
import { type Context, type Row, shownRows, SMALL } from './view';

/** Many cells are looked at, so one has to stand far out of chance: about 1 in 2,000 does by luck. */
const FAR = 3.5;
const [LOW, HIGH] = [80, 120];

interface Standout {
  readonly row: Row;
  /** Revenue above (or below) what was expected. */
  readonly excess: number;
}

/** Adjusted residual of a cell's orders against independence of its row and column (Haberman 1973). */
function residual(row: Row, rows: readonly Row[]): number {
  const sum = (of: readonly Row[]) => of.reduce((total, { orders }) => total + orders, 0);
  const all = sum(rows);
  const ofValue = sum(rows.filter(({ value }) => value === row.value)) / all;
  const ofOther = sum(rows.filter(({ other }) => other === row.other)) / all;
  const spread = Math.sqrt(all * ofValue * ofOther * (1 - ofValue) * (1 - ofOther));
  return spread > 0 ? (row.orders - all * ofValue * ofOther) / spread : 0;
}

/** Pairs whose revenue and number of orders are both far from what their row and column tell, most money first. */
function standouts(rows: readonly Row[]): Standout[] {
  return shownRows(rows)
    .cells.flatMap((row): Standout[] => {
      const { value, other, orders, index, expected, revenue } = row;
      if (value === '' || other === '' || index === null || expected === null) return [];
      if ((index > LOW && index < HIGH) || (orders < SMALL && index > 100)) return [];
      const far = residual(row, rows);
      return Math.abs(far) >= FAR && Math.sign(far) === Math.sign(index - 100)
        ? [{ row, excess: revenue - expected }]
        : [];
    })
    .toSorted((a, b) => Math.abs(b.excess) - Math.abs(a.excess));
}

function named({ value, other }: Row, { nameOf, params }: Context): string {
  return `${nameOf(params.by, value)} × ${nameOf(params.across, other)}`;
}

/** The pair with most money above or below the expected; nothing when no pair stands clear of chance. */
export function crossHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale, params } = context;
  if (params.by === params.across) return null;
  const [first] = standouts(rows);
  if (!first || first.row.expected === null) return null;
  const { row, excess } = first;
  const [sold, due] = [format.money(row.revenue), format.money(first.row.expected)];
  const name = named(row, context);
  const text =
    locale === 'zh-CN'
      ? `${name}${excess > 0 ? '特别好卖' : '卖得偏少'}：${sold}，按两边占比应有${due}`
      : `${name} sells ${excess > 0 ? 'unusually well' : 'less than it should'}: ${sold} against ${due} expected`;
  return { text, stake: { money: Math.abs(excess), customers: row.customers } };
}

/** The strongest pair in the other direction; or that none stands out. */
export function crossReading(rows: readonly Row[], context: Context): string | null {
  const { format, locale, params } = context;
  if (params.by === params.across || rows.length < 4) return null;
  const zh = locale === 'zh-CN';
  const [first, ...others] = standouts(rows);
  if (!first) return zh ? '没有哪个搭配明显偏离，差别在随机波动之内。' : 'No pair stands clear of chance.';
  const opposite = others.find(({ excess }) => Math.sign(excess) !== Math.sign(first.excess));
  if (!opposite || opposite.row.index === null) return null;
  const index = format.number(opposite.row.index, 0);
  const name = named(opposite.row, context);
  return zh
    ? `反过来，${name}${opposite.excess > 0 ? '多于' : '少于'}应有（指数${index}）。`
    : `The other way round, ${name} is ${opposite.excess > 0 ? 'above' : 'below'} the expected (index ${index}).`;
}
