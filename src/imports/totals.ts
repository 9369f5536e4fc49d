import type { Database } from '../db/database';
import type { Problem } from './api';
import { relation, type Staged } from './load/relation';
import { FIELDS } from './recognise/fields';
import type { Recognised } from './recognise/recognise';
import { isAmount } from './recognise/values';

/** Money is stated to the cent, and totals of many rows were rounded once more. */
const TOLERANCE = 0.011;

/** Compares the file's own row of totals with the sums of what was read: a problem per column that differs, and how many were compared. */
export async function totalDoubts(
  db: Database,
  staged: Staged,
  { kind, guesses }: Recognised,
): Promise<{ readonly doubts: ReadonlyMap<number, Problem>; readonly compared: number }> {
  const { totals, names } = staged.table;
  const doubts = new Map<number, Problem>();
  if (!totals || kind === 'refused') return { doubts, compared: 0 };
  const types = new Map(FIELDS[kind].map(({ field, type }) => [field, type]));
  const stated = guesses.flatMap(({ field }, index) => {
    const type = types.get(field ?? '');
    return (type === 'amount' || type === 'number') && isAmount(totals[index] ?? '') ? [index] : [];
  });
  if (stated.length === 0) return { doubts, compared: 0 };
  const sums = stated.flatMap((index) => [
    `sum(parse_money(trim("c${index}"))) AS read${index}`,
    `any_value(parse_money($total${index}::VARCHAR)) AS stated${index}`,
  ]);
  const given = Object.fromEntries(stated.map((index) => [`total${index}`, totals[index] ?? '']));
  const { rows } = await db.query(`SELECT ${sums.join(', ')} FROM ${relation(staged, stated, kind)}`, given);
  for (const index of stated) {
    const [read, own] = [rows[0]?.[`read${index}`], rows[0]?.[`stated${index}`]].map((value) => Number(value ?? 0));
    if (read === undefined || own === undefined || Math.abs(read - own) <= TOLERANCE) continue;
    doubts.set(index, { code: 'totals-differ', values: { column: names[index] ?? '', stated: own, read } });
  }
  return { doubts, compared: stated.length };
}
