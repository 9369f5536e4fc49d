import type { FieldChoice, FileKind } from '../api';
import { meanings, normaliseHeader, withoutNumber } from '../dictionary/dictionary';
import { FIELDS, QUESTION, SURVEY_META } from './fields';
import { isNameOnly, personalOf } from './personal';
import type { RuleMatch } from './rules';
import { filledValues, isAmount, isTime, looksLikeScale, shareOf } from './values';

export interface Column {
  readonly name: string;
  readonly wording: string | null;
  /** Sampled values, cleaned. */
  readonly values: readonly string[];
}

export interface Guess {
  readonly field: string | null;
  /** 0..1 */
  readonly confidence: number;
}

const LEAST = 0.45;
const OVERRIDE = 2;
/** Fields worth a doubtful word when nothing better stands for them. */
const KEY_FIELDS = new Set([
  'orders.order_id', 'orders.customer_id', 'orders.ordered_at', 'orders.paid_amount', 'orders.order_status', 'order_items.product_name',
  'customers.customer_id', 'surveys.response_id', 'surveys.submitted_at', 'payments.amount',
]); // prettier-ignore

const CUSTOMER_ID = /\.customer_id$/;

/** 0..1: do the values fit the field? 1 where there is nothing to judge by. Names of persons are nobody's id. */
function fits({ field, type }: FieldChoice, column: Column): number {
  const { values } = column;
  if (CUSTOMER_ID.test(field) && isNameOnly(column)) return 0;
  if (type === 'time') return shareOf(values, isTime) ?? 1;
  if (type === 'amount' || type === 'number') return shareOf(values, isAmount) ?? 1;
  return 1;
}

interface Candidate {
  readonly column: number;
  readonly field: string;
  readonly score: number;
}

function candidatesOf(
  columns: readonly Column[],
  choices: readonly FieldChoice[],
  match: RuleMatch | undefined,
): Candidate[] {
  const overrides = new Map(
    Object.entries(match?.rule.overrides ?? {}).map(([header, target]) => [normaliseHeader(header), target]),
  );
  const named = new Set(choices.map(({ field }) => field.split('.')[1]));
  return columns.flatMap((whole, column) => {
    const { name, values } = whole;
    const meant = overrides.get(normaliseHeader(name));
    const target =
      meant === 'paid_amount' && named.has('amount')
        ? 'amount'
        : meant !== undefined && named.has(meant)
          ? meant
          : undefined;
    const known = meanings(name);
    return choices.flatMap((choice) => {
      const { field, type } = choice;
      if (type === 'question') return [];
      const weight =
        target === field.split('.')[1] ? OVERRIDE : known.find((synonym) => synonym.field === field)?.weight;
      if (weight === undefined || (target !== undefined && weight !== OVERRIDE)) return [];
      const isBlank = values.length > 0 && filledValues(values).length === 0;
      const fit = fits(choice, whole);
      return fit < 0.5 ? [] : [{ column, field, score: weight * fit * (isBlank ? 0.5 : 1) }];
    });
  });
}

/** One column per field and one field per column, best scores first. */
function assign(candidates: readonly Candidate[]): Map<number, Candidate> {
  const byColumn = new Map<number, Candidate>();
  const taken = new Set<string>();
  const take = (accepts: (candidate: Candidate) => boolean) => {
    for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
      if (taken.has(candidate.field) || byColumn.has(candidate.column) || !accepts(candidate)) continue;
      taken.add(candidate.field);
      byColumn.set(candidate.column, candidate);
    }
  };
  take(({ score }) => score >= LEAST);
  take(({ field }) => KEY_FIELDS.has(field));
  return byColumn;
}

const OPINION = /^surveys\.(?:nps_score|csat_score|ces_score|comment)$/;
const ASKS =
  /(满意|推荐|建议|意见|评价|评分|打分|印象|喜欢|认为|觉得|satisf|recommend|rating|score|comment|feedback|suggest|review|how (?:likely|easy|would)|why|您|你)/i;

