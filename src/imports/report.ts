import type { LoadedFile, StagedFile } from './api';
import { KEPT_REJECTIONS, type ReadTable } from './format';
import type { Loaded } from './load/context';

/** What a file is before anything is known of it, and stays when it cannot be read. */
export const REFUSED = {
  kind: 'refused', layout: 'generic', confidence: 0, format: 'csv', encoding: '', delimiter: '', rows: 0, hasHeader: false, mapping: [], preview: [], warnings: [],
} as const; // prettier-ignore

/** A file that has been loaded before is known by its name and size. */
export const isSameFile = (a: StagedFile, b: StagedFile) => a.name === b.name && a.bytes === b.bytes;

/** Files that waited for orders wait no longer once orders are loaded. */
export function withoutWaiting(files: readonly LoadedFile[]): readonly LoadedFile[] {
  if (!files.some(({ kind }) => kind === 'orders')) return files;
  return files.map((file) => ({ ...file, warnings: file.warnings.filter(({ code }) => code !== 'needs-orders') }));
}

/** The account of one loaded file: rows read = kept + rejected. Without a result it was skipped. */
export function report(file: StagedFile, result: Loaded | undefined, table: ReadTable | undefined): LoadedFile {
  if (!result) return { ...file, rowsKept: 0, rowsRejected: 0, leftOut: { already_loaded: file.rows }, rejected: [] };
  const structural = table?.rejectedCount ?? 0;
  return {
    ...file,
    rows: file.rows + structural,
    rowsKept: file.rows - result.rowsRejected,
    rowsRejected: result.rowsRejected + structural,
    leftOut: { ...result.leftOut, ...(structural > 0 ? { too_many_columns: structural } : {}) },
    warnings: [...file.warnings, ...(result.warnings ?? [])],
    rejected: [...(table?.rejected ?? []), ...result.rejected].slice(0, KEPT_REJECTIONS),
  };
}
