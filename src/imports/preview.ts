import type { Database } from '../db/database';
import type { FileKind } from './api';
import { Typed, relation, type Staged } from './load/relation';
import { IDENTITY } from './people';
import { FIELDS, QUESTION } from './recognise/fields';
import { stepsOf } from './recognise/values';

/** The first rows of a file as they will be loaded: typed, null where a cell says nothing that can be read. */
export interface PreviewTable {
  /** Line of the file. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
  /** Place in the mapping of each cell: columns that are left out are not shown. */
  readonly columns: readonly number[];
}

const PREVIEWED = 100;

function expressionOf(staged: Staged, typed: Typed, index: number, type: string | undefined): string {
  const field = staged.fields[index] ?? '';
  if (field === QUESTION) {
    const text = typed.column(index);
    if (!staged.reversed.includes(index)) return text;
    const steps = stepsOf(staged.table.sample.map((row) => row[index] ?? '')) ?? 5;
    return `coalesce((${steps + 1} - parse_score(${text}))::INTEGER::VARCHAR, ${text})`;
  }
  if (type === 'time') return `strftime(${typed.time(field)}, '%Y-%m-%d %H:%M:%S')`;
  if (type === 'amount' || type === 'number') return `${typed.money(field)}::VARCHAR`;
  return IDENTITY.test(field) ? typed.identity(field) : typed.text(field);
}

/** Reads the first rows with the expressions that loading uses. */
export async function previewOf(db: Database, staged: Staged, kind: FileKind): Promise<PreviewTable> {
  const types = new Map(FIELDS[kind].map(({ field, type }) => [field, type]));
  const columns = staged.fields.flatMap((field, index) => (field === null ? [] : [index]));
  if (columns.length === 0) return { rows: [], columns };
  const typed = new Typed(staged);
  const cells = columns.map((index) => expressionOf(staged, typed, index, types.get(staged.fields[index] ?? '')));
  const { rows } = await db.query(
    `SELECT row, ${cells.map((sql, place) => `${sql} AS v${place}`).join(', ')} FROM ${relation(staged, typed.used, kind)} ORDER BY row LIMIT ${PREVIEWED}`,
  );
  return {
    columns,
    rows: rows.map((row) => ({
      row: Number(row['row']),
      cells: columns.map((_, place) => {
        const value = row[`v${place}`];
        return typeof value === 'string' ? value : null;
      }),
    })),
  };
}