const isSheetColumn = (name: string) =>
  meanings(name).some(({ field, weight }) => SURVEY_META.test(field) && weight >= LEAST);

/** True where a column of that name holds what is known of a person or an order, so never an opinion. */
export const isOfRecord = (name: string) =>
  meanings(name).some(({ field, weight }) => weight >= 0.9 && /^(?:orders|customers|order_items)\./.test(field));

/** True where the words of the header ask the customer something. */
export function asks({ name, wording }: Pick<Column, 'name' | 'wording'>): boolean {
  if (meanings(name).some(({ field }) => OPINION.test(field))) return true;
  if (isSheetColumn(name)) return false;
  return /^\s*(?:\d{1,3}\s*[、.．:：]|Q\d+|第\s*\d+\s*题)|[?？]\s*$/i.test(name) || ASKS.test(wording ?? name);
}

/** True for a column that asks the customer something, by its header or by its answers. */
export function isQuestion(column: Column): boolean {
  return asks(column) || (!isSheetColumn(column.name) && looksLikeScale(column.values));
}

/** True for a survey column that only a multiple choice fills: it is never the one channel of an answer. */
const isMultiple = (name: string) => /多选|multiple/i.test(name);

/** What each column is taken for when the file is of this kind. */
export function mapColumns(columns: readonly Column[], kind: FileKind, match: RuleMatch | undefined): Guess[] {
  const stripped =
    kind === 'survey'
      ? columns.map((column) => ({
          ...column,
          name: isMultiple(column.name) ? column.name : withoutNumber(column.name),
        }))
      : columns;
  const assigned = assign(candidatesOf(stripped, FIELDS[kind], match));
  return columns.map((column, index) => {
    const candidate = assigned.get(index);
    const isMeta =
      candidate !== undefined && (kind !== 'survey' || !looksLikeScale(column.values) || candidate.score >= 0.7);
    if (candidate && isMeta) return { field: candidate.field, confidence: Math.min(1, candidate.score) };
    if (kind === 'survey') return surveyGuess(column, match);
    return { field: null, confidence: 0 };
  });
}

function surveyGuess(column: Column, match: RuleMatch | undefined): Guess {
  const isFilled = column.values.length === 0 || filledValues(column.values).length > 0;
  const known = meanings(column.name);
  if (personalOf({ ...column, name: withoutNumber(column.name) }, null)) return { field: null, confidence: 0 };
  if (isFilled && known.some(({ field }) => OPINION.test(field))) return { field: QUESTION, confidence: 0.9 };
  if (!isFilled || known.some(({ field, weight }) => SURVEY_META.test(field) && weight >= LEAST))
    return { field: null, confidence: 0 };
  if (isQuestion(column)) return { field: QUESTION, confidence: 0.8 };
  return match && !isOfRecord(column.name) ? { field: QUESTION, confidence: 0.6 } : { field: null, confidence: 0 };
}

/** Columns without a header: what the values look like, for the user to correct. */
export function mapByValues(columns: readonly Column[]): Guess[] {
  const guesses: Guess[] = columns.map(() => ({ field: null, confidence: 0 }));
  const propose = (field: string, confidence: number, accepts: (values: readonly string[]) => boolean) => {
    const column = columns.findIndex(
      ({ values }, index) => !guesses[index]?.field && filledValues(values).length > 0 && accepts(filledValues(values)),
    );
    if (column >= 0) guesses[column] = { field, confidence };
  };
  propose('orders.ordered_at', 0.7, (values) => (shareOf(values, (value) => isTime(value, false)) ?? 0) > 0.9);
  propose(
    'orders.paid_amount',
    0.6,
    (values) => (shareOf(values, isAmount) ?? 0) > 0.9 && values.some((value) => /[.,]\d{1,2}$/.test(value)),
  );
  propose(
    'orders.customer_id',
    0.4,
    (values) => values.every((value) => /^[\w@.-]{4,}$/.test(value)) && new Set(values).size < values.length,
  );
  return guesses;
}
