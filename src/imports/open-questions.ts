import type { Database } from '../db/database';
import type { ColumnMapping, DateOrder, Problem, ReadingRules } from './api';
import { relation, type Staged } from './load/relation';
import type { Column } from './recognise/mapping';
import { stepsOf, type TimeStyle, timeStyleOf } from './recognise/values';

/** Layouts that are written month first wherever they come from. */
const MONTH_FIRST = new Set(['surveymonkey', 'square_transactions', 'square_items']);
const RECOMMENDS = /推荐|recommend|\bnps\b/i;
/** 1=非常满意, 1 表示完全同意, 1 = very satisfied: the question itself says that 1 is best. */
const ONE_IS_BEST =
  /(?<!\d)1\s*分?\s*[=＝:：]?\s*(?:表示|代表|为|是|means)?\s*(?:非常|很|十分|完全|最|very |extremely |completely |strongly )\s*(?:满意|同意|符合|好|愿意|satisfied|agree|good)/i;

/** Asks the whole column where the sample leaves open which part is the month. */
export async function wholeColumnStyle(
  db: Database,
  staged: Staged,
  index: number,
  { name, values }: Column,
): Promise<TimeStyle> {
  const style = timeStyleOf(name, values);
  if (style !== 'ambiguous') return style;
  const part = (at: number) =>
    `try_cast(regexp_extract("c${index}", '^\\s*(\\d{1,2})[-/.](\\d{1,2})', ${at}) AS INTEGER)`;
  const { rows } = await db.query(
    `SELECT max(${part(1)})::INTEGER AS a, max(${part(2)})::INTEGER AS b FROM ${relation(staged, [index], 'orders')}`,
  );
  return Number(rows[0]?.['a']) > 12 ? 'dmy' : Number(rows[0]?.['b']) > 12 ? 'mdy' : 'ambiguous';
}

/** How dates are read whose values leave the order open: as was said, as the layout is known to be, else it is asked with the shorter span of days as the proposal. */
export async function orderOf(
  db: Database,
  staged: Staged,
  index: number,
  { name }: Pick<Column, 'name'>,
  { rules, layout }: { readonly rules: ReadingRules; readonly layout: string },
): Promise<NonNullable<ColumnMapping['dates']>> {
  const said = rules.dates?.[name];
  if (said) return { order: said, isAsked: false };
  if (MONTH_FIRST.has(layout)) return { order: 'mdy', isAsked: false };
  const span = (macro: string) => `date_diff('day', min(${macro}("c${index}")), max(${macro}("c${index}")))::INTEGER`;
  const { rows } = await db.query(
    `SELECT ${span('day_first')} AS dmy, ${span('month_first')} AS mdy FROM ${relation(staged, [index], 'orders')}`,
  );
  const order: DateOrder = Number(rows[0]?.['dmy']) < Number(rows[0]?.['mdy']) ? 'dmy' : 'mdy';
  return { order, isAsked: true };
}

/** How the numbers of a question are read; undefined where its answers are not on a scale of ratings. */
export function scaleOf(
  { name, wording, values }: Column,
  doubt: Problem | undefined,
  { reversed }: ReadingRules,
): ColumnMapping['scale'] {
  if (stepsOf(values) === undefined || RECOMMENDS.test(wording ?? name)) return undefined;
  const said = reversed?.[name] ?? (ONE_IS_BEST.test(wording ?? name) ? true : undefined);
  const isDoubted = doubt?.code === 'maybe-reversed';
  return { isReversed: said ?? isDoubted, isAsked: said === undefined && isDoubted };
}
