import { type Loading, runEach } from './context';
import afterSql from './returns-after.sql?raw';
import beforeSql from './returns-before.sql?raw';

/** Notes which returns belong to orders of other files, and keeps them from replacing those orders. Runs before orders are replaced. */
export async function findReturns({ db, options }: Loading, paidBy: string): Promise<boolean> {
  await runEach(db, beforeSql, { paid_by: paidBy }, options);
  const { rows } = await db.query('SELECT count(*)::INTEGER AS n FROM import_returns', {}, options);
  return Number(rows[0]?.['n'] ?? 0) > 0;
}

/** Takes the noted returns off the orders they belong to. Runs after the orders are in. */
export async function applyReturns({ db, options }: Loading): Promise<void> {
  await db.script(afterSql, options);
}
