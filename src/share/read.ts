import type { Need } from '../analyses/analysis';
import { type Currency, isCurrency } from '../util/currency';
import { isAttribute } from '../model/attributes';
import type { Extents, Grouping } from '../model/extents';
import { DEFAULT_RULE, type RfmRule } from '../model/rfm';
import type { ResolvedScope } from '../model/scope';
import { isDay } from '../util/day';
import { restored } from './ratios';
import type { Offers } from './offered';
import { type FrozenResult, LIMITS, type Snapshot, SNAPSHOT_VERSION, SnapshotError } from './snapshot';

type Json = Readonly<Record<string, unknown>>;

function fail(): never {
  throw new SnapshotError('damaged');
}
const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : fail();
function list(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value)) fail();
  if (value.length > most) throw new SnapshotError('too-big');
  return value;
}
const text = (value: unknown, most: number = LIMITS.text): string =>
  typeof value === 'string' && value.length <= most ? value : fail();
const count = (value: unknown): number => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : fail());
const bool = (value: unknown): boolean => (typeof value === 'boolean' ? value : fail());
const day = (value: unknown): string => (typeof value === 'string' && isDay(value) ? value : fail());

const NEEDS: readonly Need[] = [
  'orders', 'customer_ids', 'items', 'province', 'responses', 'response_dates', 'response_customers', 'history',
]; // prettier-ignore

function readKnown(value: unknown): Pick<Extents, 'known'> {
  if (value === undefined) return {};
  const { orders, answers, groupings } = object(value);
  const attributes = (given: unknown) =>
    list(given, 40).flatMap((one) => (typeof one === 'string' && isAttribute(one) ? [one] : []));
  const grouping = (given: unknown): Grouping => {
    const { survey, question, wording } = object(given);
    return { survey: text(survey), question: text(question), wording: text(wording) };
  };
  return {
    known: { orders: attributes(orders), answers: attributes(answers), groupings: list(groupings, 20).map(grouping) },
  };
}

function readExtents(value: unknown): Extents {
  const given = object(value);
  const known = (name: string) => (given[name] === null ? null : day(given[name]));
  return {
    orders: count(given['orders']),
    customers: count(given['customers']),
    firstDay: known('firstDay'),
    asOf: known('asOf'),
    hasItems: bool(given['hasItems']),
    hasProvince: bool(given['hasProvince']),
    hasChannel: bool(given['hasChannel']),
    responses: count(given['responses']),
    responsesWithDate: count(given['responsesWithDate']),
    responsesWithCustomer: count(given['responsesWithCustomer']),
    ordersWithoutCustomer: 0,
    ...readKnown(given['known']),
  };
}

function readCurrency(value: unknown): { readonly currency?: Currency } {
  if (value === undefined) return {};
  return typeof value === 'string' && isCurrency(value) ? { currency: value } : fail();
}

function readRule(value: unknown): RfmRule {
  const given = object(value);
  const rule = Object.fromEntries(Object.keys(DEFAULT_RULE).map((key) => [key, text(given[key], 80)]));
  return { ...DEFAULT_RULE, ...rule };
}

function readScope(value: unknown): ResolvedScope {
  const { from, to, filters, rule, open } = object(value);
  const kept = Object.entries(object(filters)).filter(([name]) => isAttribute(name));
  const ends = open === undefined ? undefined : object(open);
  return {
    from: day(from),
    to: day(to),
    filters: Object.fromEntries(kept.map(([name, values]) => [name, list(values, 500).map((one) => text(one))])),
    rule: readRule(rule),
    ...(ends && { open: { from: bool(ends['from']), to: bool(ends['to']) } }),
  };
}

function readOffers(value: unknown): { readonly offers?: Offers } {
  if (value === undefined) return {};
  const given = object(value);
  const by = list(given['by'], 2).map((one) => (typeof one === 'string' && isAttribute(one) ? one : fail()));
  const choices = list(given['choices'], LIMITS.choices).map((choice) => {
    const values = list(choice, by.length).map((one) => (one === null ? null : text(one)));
    return values.length === by.length ? values : fail();
  });
  return { offers: { by, choices } };
}

function readCells(value: unknown): readonly unknown[] {
  const cells = list(value, LIMITS.rows);
  for (const cell of cells) {
    if (typeof cell === 'string' ? cell.length > LIMITS.text : typeof cell === 'object' && cell !== null) fail();
  }
  return cells;
}

function readColumns(value: unknown): Record<string, readonly unknown[]> {
  const given = Object.entries(object(value)).map(([name, cells]) => [text(name, 60), cells] as const);
  const written = Object.fromEntries(
    given.flatMap(([name, cells]) => (typeof cells === 'string' ? [] : [[name, readCells(cells)] as const])),
  );
  const columns = given.map(([name, cells]) => {
    const found = typeof cells === 'string' ? restored(text(cells), written) : written[name];
    return [name, found ?? fail()] as const;
  });
  const [first] = columns;
  if (!first || columns.some(([, cells]) => cells.length !== first[1].length)) fail();
  return Object.fromEntries(columns);
}

function readResult(value: unknown, scopes: number): FrozenResult {
  const given = object(value);
  const head = { key: text(given['key'], LIMITS.view), id: text(given['id'], 60) };
  const scope = () => {
    const index = count(given['scope']);
    return index < scopes ? index : fail();
  };
  switch (given['kind']) {
    case 'rows':
      return {
        kind: 'rows',
        ...head,
        scope: scope(),
        columns: readColumns(given['columns']),
        hidden: count(given['hidden']),
      };
    case 'empty':
      return { kind: 'empty', ...head, scope: scope() };
    case 'missing':
      return {
        kind: 'missing',
        ...head,
        needs: list(given['needs'], 20).flatMap((one) => NEEDS.find((need) => need === one) ?? []),
      };
    default:
      return fail();
  }
}

/** Checks every part of a snapshot that came from outside. Throws a `SnapshotError`. */
export function readSnapshot(json: string): Snapshot {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (cause) {
    throw new SnapshotError('damaged', { cause });
  }
  const given = object(parsed);
  if (given['kequn'] !== 'snapshot') throw new SnapshotError('not-ours');
  if (count(given['version']) > SNAPSHOT_VERSION) throw new SnapshotError('newer');
  const scopes = list(given['scopes'], LIMITS.results).map(readScope);
  const results = list(given['results'], LIMITS.results).map((one) => readResult(one, scopes.length));
  const cells = results.reduce(
    (sum, result) =>
      sum + (result.kind === 'rows' ? Object.values(result.columns).reduce((n, column) => n + column.length, 0) : 0),
    0,
  );
  if (cells > LIMITS.cells) throw new SnapshotError('too-big');
  return {
    kequn: 'snapshot',
    version: SNAPSHOT_VERSION,
    name: text(given['name'], 200),
    frozenAt: /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(String(given['frozenAt'])) ? String(given['frozenAt']) : fail(),
    fragment: text(given['fragment'], LIMITS.view),
    pages: list(given['pages'], 20).map((one) => text(one, 40)),
    isSample: bool(given['isSample']),
    ...readCurrency(given['currency']),
    extents: readExtents(given['extents']),
    scopes,
    results,
    ...readOffers(given['offers']),
    ...(given['notes'] !== undefined && { notes: text(given['notes'], LIMITS.view) }),
  };
}
