import type { Database } from '../db/database';
import type { ColumnMapping, Problem, StagedFile } from './api';
import { meanings, withoutNumber } from './dictionary/dictionary';
import type { ReadTable } from './format';
import type { Staged } from './load/relation';
import { orderOf, scaleOf, wholeColumnStyle } from './open-questions';
import { maskedColumns, scaleDoubts } from './recognise/doubts';
import { joinedGoods } from './recognise/joined';
import { FIELDS, QUESTION } from './recognise/fields';
import { areNames, isNameOnly, personalOf } from './recognise/personal';
import type { Column, Guess } from './recognise/mapping';
import type { Recognised } from './recognise/recognise';
import { filledValues, isAmount, isDamagedId, isTime, shareOf, type TimeStyle } from './recognise/values';
import { totalDoubts } from './totals';

/** From here on a guess stands without asking. */
const AUTOMATIC = 0.75;
const PREVIEW_ROWS = 20;
const SAMPLES = 3;
/** Without these a row of orders does not count. */
const DECISIVE = /^orders\.(?:ordered_at|paid_amount)$/;
/** A header that surely means one thing. */
const CERTAIN = 0.9;

function rowsOf(table: ReadTable, hasHeader: boolean): readonly (readonly string[])[] {
  return table.hasHeader && !hasHeader
    ? [table.firstRecord, ...table.sample]
    : !table.hasHeader && hasHeader
      ? table.sample.slice(1)
      : table.sample;
}

/** The columns of a table, its first record taken for a header or for data. */
export function columnsOf(table: ReadTable, hasHeader: boolean): readonly Column[] {
  const rows = rowsOf(table, hasHeader);
  const names =
    hasHeader === table.hasHeader
      ? table.names
      : table.names.map((_, index) => (hasHeader ? table.firstRecord[index] || `col${index + 1}` : `col${index + 1}`));
  return names.map((name, index) => ({
    name,
    wording: hasHeader ? (table.wordings[index] ?? null) : null,
    values: rows.map((row) => row[index] ?? ''),
  }));
}

/** An example of what does not fit the type of a field. */
function strangerOf(
  field: string,
  values: readonly string[],
  choices: ReadonlyMap<string, string>,
): string | undefined {
  const test = choices.get(field) === 'time' ? isTime : isAmount;
  return filledValues(values)
    .find((value) => !test(value))
    ?.slice(0, 30);
}

/** A column whose name means a time or an amount, but whose values are neither. */
function unreadable(
  column: string,
  values: readonly string[],
  choices: ReadonlyMap<string, string>,
): Problem | undefined {
  const meant = meanings(column).find(
    ({ field, weight }) => weight >= CERTAIN && /^(?:time|amount)$/.test(choices.get(field) ?? ''),
  );
  const test = choices.get(meant?.field ?? '') === 'time' ? isTime : isAmount;
  const sample = meant && strangerOf(meant.field, values, choices);
  if (meant === undefined || sample === undefined || (shareOf(values, (value) => test(value)) ?? 1) >= 0.5)
    return undefined;
  return { code: 'unreadable-column', values: { column, field: meant.field, sample } };
}

/** A column whose name means the id of a customer, but whose values are names of persons: two may share one. */
function nameAsId(
  column: string,
  values: readonly string[],
  choices: ReadonlyMap<string, string>,
): Problem | undefined {
  const isId = meanings(column).some(
    ({ field, weight }) => weight >= CERTAIN && /\.customer_id$/.test(field) && choices.has(field),
  );
  return isId && isNameOnly({ name: column, values }) ? { code: 'names-no-ids', values: { column } } : undefined;
}

