import type { FileKind, LoadedFile, Problem } from '../../imports/api';
import { gravityOf } from '../../imports/gravity';
import type { Extents } from '../../model/extents';

/** Why rows of a file are left out, the most frequent reason first. */
export function reasonsOf({ leftOut }: LoadedFile): readonly { readonly reason: string; readonly rows: number }[] {
  return Object.entries(leftOut)
    .map(([reason, rows]) => ({ reason, rows }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows || a.reason.localeCompare(b.reason));
}

/** Rows of a file that the numbers rest on: read, and neither unreadable nor excluded nor part of another one. */
export function rowsCounted({ rows, rowsMerged, leftOut }: LoadedFile): number {
  return rows - rowsMerged - Object.values(leftOut).reduce((sum, n) => sum + n, 0);
}

/** Rows of a file that no number counts. */
export const rowsOut = (file: LoadedFile) => file.rows - file.rowsMerged - rowsCounted(file);

/** Kinds of files that pages speak about; the others can be looked at and asked with SQL. */
const ANALYSED: ReadonlySet<string> = new Set<FileKind>([
  'orders',
  'order_items',
  'customers',
  'survey',
  'payments',
  'products',
]);
export const isAnalysed = ({ kind }: { readonly kind: FileKind }): boolean => ANALYSED.has(kind);

/** Rows of all files that no number counts. */
export function rowsLeftOut(files: readonly LoadedFile[]): number {
  return files.reduce((sum, file) => sum + rowsOut(file), 0);
}

/** The rows that could not be read, as a table to download: line in the file, reason, the row as it stood. */
export function rejectedRows(
  { rejected }: LoadedFile,
  nameOf: (reason: string) => string,
): readonly Readonly<Record<'row' | 'reason' | 'text', string | number>>[] {
  return rejected.map(({ row, reason, text }) => ({ row, reason: nameOf(reason), text }));
}

/** What `quality.sql` finds in the orders that count; nulls where there is nothing to tell. */
export interface OrderQuality {
  readonly gaps: number;
  readonly gapFrom: string | null;
  readonly gapTo: string | null;
  readonly gapDays: number;
  readonly outliers: number;
  readonly outlierAmount: number;
  readonly outlierOrder: string;
  /** 0..1 of revenue */
  readonly outlierShare: number;
  readonly twins: number;
}

/** The answer to `quality.sql` as plain values. */
export function qualityOf(row: Readonly<Record<string, unknown>>): OrderQuality {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null);
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    gaps: number('gaps'),
    gapFrom: text('gap_from'),
    gapTo: text('gap_to'),
    gapDays: number('gap_days'),
    outliers: number('outliers'),
    outlierAmount: number('outlier_amount'),
    outlierOrder: text('outlier_order') ?? '',
    outlierShare: number('outlier_share'),
    twins: number('twins'),
  };
}

/** Something to keep in mind about the data. `count` and `of` are rows or answers. */
export type Note =
  | { readonly kind: 'gaps' | 'outliers' | 'twins'; readonly quality: OrderQuality }
  | { readonly kind: 'problem'; readonly file: string; readonly column?: string; readonly problem: Problem }
  | { readonly kind: 'anonymous' | 'joined' | 'undated'; readonly count: number; readonly of: number };

/** What was lost before the file came here, or does not add up: nothing that this page computes can mend it. */
export const isGrave = (note: Note): boolean => note.kind === 'problem' && gravityOf(note.problem.code) === 'grave';

/**
 * What a careful reader should know before trusting the numbers: first what is damaged, then what concerns all pages, then file by file.
 */
export function notesOf(
  files: readonly LoadedFile[],
  extents: Extents | undefined,
  quality: OrderQuality | null = null,
): readonly Note[] {
  const notes: Note[] = [];
  if (extents && extents.orders > 0 && extents.ordersWithoutCustomer > 0) {
    notes.push({ kind: 'anonymous', count: extents.ordersWithoutCustomer, of: extents.orders });
  }
  if (extents && extents.responses > 0) {
    const { responses, responsesWithCustomer, responsesWithDate } = extents;
    if (extents.orders > 0 && responsesWithCustomer < responses)
      notes.push({ kind: 'joined', count: responsesWithCustomer, of: responses });
    if (responsesWithDate < responses)
      notes.push({ kind: 'undated', count: responses - responsesWithDate, of: responses });
  }
  if (quality) {
    for (const kind of ['gaps', 'outliers', 'twins'] as const) if (quality[kind] > 0) notes.push({ kind, quality });
  }
  for (const { name, warnings, mapping } of files) {
    for (const problem of warnings) notes.push({ kind: 'problem', file: name, problem });
    for (const { column, warning } of mapping)
      if (warning) notes.push({ kind: 'problem', file: name, column, problem: warning });
  }
  return notes.toSorted((a, b) => Number(isGrave(b)) - Number(isGrave(a)));
}
