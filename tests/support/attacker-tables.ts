import { ATTRIBUTES, isAttribute } from '../../src/model/attributes.ts';
import type { ResolvedScope } from '../../src/model/scope.ts';
import { Attacker } from './attacker.ts';

type Row = Readonly<Record<string, unknown>>;

/** One table of a snapshot: all rows as they were before anything was left out, and which of them left. */
export interface SeenTable {
  readonly id: string;
  readonly params: Row;
  readonly scope: ResolvedScope;
  readonly rows: readonly Row[];
  readonly isShown: (row: Row) => boolean;
}

const n = (row: Row, name: string) => Number(row[name] ?? 0);
const t = (row: Row, name: string) => String(row[name] ?? '');
function grouped(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
const isPersonal = (attribute: string) =>
  isAttribute(attribute) && ['customer', 'segment'].includes(ATTRIBUTES[attribute].level);

/** What a reader of all tables of one snapshot can reckon with: counts by name, and the sums that hold between them. */
export function attackerOf(tables: readonly SeenTable[]): Attacker {
  const attacker = new Attacker();
  const sums: (readonly [total: string, parts: readonly string[]])[] = [];
  const see = (name: string, value: number, isShown: boolean): string[] => {
    if (value <= 0) return [];
    attacker.sees(name, value, isShown);
    return [name];
  };
  for (const { id, params, scope, rows, isShown } of tables) {
    const filters = JSON.stringify(scope.filters);
    const here = `${scope.from}..${scope.to} ${filters}`;
    const by = t(params, 'by');
    const all = (prefix: string, column: string, placeOf: (row: Row) => string, some = rows) =>
      some.flatMap((row) => see(`${prefix} ${placeOf(row)}`, n(row, column), isShown(row)));
    const across = (prefix: string, column: string, groupOf: (row: Row) => string, placeOf: (row: Row) => string) =>
      [...grouped(rows, groupOf)].map(([group, some]) => [group, all(prefix, column, placeOf, some)] as const);
    if (id === 'breakdown') {
      const place = (row: Row) => `${by}=${t(row, 'value')}`;
      sums.push([`orders ${here}`, all(`orders ${here}`, 'orders', place)]);
      const buyers = all(`buyers ${here}`, 'customers', place);
      if (isPersonal(by)) sums.push([`buyers ${here}`, buyers]);
      for (const name of buyers) attacker.within(name, name.replace('buyers', 'orders'));
    } else if (id === 'cross-breakdown') {
      const [one, other] = [(row: Row) => `${by}=${t(row, 'value')}`, (row: Row) => `${t(params, 'across')}=${t(row, 'other')}`]; // prettier-ignore
      const pair = (row: Row) => `${one(row)} × ${other(row)}`;
      for (const group of [one, other]) {
        for (const [name, parts] of across(`orders ${here}`, 'orders', group, pair)) sums.push([`orders ${here} ${name}`, parts]); // prettier-ignore
      }
      for (const name of all(`buyers ${here}`, 'customers', pair))
        attacker.within(name, name.replace('buyers', 'orders'));
    } else if (id === 'revenue-by-month') {
      sums.push([`orders ${here}`, all(`orders ${here}`, 'orders', (row) => t(row, 'month'))]);
      for (const name of all(`buyers ${here}`, 'customers', (row) => t(row, 'month'))) {
        attacker.within(name, name.replace('buyers', 'orders'));
      }
    } else if (id === 'kpi-summary') {
      for (const row of rows) {
        const metric = t(row, 'metric');
        if (metric === 'orders') see(`orders ${here}`, n(row, 'numerator'), isShown(row));
        if (metric === 'customers') see(`buyers ${here}`, n(row, 'numerator'), isShown(row));
        if (metric === 'new_rate') see(`joined ${here}`, n(row, 'numerator'), isShown(row));
      }
    } else if (id === 'kpi-monthly') {
      const months = rows.filter((row) => row['metric'] === 'orders' || row['metric'] === 'customers');
      for (const row of months) {
        const name = `${t(row, 'metric') === 'orders' ? 'orders' : 'buyers'} ${here} ${t(row, 'month')}`;
        if (attacker.value(name) === n(row, 'n')) see(name, n(row, 'n'), isShown(row));
      }
    } else if (id === 'cohort-retention' || id === 'retention-curves') {
      const size = id === 'cohort-retention' ? 'size' : 'eligible';
      const cohorts = rows.filter((row) => row['cohort'] !== '');
      const at = (row: Row) => `${t(params, 'window')} ${t(row, 'cohort')}#${t(row, 'age')}`;
      for (const row of cohorts) {
        const [whole] = see(`joined ${here} ${t(row, 'cohort')}`, n(row, size), isShown(row));
        const [active] = see(`back ${here} ${at(row)}`, n(row, 'active'), isShown(row));
        if (active && whole) attacker.within(active, whole);
      }
      sums.push([`joined ${here}`, [...new Set(cohorts.map((row) => `joined ${here} ${t(row, 'cohort')}`))]]);
      for (const [age, some] of grouped(
        cohorts.filter((row) => row['complete']),
        (row) => t(row, 'age'),
      )) {
        const mean = `${t(params, 'window')} mean#${age}`;
        const isTold = cohorts.some((row) => t(row, 'age') === age && isShown(row));
        see(
          `back ${here} ${mean}`,
          some.reduce((sum, row) => sum + n(row, 'active'), 0),
          isTold,
        );
        see(
          `joined ${here} ${mean}`,
          some.reduce((sum, row) => sum + n(row, size), 0),
          isTold,
        );
        sums.push([`joined ${here} ${mean}`, some.map((row) => `joined ${here} ${t(row, 'cohort')}`)]);
        sums.push([
          `back ${here} ${mean}`,
          some.flatMap((row) => (n(row, 'active') > 0 ? [`back ${here} ${at(row)}`] : [])),
        ]);
      }
    } else if (id === 'rfm-grid') {
      const cell = (row: Row) => `r${t(row, 'r_score')} f${t(row, 'f_score')}`;
      for (const score of ['r', 'f']) {
        const lines = across(`scored ${here}`, 'customers', (row) => `${score}${t(row, `${score}_score`)}`, cell);
        for (const [name, parts] of lines) sums.push([`scored ${here} ${name}`, parts]);
      }
      sums.push([`scored ${here}`, all(`scored ${here}`, 'customers', cell)]);
    } else if (id === 'rfm-segments') {
      const total = rows.reduce((sum, row) => sum + n(row, 'customers'), 0);
      see(`scored ${here}`, total, rows.some(isShown));
      sums.push([`scored ${here}`, all(`scored ${here}`, 'customers', (row) => t(row, 'segment'))]);
    } else if (id === 'rfm-thresholds' && filters === '{}') {
      for (const row of rows) {
        for (const score of ['r', 'f']) {
          const name = `scored ${here} ${score}${t(row, 'score')}`;
          see(name, n(row, `${score}_customers`), isShown(row));
        }
      }
    } else if (id === 'nps' || id === 'csat') {
      const parts = id === 'nps' ? ['promoters', 'passives', 'detractors'] : ['satisfied', 'others'];
      const told = rows.map((row) => ({ ...row, others: n(row, 'n') - n(row, 'satisfied') }) as Row);
      const question = `${id} ${here} ${t(rows[0] ?? {}, 'question')}`;
      const isTold = rows.some(isShown);
      for (const part of parts) {
        const total = told.reduce((sum, row) => sum + n(row, part), 0);
        const names = told.flatMap((row, i) => see(`${question} ${part} ${by}=${t(row, 'value')}`, n(row, part), isShown(rows[i] ?? row))); // prettier-ignore
        see(`${question} ${part} of those with ${by}`, total, isTold);
        sums.push([`${question} ${part} of those with ${by}`, names]);
      }
      told.forEach((row, i) => {
        const whole = `${question} n ${by}=${t(row, 'value')}`;
        see(whole, n(row, 'n'), isShown(rows[i] ?? row));
        sums.push([
          whole,
          parts.flatMap((part) => (n(row, part) > 0 ? [`${question} ${part} ${by}=${t(row, 'value')}`] : [])),
        ]);
      });
    } else if (id === 'score-distribution') {
      const question = `${id} ${here} ${t(rows[0] ?? {}, 'question')}`;
      see(question, n(rows[0] ?? {}, 'total'), rows.some(isShown));
      sums.push([question, all(question, 'n', (row) => t(row, 'value'))]);
    } else if (id === 'satisfaction-by-month') {
      for (const column of ['n', 'nps_n', 'csat_n']) {
        const total = `${id} ${here} ${column}`;
        see(
          total,
          rows.reduce((sum, row) => sum + n(row, column), 0),
          rows.some(isShown),
        );
        sums.push([total, all(total, column, (row) => t(row, 'month'))]);
      }
    }
  }
  for (const [total, parts] of sums) if (parts.length > 0) attacker.adds(total, parts);
  return attacker;
}
