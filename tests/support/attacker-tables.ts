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
const [PLACES, AND, OR] = ['\n', '\t', '\v'];
/** A count by what is counted, when, and of whom: filters and places in one order. */
function nameOf(measure: string, { from, to, filters }: ResolvedScope, places: readonly string[]): string {
  const filtered = Object.entries(filters).map(([attribute, values]) => `${attribute}=${values.join(OR)}`);
  return `${measure} ${from}..${to}${PLACES}${[...new Set([...filtered, ...places])].toSorted().join(AND)}`;
}

/** What a reader of several filters knows: the values of one attribute add up to what is not filtered by it, where they do. */
function addFilters(attacker: Attacker): void {
  const groups = new Map<string, { readonly name: string; readonly values: readonly string[] }[]>();
  for (const name of attacker.names) {
    const [measure = '', places = ''] = name.split(PLACES);
    const all = places.split(AND);
    for (const place of all) {
      const [attribute = '', text = ''] = place.split('=');
      if (!isAttribute(attribute)) continue;
      const whole = `${measure}${PLACES}${all.filter((other) => other !== place).join(AND)}`;
      if (attacker.value(whole) === undefined) continue;
      if (/^(?:buyers|repeat_rate|churn_rate|not |base of )/.test(measure) && !isPersonal(attribute)) continue;
      const key = `${attribute}${AND}${whole}`;
      groups.set(key, [...(groups.get(key) ?? []), { name, values: text.split(OR) }]);
    }
  }
  for (const [key, parts] of groups) {
    const whole = key.slice(key.indexOf(AND) + 1);
    for (const { name } of parts) if (/^(?:orders|buyers|scored) /.test(name)) attacker.within(name, whole);
    const singles = parts.filter(({ values }) => values.length === 1);
    attacker.adds(whole, singles.map(({ name }) => name)); // prettier-ignore
    for (const list of parts.filter(({ values }) => values.length > 1)) {
      const others = singles.filter(({ values: [value = ''] }) => !list.values.includes(value));
      attacker.adds(whole, [list, ...others].map(({ name }) => name)); // prettier-ignore
    }
  }
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
    const by = t(params, 'by');
    const at = (measure: string, ...places: readonly string[]) => nameOf(measure, scope, places);
    const all = (measure: string, column: string, placesOf: (row: Row) => readonly string[], some = rows) =>
      some.flatMap((row) => see(at(measure, ...placesOf(row)), n(row, column), isShown(row)));
    if (id === 'breakdown') {
      const place = (row: Row) => [`${by}=${t(row, 'value')}`];
      sums.push([at('orders'), all('orders', 'orders', place)]);
      const buyers = all('buyers', 'customers', place);
      if (isPersonal(by)) sums.push([at('buyers'), buyers]);
      for (const name of buyers) attacker.within(name, name.replace('buyers', 'orders'));
    } else if (id === 'cross-breakdown') {
      const [one, other] = [(row: Row) => `${by}=${t(row, 'value')}`, (row: Row) => `${t(params, 'across')}=${t(row, 'other')}`]; // prettier-ignore
      const pair = (row: Row) => [one(row), other(row)];
      for (const group of [one, other]) {
        for (const [name, some] of grouped(rows, group)) sums.push([at('orders', name), all('orders', 'orders', pair, some)]); // prettier-ignore
      }
      for (const name of all('buyers', 'customers', pair)) attacker.within(name, name.replace('buyers', 'orders'));
    } else if (id === 'revenue-by-month') {
      const month = (row: Row) => [`month=${t(row, 'month')}`];
      sums.push([at('orders'), all('orders', 'orders', month)]);
      for (const name of all('buyers', 'customers', month)) attacker.within(name, name.replace('buyers', 'orders'));
    } else if (id === 'kpi-summary') {
      for (const row of rows) {
        const metric = t(row, 'metric');
        if (metric === 'orders') see(at('orders'), n(row, 'numerator'), isShown(row));
        if (metric === 'customers') see(at('buyers'), n(row, 'numerator'), isShown(row));
        if (metric === 'new_rate') see(at('joined'), n(row, 'numerator'), isShown(row));
        if (metric !== 'repeat_rate' && metric !== 'churn_rate') continue;
        const some = see(at(metric), n(row, 'numerator'), isShown(row));
        const others = see(at(`not ${metric}`), n(row, 'denominator') - n(row, 'numerator'), isShown(row));
        see(at(`base of ${metric}`), n(row, 'denominator'), isShown(row));
        sums.push([at(`base of ${metric}`), [...some, ...others]]);
      }
    } else if (id === 'kpi-monthly') {
      const months = rows.filter((row) => row['metric'] === 'orders' || row['metric'] === 'customers');
      for (const row of months) {
        const name = at(t(row, 'metric') === 'orders' ? 'orders' : 'buyers', `month=${t(row, 'month')}`);
        if (attacker.value(name) === n(row, 'n')) see(name, n(row, 'n'), isShown(row));
      }
    } else if (id === 'cohort-retention' || id === 'retention-curves') {
      const size = id === 'cohort-retention' ? 'size' : 'eligible';
      const window = t(params, 'window');
      const cohorts = rows.filter((row) => row['cohort'] !== '');
      const active = (row: Row) => at(`back ${window} #${t(row, 'age')}`, `cohort=${t(row, 'cohort')}`);
      const joined = (row: Row) => at('joined', `cohort=${t(row, 'cohort')}`);
      for (const row of cohorts) {
        const [whole] = see(joined(row), n(row, size), isShown(row));
        const [back] = see(active(row), n(row, 'active'), isShown(row));
        if (back && whole) attacker.within(back, whole);
      }
      sums.push([at('joined'), [...new Set(cohorts.map(joined))]]);
      for (const [age, some] of grouped(
        cohorts.filter((row) => row['complete']),
        (row) => t(row, 'age'),
      )) {
        const mean = `${window} mean#${age}`;
        const isTold = some.every(isShown);
        const sum = (column: string) => some.reduce((total, row) => total + n(row, column), 0);
        see(at(`back ${mean}`), sum('active'), isTold);
        see(at(`joined ${mean}`), sum(size), isTold);
        sums.push([at(`joined ${mean}`), some.map(joined)]);
        sums.push([at(`back ${mean}`), some.flatMap((row) => (n(row, 'active') > 0 ? [active(row)] : []))]);
      }
    } else if (id === 'rfm-grid') {
      const cell = (row: Row) => [`r=${t(row, 'r_score')}`, `f=${t(row, 'f_score')}`];
      for (const score of ['r', 'f']) {
        const lines = grouped(rows, (row) => `${score}=${t(row, `${score}_score`)}`);
        for (const [name, some] of lines) sums.push([at('scored', name), all('scored', 'customers', cell, some)]);
      }
      sums.push([at('scored'), all('scored', 'customers', cell)]);
    } else if (id === 'rfm-segments') {
      const total = rows.reduce((sum, row) => sum + n(row, 'customers'), 0);
      see(at('scored'), total, rows.some(isShown));
      sums.push([at('scored'), all('scored', 'customers', (row) => [`segment=${t(row, 'segment')}`])]);
    } else if (id === 'rfm-thresholds' && filters === '{}') {
      for (const row of rows) {
        for (const score of ['r', 'f']) {
          see(at('scored', `${score}=${t(row, 'score')}`), n(row, `${score}_customers`), isShown(row));
        }
      }
    } else if (id === 'nps' || id === 'csat') {
      const parts = id === 'nps' ? ['promoters', 'passives', 'detractors'] : ['satisfied', 'others'];
      const told = rows.map((row) => ({ ...row, others: n(row, 'n') - n(row, 'satisfied') }) as Row);
      const question = `${id} ${t(rows[0] ?? {}, 'question')}`;
      const isTold = rows.some(isShown);
      const place = (row: Row) => `${by}=${t(row, 'value')}`;
      for (const part of parts) {
        const total = told.reduce((sum, row) => sum + n(row, part), 0);
        const names = told.flatMap((row, i) => see(at(`${question} ${part}`, place(row)), n(row, part), isShown(rows[i] ?? row))); // prettier-ignore
        see(at(`${question} ${part} of those with ${by}`), total, isTold);
        sums.push([at(`${question} ${part} of those with ${by}`), names]);
      }
      told.forEach((row, i) => {
        const whole = at(`${question} n`, place(row));
        see(whole, n(row, 'n'), isShown(rows[i] ?? row));
        const filled = parts.filter((part) => n(row, part) > 0);
        sums.push([whole, filled.map((part) => at(`${question} ${part}`, place(row)))]);
      });
    } else if (id === 'score-distribution') {
      const question = `${id} ${t(rows[0] ?? {}, 'question')}`;
      see(at(question), n(rows[0] ?? {}, 'total'), rows.some(isShown));
      sums.push([at(question), all(question, 'n', (row) => [`point=${t(row, 'value')}`])]);
    } else if (id === 'satisfaction-by-month') {
      for (const column of ['n', 'nps_n', 'csat_n']) {
        const total = rows.reduce((sum, row) => sum + n(row, column), 0);
        see(at(`${id} ${column}`), total, rows.some(isShown));
        sums.push([at(`${id} ${column}`), all(`${id} ${column}`, column, (row) => [`month=${t(row, 'month')}`])]); // prettier-ignore
      }
    }
  }
  for (const [total, parts] of sums) if (parts.length > 0) attacker.adds(total, parts);
  addFilters(attacker);
  return attacker;
}
