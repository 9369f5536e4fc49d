import type { FileKind, LoadedFile, StagedFile } from './api';
import { KEPT_REJECTIONS, type ReadTable } from './format';
import type { Loaded } from './load/context';
import { type ReturnsOf, returnsProblems } from './load/own-returns';
import { missingOf, needsOrders } from './recognise/recognise';

/** What a file is before anything is known of it, and stays when it cannot be read. */
export const REFUSED = {
  kind: 'refused', layout: 'generic', confidence: 0, format: 'csv', encoding: '', delimiter: '', rows: 0, hasHeader: false, rules: {}, mapping: [], preview: [], warnings: [],
} as const; // prettier-ignore

/** A file that has been loaded before is known by its content. */
export const isSameFile = (a: StagedFile, b: StagedFile) => a.content === b.content;

/** Files that waited for orders wait no longer once orders are loaded. */
export function withoutWaiting(files: readonly LoadedFile[]): readonly LoadedFile[] {
  if (!files.some(({ kind }) => kind === 'orders')) return files;
  return files.map((file) => ({ ...file, warnings: file.warnings.filter(({ code }) => code !== 'needs-orders') }));
}

const OF_RETURNS = /^returns-/;

/** Files with what became of the returns among them, which every load changes; `sent_back` are rows of orders that were returned whole. */
export function withReturns(
  files: readonly LoadedFile[],
  returns: ReadonlyMap<string, ReturnsOf>,
): readonly LoadedFile[] {
  return files.map((file) => {
    const found = returns.get(file.name);
    const { sent_back: _, ...leftOut } = file.leftOut;
    const warnings = file.warnings.filter(({ code }) => !OF_RETURNS.test(code));
    return {
      ...file,
      leftOut: { ...leftOut, ...(found && found.sentBack > 0 ? { sent_back: found.sentBack } : {}) },
      warnings: [...warnings, ...(found ? returnsProblems(found) : [])],
    };
  });
}

/** The account of one loaded file: rows read = kept + rejected + merged. Without a result it was skipped. */
export function report(file: StagedFile, result: Loaded | undefined, table: ReadTable | undefined): LoadedFile {
  if (!result)
    return {
      ...file,
      rowsKept: 0,
      rowsRejected: 0,
      rowsMerged: file.rows,
      leftOut: { already_loaded: file.rows },
      rejected: [],
    };
  const structural = table?.rejectedCount ?? 0;
  const tooLong = table?.tooLong ?? 0;
  return {
    ...file,
    rows: file.rows + structural,
    rowsKept: file.rows - result.rowsRejected,
    rowsRejected: result.rowsRejected + structural,
    rowsMerged: 0,
    leftOut: {
      ...result.leftOut,
      ...(structural > tooLong ? { too_many_columns: structural - tooLong } : {}),
      ...(tooLong > 0 ? { row_too_long: tooLong } : {}),
    },
    warnings: [...file.warnings, ...(result.warnings ?? [])],
    ...(result.freight === undefined ? {} : { freight: result.freight }),
    rejected: [...(table?.rejected ?? []), ...result.rejected].sort((a, b) => a.row - b.row).slice(0, KEPT_REJECTIONS),
  };
}

/** Remarks that rest on the files beside one, so that they are made anew whenever those change. */
const JUDGEMENTS = new Set(['needs-orders', 'already-loaded']);

/** A file that was read once more is the same file as before to whoever refers to it. */
export function asKnown(file: LoadedFile, was: LoadedFile | undefined): LoadedFile {
  if (!was) return file;
  const { id, layout, confidence, recipe } = was;
  return { ...file, id, layout, confidence, ...(recipe ? { recipe } : {}) };
}

/** A staged file with what it still lacks, given the kinds beside it, and with a word if it has been loaded before. */
export function judged(file: StagedFile, others: readonly FileKind[], loaded: readonly LoadedFile[]): StagedFile {
  if (file.kind === 'refused') return file;
  const companions = new Set<FileKind>([...others, ...loaded.map(({ kind }) => kind)]);
  const blocked =
    missingOf(
      file.kind,
      file.mapping.map(({ field }) => field),
      companions,
    ) ?? file.mapping.find(({ dates, scale }) => dates?.isAsked || scale?.isAsked)?.warning;
  const { blocked: _, ...rest } = file;
  const isRepeat = loaded.some((other) => isSameFile(file, other));
  const notes = isRepeat ? [{ code: 'already-loaded' }] : needsOrders(file.kind, companions);
  const kept = file.warnings.filter(({ code }) => !JUDGEMENTS.has(code));
  return { ...rest, warnings: [...kept, ...notes], ...(blocked ? { blocked } : {}) };
}
