import { createContext } from 'svelte';
import type { AnyAnalysis } from '../analyses/analysis';
import type {
  ImportProgress,
  Importer,
  ImportReport,
  LoadedFile,
  ReadingRules,
  Remapping,
  StagedFile,
} from '../imports/api';
import type { PreviewTable } from '../imports/preview';
import type { CubeBytes } from '../model/cube/weight';
import type { EngineMemory } from '../model/memory';

/** Rows of the reader's own statement, in plain values. */
export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What a panel shows, for a slide. */
export interface PanelOfDeck {
  readonly analysis: AnyAnalysis;
  readonly params: Readonly<Record<string, unknown>>;
  /** The drawing function where the panel does not use the analysis' own. */
  readonly view: unknown;
  readonly title: string;
}

/** The deck of slides, as pages may use it. */
export interface DeckServices {
  /** Adds a panel as a slide and says so; panels that hold single customers are refused. */
  readonly add: (panel: PanelOfDeck) => Promise<void>;
  readonly open: () => void;
  readonly present: () => void;
}

/** What a page may ask of the app besides analyses. Provided by `app/`, so that pages never see the engine. */
export interface Services {
  /** The importer once the engine runs; null before. */
  readonly importer: () => Importer | null;
  /** Starts the engine if need be, stages the files and, when nothing has to be asked, loads them. */
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  /** Everything as if the file had never been dropped; with the last one the page is empty. A failure, said on the page, changes nothing. */
  readonly takeOut: (file: LoadedFile) => Promise<void>;
  /** As `addFiles`, in the place of a loaded file, which stays until the new ones are loaded. */
  readonly replace: (file: LoadedFile, files: readonly File[]) => Promise<void>;
  readonly trySample: () => Promise<void>;
  /** Loads staged files as they are mapped now. Resolves with the report, or null when cancelled or failed (said on the page). */
  readonly load: (files: readonly StagedFile[]) => Promise<ImportReport | null>;
  /** Changes what a waiting file or its columns are taken for; kept in `work()` until it is loaded or discarded. */
  readonly remap: (file: StagedFile, change: Remapping) => Promise<StagedFile>;
  /** Reads another sheet of the workbook that a file was read from, as a file of its own. */
  readonly addSheet: (file: StagedFile, sheet: string) => Promise<void>;
  /** Reads a loaded file once more with something else said of it: which amount counts, what is left out. A failure, said on the page, changes nothing. */
  readonly reread: (file: LoadedFile, rules: ReadingRules) => Promise<void>;
  /** Takes a file that was taken by a recipe for what it would be without, and forgets the recipe. */
  readonly withoutRecipe: (file: StagedFile) => Promise<void>;
  /** What was said by hand of files, kept in this browser for the next ones like them. */
  readonly recipes: RecipeShelf;
  /** The first rows of a waiting file as they will be loaded. */
  readonly preview: (file: StagedFile) => Promise<PreviewTable>;
  /** Keeps the loaded files on this device, with what was said of them, instead of those kept before. */
  readonly keepFiles: () => Promise<void>;
  /** Loads the kept files as they were. */
  readonly restoreFiles: () => Promise<void>;
  readonly discard: (files: readonly StagedFile[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly cancel: () => void;
  readonly work: () => ImportWork;
  /** Absent where nothing can be kept or asked anew. */
  readonly deck?: DeckServices;
  /** The reader's own statement on the loaded tables: only SELECT-like, refused while an import runs. */
  readonly sql: (text: string, signal?: AbortSignal) => Promise<AnswerTable>;
  /** What the loaded data take in memory now. */
  readonly memory: () => Promise<MemoryUse>;
}

/** What the data of the page take in memory, in bytes. */
export interface MemoryUse extends EngineMemory {
  readonly cube: CubeBytes;
}

/** The recipes of this browser: how many there are, and what can be done with all of them. */
export interface RecipeShelf {
  readonly count: number;
  /** All of them as the text of a file. */
  readonly write: () => string;
  /** Adds those of such a file; null where the text is no file of recipes. `refused` are those that are not sound. */
  readonly take: (text: string) => { readonly taken: number; readonly refused: number } | null;
  readonly clear: () => void;
}

/** Where an import stands: what the progress bar and the mapping panel show. */
export interface ImportWork {
  readonly progress: ImportProgress | null;
  /** It was cancelled and is not over yet. */
  readonly isStopping: boolean;
  /** Files that wait for an answer: unclear columns, missing fields. */
  readonly pending: readonly StagedFile[];
  readonly report: ImportReport | null;
  /** Files that could not be used, with a reason each. */
  readonly refused: readonly StagedFile[];
  /** Files that were not read or loaded to the end, one after the other. */
  readonly failures: readonly ImportFailure[];
}

export interface ImportFailure {
  readonly file: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Whether there is something to show of it. */
export const showsWork = ({ progress, pending, refused, failures }: ImportWork): boolean =>
  progress !== null || pending.length > 0 || refused.length > 0 || failures.length > 0;

export const [useServices, provideServices] = createContext<Services>();
