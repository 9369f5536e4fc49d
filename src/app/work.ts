import { gravityOf } from '../imports/gravity';
import { ImportError, type Importer, type ImportReport, type StagedFile, type StageOptions } from '../imports/api';
import { asksSheets } from '../imports/sheets';
import { saidCurrency } from '../imports/currency';
import type { Extents } from '../model/extents';
import type { ImportFailure, ImportWork } from '../pages/services';
import type { Page } from '../state/link';
import type { Loaded } from '../state/loaded';
import type { Engine } from './engine';

export const IDLE: ImportWork = {
  progress: null,
  isStopping: false,
  pending: [],
  report: null,
  refused: [],
  failures: [],
};

/** What a set of files is called in the data chip: the first name, and how many more. */
function nameOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} +${others.length}`;
}

/** What the loaded files are called, what is to be kept in mind of them and what their amounts are in. */
export function inventoryOf(files: readonly StagedFile[]) {
  const said = saidCurrency(files);
  const gravities = files
    .flatMap(({ warnings, mapping }) => [...warnings, ...mapping.flatMap(({ warning }) => (warning ? [warning] : []))])
    .map(({ code }) => gravityOf(code));
  const grave = gravities.filter((gravity) => gravity === 'grave').length;
  return {
    name: nameOf(files.map(({ name }) => name)),
    notes: gravities.filter((gravity) => gravity !== 'harmless').length,
    ...(grave > 0 && { grave }),
    ...(said.kind === 'one' && { currency: said.currency }),
  };
}

/** What is loaded, as the pages see it. */
export const loadedOf = (
  { source, workspace, importer }: Engine,
  { extents }: ImportReport,
  isSample: boolean,
): Loaded => ({
  source,
  extents,
  version: workspace.version,
  ...inventoryOf(importer.loaded()),
  ...(isSample ? { name: 'sample' } : {}),
});

/** Where somebody lands with their data. */
export const firstPageOf = ({ orders, responses }: Pick<Extents, 'orders' | 'responses'>): Page =>
  orders > 0 ? 'overview' : responses > 0 ? 'satisfaction' : 'data';

/** Why reading or loading `file` failed, for the page to say. */
export function failureOf(cause: unknown, file: string): ImportFailure {
  if (cause instanceof ImportError) return { file: cause.file, ...cause.problem };
  return { file, code: 'unexpected', values: { message: cause instanceof Error ? cause.message : String(cause) } };
}

/** The waiting and refused files but for those that wait no longer. */
export function withoutFiles(work: ImportWork, gone: readonly StagedFile[]): Pick<ImportWork, 'pending' | 'refused'> {
  const ids = new Set(gone.map(({ id }) => id));
  const waits = ({ id }: StagedFile) => !ids.has(id);
  return { pending: work.pending.filter(waits), refused: work.refused.filter(waits) };
}

/** A file is loaded without a question when it is recognised at least this surely. */
const SURE = 0.5;

/** Files just read: those that cannot be used, those to ask about and those to load. */
export function sorted(staged: readonly StagedFile[]) {
  const refused = staged.filter(({ kind }) => kind === 'refused');
  const usable = staged.filter(({ kind }) => kind !== 'refused');
  const unclear = usable.filter((file) => file.blocked !== undefined || file.confidence < SURE || asksSheets(file));
  return { refused, unclear, sure: usable.filter((file) => !unclear.includes(file)) };
}

/** The waiting and refused files with one of them as it is now. */
export function swapped(work: ImportWork, next: StagedFile): Pick<ImportWork, 'pending' | 'refused'> {
  const swap = (files: readonly StagedFile[]) => files.map((file) => (file.id === next.id ? next : file));
  return { pending: swap(work.pending), refused: swap(work.refused) };
}

/** Reads files, wherever they come from. */
export type Reading = (importer: Importer, options: StageOptions) => Promise<readonly StagedFile[]>;

export interface AddOptions {
  /** The id of a loaded file that leaves when these are loaded. */
  readonly replaced?: string;
  /** The sheet to read of workbooks, whatever the others hold. */
  readonly sheet?: string;
  /** Whatever was said of files like them. */
  readonly plain?: boolean;
  /** They had to wait for others: what became of those stays on screen. */
  readonly isQueued?: boolean;
  /** They are the sample: whatever is added next takes its place. */
  readonly isSample?: boolean;
}
