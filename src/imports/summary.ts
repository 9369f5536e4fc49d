import type { LoadedFile, Problem, StagedFile } from './api';

/** A remark in two forms: `code` stays the same from release to release, `text` is for people. */
export interface Remark {
  readonly code: string;
  readonly text: string;
}

/** What became of one file, as plain values: `kequn.files()`. */
export interface FileSummary {
  readonly name: string;
  /** `pending` files wait for an answer in the mapping panel. */
  readonly state: 'loaded' | 'pending' | 'refused';
  readonly kind: string;
  /** Rule id of the layout, or `generic`. */
  readonly layout: string;
  /** 0..1 */
  readonly confidence: number;
  /** Empty where the bytes could not be read. */
  readonly format: string;
  readonly encoding: string;
  /** Rows of data, header not counted: kept + rejected + merged once the file is loaded. */
  readonly rows_read: number;
  /** 0 until the file is loaded. */
  readonly rows_kept: number;
  readonly rows_rejected: number;
  /** Rows that became part of another one: the same order or person, in this file or a later one. */
  readonly rows_merged: number;
  /** Rows that count in no number, by reason (cancelled, refunded, test …), the rejected among them: what the data page calls left out. */
  readonly left_out: Readonly<Record<string, number>>;
  readonly warnings: readonly Remark[];
  /** Why the file is refused or what it waits for; null for loaded files. */
  readonly problem: Remark | null;
}

/** What one column is taken for: `kequn.mapping(file)`. */
export interface ColumnSummary {
  readonly column: string;
  /** `table.column`, or null: left out. */
  readonly field: string | null;
  /** 0..1 */
  readonly confidence: number;
}

type AnyFile = StagedFile | LoadedFile;
const isLoaded = (file: AnyFile): file is LoadedFile => 'rowsKept' in file;

/** The account of a file; `say` turns a problem into a sentence. */
export function summaryOf(file: AnyFile, say: (problem: Problem) => string): FileSummary {
  const remark = (problem: Problem): Remark => ({ code: problem.code, text: say(problem) });
  const columns = file.mapping.flatMap(({ warning }) => (warning ? [warning] : []));
  return {
    name: file.name,
    state: isLoaded(file) ? 'loaded' : file.kind === 'refused' ? 'refused' : 'pending',
    kind: file.kind,
    layout: file.layout,
    confidence: file.confidence,
    format: file.encoding === '' ? '' : file.format,
    encoding: file.encoding,
    rows_read: file.rows,
    rows_kept: isLoaded(file) ? file.rowsKept : 0,
    rows_rejected: isLoaded(file) ? file.rowsRejected : 0,
    rows_merged: isLoaded(file) ? file.rowsMerged : 0,
    left_out: isLoaded(file) ? file.leftOut : {},
    warnings: [...file.warnings, ...columns].map(remark),
    problem: file.blocked && !isLoaded(file) ? remark(file.blocked) : null,
  };
}

/** The columns of the file of that name, the last one of several. Throws a RangeError that names the files there are. */
export function mappingOf(files: readonly AnyFile[], name: string): readonly ColumnSummary[] {
  const file = files.findLast((each) => each.name === name);
  if (!file) {
    throw new RangeError(
      `no file is called ${name}; there are: ${files.map((each) => each.name).join(', ') || 'none'}`,
    );
  }
  return file.mapping.map(({ column, field, confidence }) => ({ column, field, confidence }));
}
