import type { Database } from '../db/database';
import type { ColumnMapping, Problem, StagedFile } from './api';
import type { ReadTable } from './format';
import { relation, type Staged } from './load/relation';
import { FIELDS, QUESTION } from './recognise/fields';
import type { Column, Guess } from './recognise/mapping';
import type { Recognised } from './recognise/recognise';
import { filledValues, type TimeStyle, timeStyleOf } from './recognise/values';

/** From here on a guess stands without asking. */
const AUTOMATIC = 0.75;
const PREVIEW_ROWS = 20;
const SAMPLES = 3;

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

function doubtOf(
  field: string | null,
  column: string,
  confidence: number,
  values: readonly string[],
  choices: ReadonlyMap<string, string>,
): Problem | undefined {
  if (field === null) return undefined;
  if (choices.get(field) === 'id' && values.some((value) => /^\d(?:\.\d+)?e\+\d+$/i.test(value)))
    return { code: 'ids-lost-digits', values: { column } };
  return confidence < AUTOMATIC && field !== QUESTION ? { code: 'please-check', values: { column } } : undefined;
}

/** Asks the whole column where the sample leaves open which part is the month. */
async function wholeColumnStyle(
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
  const mapping: ColumnMapping[] = [];
  const timeStyles: TimeStyle[] = [];
  for (const [index, column] of columns.entries()) {
    const { name, values } = column;
    const { field, confidence } = known.guesses[index] ?? { field: null, confidence: 0 };
    const isTime = field !== null && types.get(field) === 'time';
    const style = isTime ? await wholeColumnStyle(db, held, index, column) : 'plain';
    timeStyles.push(style);
    const warning =
      style === 'ambiguous'
        ? { code: 'date-order-assumed', values: { column: name } }
        : doubtOf(field, name, confidence, values, types);
    const samples = [...new Set(filledValues(values))].slice(0, SAMPLES);
    mapping.push({ column: name, field, confidence, samples, ...(warning ? { warning } : {}) });
  }
  const { blocked: _, ...rest } = file;
  return {
    held: { ...held, kind: known.kind, fields: mapping.map(({ field }) => field), timeStyles },
    file: {
      ...rest,
      kind: known.kind,
      layout: known.layout,
      confidence: known.confidence,
      rows: table.rows + (table.hasHeader ? 1 : 0) - (hasHeader ? 1 : 0),
      hasHeader,
      mapping,
      preview: rowsOf(table, hasHeader).slice(0, PREVIEW_ROWS),
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