function doubtOf(
  field: string | null,
  column: string,
  confidence: number,
  values: readonly string[],
  choices: ReadonlyMap<string, string>,
): Problem | undefined {
  if (field === null) return unreadable(column, values, choices) ?? nameAsId(column, values, choices);
  if (choices.get(field) === 'id' && values.some(isDamagedId))
    return {
      code: 'ids-lost-digits',
      values: { column, of: /customer_id$/.test(field) ? 'customer' : /order_id$/.test(field) ? 'order' : '' },
    };
  if (/\.customer_id$/.test(field) && areNames(values)) return { code: 'ids-are-names', values: { column } };
  const remarked =
    choices.get(field) === 'amount' ? values.find((value) => /^-?[\d.,]+\s*[(（]/.test(value)) : undefined;
  if (remarked !== undefined) return { code: 'estimated-amounts', values: { column, sample: remarked } };
  const strange = DECISIVE.test(field) ? strangerOf(field, values, choices) : undefined;
  if (strange !== undefined) return { code: 'partly-unreadable', values: { column, sample: strange } };
  if (filledValues(values).length === 0) return undefined;
  return confidence < AUTOMATIC && field !== QUESTION ? { code: 'please-check', values: { column } } : undefined;
}

/** What a file was taken for: as the user sees it, and how its columns are to be read. */
export async function describe<T extends Staged>(
  db: Database,
  file: StagedFile,
  held: T,
  known: Recognised,
  kept: readonly Problem[],
): Promise<{ readonly file: StagedFile; readonly held: T }> {
  const { table, hasHeader } = held;
  const columns = columnsOf(table, hasHeader);
  const types = new Map(FIELDS[known.kind].map((choice) => [choice.field, choice.type]));
  const controls = await totalDoubts(db, held, known);
  const agreed = controls.compared - controls.doubts.size;
  const doubts = new Map([
    ...(known.kind === 'refused' ? [] : maskedColumns(columns, known.guesses)),
    ...(known.kind === 'survey' ? scaleDoubts(columns) : []),
    ...controls.doubts,
  ]);
  const joined = joinedGoods(
    columns,
    known.guesses.map(({ field }) => field),
  );
  const mapping: ColumnMapping[] = [];
  const timeStyles: TimeStyle[] = [];
  const reversed: number[] = [];
  for (const [index, column] of columns.entries()) {
    const { name, values } = column;
    const { field, confidence } = known.guesses[index] ?? { field: null, confidence: 0 };
    const isTime = field !== null && types.get(field) === 'time';
    const found = isTime ? await wholeColumnStyle(db, held, index, column) : 'plain';
    const dates =
      found === 'ambiguous'
        ? await orderOf(db, held, index, column, { rules: file.rules, layout: known.layout })
        : undefined;
    timeStyles.push(dates?.order ?? found);
    const scale = field === QUESTION ? scaleOf(column, doubts.get(index), file.rules) : undefined;
    const doubt = doubts.get(index);
    const isSettled = doubt?.code === 'maybe-reversed' && scale?.isAsked !== true;
    if (scale?.isReversed) reversed.push(index);
    const warning =
      dates?.isAsked === true
        ? { code: 'date-order', values: { column: name, sample: filledValues(values)[0] ?? '', proposed: dates.order } }
        : ((isSettled ? undefined : doubt) ??
          (index === joined?.column && !joined.count
            ? { code: 'joined-goods', values: { column: name } }
            : undefined) ??
          doubtOf(field, name, confidence, values, types));
    const samples = [...new Set(filledValues(values))].slice(0, SAMPLES);
    const personal = personalOf(known.kind === 'survey' ? { ...column, name: withoutNumber(name) } : column, field);
    const asked = {
      ...(warning ? { warning } : {}),
      ...(personal ? { personal } : {}),
      ...(dates ? { dates } : {}),
      ...(scale ? { scale } : {}),
    };
    mapping.push({ column: name, field, confidence, samples, ...asked });
  }
  const { blocked: _, controls: __, ...rest } = file;
  return {
    held: { ...held, kind: known.kind, fields: mapping.map(({ field }) => field), timeStyles, joined, reversed },
    file: {
      ...rest,
      kind: known.kind,
      layout: known.layout,
      confidence: known.confidence,
      rows: table.rows + (table.hasHeader ? 1 : 0) - (hasHeader ? 1 : 0),
      hasHeader,
      mapping,
      preview: rowsOf(table, hasHeader).slice(0, PREVIEW_ROWS),
      ...(agreed > 0 && controls.doubts.size === 0 ? { controls: agreed } : {}),
      warnings: hasHeader ? kept : [...kept, { code: 'no-header' }],
      ...(known.blocked ? { blocked: known.blocked } : {}),
    },
  };
}

/** The guesses with what the user chose: a field given to one column leaves the column that had it, but for questions. */
export function chosen(
  columns: readonly Column[],
  base: readonly Guess[],
  fields: Readonly<Record<string, string | null>>,
): readonly Guess[] {
  const given = new Set(Object.values(fields).filter((field) => field !== QUESTION));
  return columns.map(({ name }, index) => {
    const choice = fields[name];
    if (choice !== undefined) return { field: choice, confidence: 1 };
    const { field, confidence } = base[index] ?? { field: null, confidence: 0 };
    return field !== null && given.has(field) ? { field: null, confidence: 0 } : { field, confidence };
  });
}
