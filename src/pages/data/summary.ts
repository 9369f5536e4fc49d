import type { LoadedFile, Problem } from '../../imports/api';
import type { Extents } from '../../model/extents';
import type { CsvRow } from '../../util/csv';

/** Why rows of a file are left out, the most frequent reason first. */
export function reasonsOf({ leftOut }: LoadedFile): readonly { readonly reason: string; readonly rows: number }[] {
  return Object.entries(leftOut)
    .map(([reason, rows]) => ({ reason, rows }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows || a.reason.localeCompare(b.reason));
}

/** Rows of a file that the numbers rest on: read, and neither unreadable nor excluded. */
export function rowsCounted({ rows, leftOut }: LoadedFile): number {
  return rows - Object.values(leftOut).reduce((sum, n) => sum + n, 0);
}

/** Rows of all files that no number counts. */
export function rowsLeftOut(files: readonly LoadedFile[]): number {
  return files.reduce((sum, file) => sum + file.rows - rowsCounted(file), 0);
}

/** The rows that could not be read, as a table to download: line in the file, reason, the row as it stood. */
export function rejectedRows({ rejected }: LoadedFile, nameOf: (reason: string) => string): readonly CsvRow[] {
  return rejected.map(({ row, reason, text }) => ({ row, reason: nameOf(reason), text }));
}

/** Something to keep in mind about the data. `count` and `of` are rows or answers. */
export type Note =
  | { readonly kind: 'problem'; readonly file: string; readonly column?: string; readonly problem: Problem }
  | { readonly kind: 'anonymous' | 'joined' | 'undated'; readonly count: number; readonly of: number };

/** What a careful reader should know before trusting the numbers: first what concerns all pages, then file by file. */
export function notesOf(files: readonly LoadedFile[], extents: Extents | undefined): readonly Note[] {
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
  for (const { name, warnings, mapping } of files) {
    for (const problem of warnings) notes.push({ kind: 'problem', file: name, problem });
    for (const { column, warning } of mapping)
      if (warning) notes.push({ kind: 'problem', file: name, column, problem: warning });
  }
  return notes;
}
