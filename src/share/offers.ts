import type { AnyAnalysis } from '../analyses/analysis';
import breakdown from '../analyses/breakdown/index';
import cross from '../analyses/cross-breakdown/index';
import nps from '../analyses/nps/index';
import type { ResultSource } from '../analyses/source';
import { defaultsOf } from '../codec/codec';
import { type Attribute, ATTRIBUTE_IDS } from '../model/attributes';
import { type Filters, type Scope, WHOLE } from '../model/scope';
import { askEach } from './ask-each';
import type { Recorded } from './freeze';
import { questionKey } from './key';
import { mayLeave } from './may-leave';
import { looksPersonal } from './soften';
import { weighEach } from './weights';

/** Fewer customers than this leave next to nothing once small cells are taken out: such a value is not offered. */
export const FEWEST_TO_FILTER = 30;
/** More choices are neither waited for nor sent. */
export const MOST_CHOICES = 150;
export const MOST_ATTRIBUTES = 2;

/** What recipients may be offered to filter by: an attribute and its values that enough customers stand behind, largest first. */
export interface Candidate {
  readonly attribute: Attribute;
  readonly values: readonly string[];
}

/** Filters to ask for; those of the rest are only asked to see what subtraction would tell. */
export interface Choice {
  readonly filters: Filters;
  readonly isRest: boolean;
}

/** An answer under a filter that recipients may choose, and the question without it. */
export interface OfferedAnswer extends Recorded {
  readonly base: string;
}

interface Asking {
  readonly signal?: AbortSignal;
}

async function breakdownOf(source: ResultSource, scope: Scope, by: Attribute, options: Asking) {
  const result = await source.get({ analysis: breakdown, params: { by }, scope }, options);
  return result.kind === 'rows' ? result.rows : [];
}

const isFiltered = (scope: Scope, attribute: Attribute) => (scope.filters[attribute] ?? []).length > 0;

/** The attributes that the data tell apart, without those that are filtered already: those keep their filter. */
export async function candidates(source: ResultSource, scope: Scope, options: Asking = {}): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const attribute of ATTRIBUTE_IDS) {
    if (isFiltered(scope, attribute)) continue;
    const values = (await breakdownOf(source, scope, attribute, options)).flatMap(({ value, n }) =>
      value !== '' && n >= FEWEST_TO_FILTER && !looksPersonal(value) ? [value] : [],
    );
    if (values.length > 1) found.push({ attribute, values: values.slice(0, MOST_CHOICES / 2) });
  }
  return found;
}

/** All values of an attribute that any order or answer has, of any time, unknown included. */
async function allValues(source: ResultSource, { rule }: Scope, by: Attribute, options: Asking): Promise<string[]> {
  const whole = { ...WHOLE, rule };
  const bought = await breakdownOf(source, whole, by, options);
  const answered = await source.get(
    { analysis: nps, params: { ...defaultsOf(nps.params), by }, scope: whole },
    options,
  );
  const rows = [...bought, ...(answered.kind === 'rows' ? answered.rows : [])];
  return [...new Set([...rows.map(({ value }) => value), ''])];
}

/**
 * Every choice that recipients get, one value of each attribute, pairs last, and beside them what no choice shows, so that each set of
 * choices is everybody.
 */
export async function plan(
  source: ResultSource,
  scope: Scope,
  offered: readonly Candidate[],
  options: Asking = {},
): Promise<readonly Choice[]> {
  const [one, other] = offered;
  if (!one) return [];
  const singles: Choice[] = [];
  const unseen = new Map<Attribute, readonly string[]>();
  for (const candidate of offered) {
    const { attribute, values } = candidate;
    const rest = (await allValues(source, scope, attribute, options)).filter((value) => !values.includes(value));
    unseen.set(attribute, rest);
    singles.push(...values.map((value) => ({ filters: { [attribute]: [value] }, isRest: false })));
    if (rest.length > 0) singles.push({ filters: { [attribute]: rest }, isRest: true });
  }
  if (!other) return singles;
  const params = { by: one.attribute, across: other.attribute };
  const crossed = await source.get({ analysis: cross, params, scope }, options);
  const pairs = (crossed.kind === 'rows' ? crossed.rows : [])
    .filter(({ value, other: second }) => one.values.includes(value) && other.values.includes(second))
    .map((row) => ({ value: row.value, other: row.other, n: row.customers || row.orders }))
    .filter(({ n }) => n >= FEWEST_TO_FILTER)
    .toSorted((a, b) => b.n - a.n)
    .slice(0, Math.max(0, MOST_CHOICES - one.values.length - other.values.length));
  const both = (a: readonly string[], b: readonly string[]): Filters => ({ [one.attribute]: a, [other.attribute]: b });
  const restOf = (candidate: Candidate, told: readonly string[]) => [
    ...candidate.values.filter((value) => !told.includes(value)),
    ...(unseen.get(candidate.attribute) ?? []),
  ];
  const rests = [
    ...one.values.map((a) => {
      const told = pairs.flatMap(({ value, other: b }) => (value === a ? [b] : []));
      return { told, filters: both([a], restOf(other, told)), left: restOf(other, told) };
    }),
    ...other.values.map((b) => {
      const told = pairs.flatMap(({ value, other: second }) => (second === b ? [value] : []));
      return { told, filters: both(restOf(one, told), [b]), left: restOf(one, told) };
    }),
  ].flatMap(({ told, filters, left }) => (told.length > 0 && left.length > 0 ? [{ filters, isRest: true }] : []));
  return [
    ...singles,
    ...pairs.map(({ value, other: b }) => ({ filters: both([value], [b]), isRest: false })),
    ...rests,
  ];
}

/** Asks again under every choice what was asked without. Rejects where one cannot be told: its row would be the difference of all others. */
export async function askOffered(
  source: ResultSource,
  recorded: readonly Recorded[],
  choices: readonly Choice[],
  { signal, onstep }: Asking & { readonly onstep?: (done: number, all: number) => void } = {},
): Promise<readonly OfferedAnswer[]> {
  const known = new Set(recorded.map(questionKey));
  const asked = choices.flatMap((choice) =>
    recorded.flatMap((one) => {
      const { analysis, params, scope } = one;
      const question = { analysis, params, scope: { ...scope, filters: { ...scope.filters, ...choice.filters } } };
      const key = questionKey(question);
      if (!mayLeave(analysis) || known.has(key)) return [];
      known.add(key);
      return [{ question, choice, one }];
    }),
  );
  const answers = new Map<(typeof asked)[number], OfferedAnswer>();
  const options = signal ? { signal } : {};
  for (const one of recorded) {
    const alike = asked.filter((each) => each.one === one);
    if (alike.length === 0) continue;
    signal?.throwIfAborted();
    onstep?.(answers.size, asked.length);
    const { analysis } = one;
    const filters = alike.map(({ choice }) => choice.filters);
    const [results, weighed] = await Promise.all([
      askEach(source, one as never, filters, options),
      weighEach(source, analysis, one, filters, options),
    ]);
    alike.forEach((each, at) => {
      const result = results[at];
      const weights = result?.kind === 'rows' ? (weighed[at] ?? null) : null;
      if (!result || result.kind === 'failed' || (result.kind === 'rows' && !weights))
        throw new Error(failure(analysis));
      const { isRest } = each.choice;
      answers.set(each, { ...each.question, result, weights, isRest, base: questionKey(one) });
    });
  }
  return asked.flatMap((each) => answers.get(each) ?? []);
}

const failure = ({ id }: AnyAnalysis) => `${id} could not be answered under every filter`;
