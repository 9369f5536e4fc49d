import { createContext } from 'svelte';
import type { ImportProgress, Importer, ImportReport, Remapping, StagedFile } from '../imports/api';

/** Rows of the reader's own statement, in plain values. */
export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What a page may ask of the app besides analyses. Provided by `app/`, so that pages never see the engine. */
export interface Services {
  /** The importer once the engine runs; null before. */
  readonly importer: () => Importer | null;
  /** Starts the engine if need be, stages the files and, when nothing has to be asked, loads them. */
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly trySample: () => Promise<void>;
  /** Loads staged files as they are mapped now. Resolves with the report, or null when cancelled or failed (said on the page). */
  readonly load: (files: readonly StagedFile[]) => Promise<ImportReport | null>;
  /** Changes what a waiting file or its columns are taken for; kept in `work()` until it is loaded or discarded. */
  readonly remap: (file: StagedFile, change: Remapping) => Promise<StagedFile>;
  readonly discard: (files: readonly StagedFile[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly cancel: () => void;
  readonly work: () => ImportWork;
  /** The reader's own statement on the loaded tables: only SELECT-like, refused while an import runs. */
  readonly sql: (text: string, signal?: AbortSignal) => Promise<AnswerTable>;
}

/** Where an import stands: what the progress bar and the mapping panel show. */
export interface ImportWork {
  readonly progress: ImportProgress | null;
  /** Files that wait for an answer: unclear columns, missing fields. */
  readonly pending: readonly StagedFile[];
  readonly report: ImportReport | null;
  /** Files that could not be used, with a reason each. */
  readonly refused: readonly StagedFile[];
  readonly failure: {
    readonly file: string;
    readonly code: string;
    readonly values?: Readonly<Record<string, string | number>>;
  } | null;
}

export const [useServices, provideServices] = createContext<Services>();
