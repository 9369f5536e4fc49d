import type { FirstLook } from '../model/cube/first-look';
import type { Extents } from '../model/extents';
import type { Personal } from '../model/personal';
import type { PreviewTable } from './preview';

/** What a file holds. `joined` files only carry more columns for orders: payments, products, person ids. */
export type FileKind =
  | 'orders'
  | 'order_items'
  | 'customers'
  | 'survey'
  | 'payments'
  | 'products'
  | 'complaints'
  | 'campaigns'
  | 'coupons'
  | 'points'
  | 'events'
  | 'refused';

/** How a file is written; archives are taken apart first. */
export type FileFormat = 'csv' | 'xlsx' | 'xls' | 'html' | 'json' | 'parquet';

export type ImportPhase = 'reading' | 'recognising' | 'loading' | 'facts';
export interface ImportProgress {
  readonly file: string;
  readonly phase: ImportPhase;
  /** 0..1 within the phase; null where it cannot be told. */
  readonly share: number | null;
  readonly rows?: number;
}
export interface ImportOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}
export interface StageOptions extends ImportOptions {
  /** The sheet to read of a workbook, by its name; without it the one that is known. */
  readonly sheet?: string;
}
export interface LoadOptions extends ImportOptions {
  /** Ids of loaded files that leave: what is loaded takes the place of the first of them. The files that stay are read again. */
  readonly without?: readonly string[];
}

/** Which part of 03/04/2026 comes first. */
export type DateOrder = 'dmy' | 'mdy';

/** A sheet of a workbook that holds data. */
export interface SheetInfo {
  readonly name: string;
  /** What it would be taken for; `refused` where that cannot be told. */
  readonly kind: FileKind;
  /** Header not counted. */
  readonly rows: number;
  readonly isHidden: boolean;
}

/** What is said of a file beyond the meaning of its columns, by their names; what is not said is as it is found. */
export interface ReadingRules {
  readonly dates?: Readonly<Record<string, DateOrder>>;
  /** Questions on a scale: true where 1 is the best answer. */
  readonly reversed?: Readonly<Record<string, boolean>>;
  /** Which of the amounts of an order counts; the first that the file has where nothing is said. */
  readonly basis?: AmountBasis;
  /** Whether freight is part of what an order counts for (unless said: yes), and whether test orders and orders of gifts count (no). */
  readonly counts?: Readonly<Partial<Record<Countable, boolean>>>;
  /** The other sheets of the workbook that are to be loaded beside this one; absent where nobody was asked. */
  readonly sheets?: readonly string[];
}

/** Where an order's money may stand: what the buyer paid, what the shop gets, what was asked, what the goods cost, what was paid out. */
export type AmountBasis =
  'paid_amount' | 'merchant_receivable_amount' | 'order_amount' | 'gross_amount' | 'payout_amount';
export type Countable = 'freight' | 'tests' | 'gifts';

/** One column of a file and what it is taken for. `field` is `table.column` of the import dictionary, or null: left out. */
export interface ColumnMapping {
  readonly column: string;
  readonly field: string | null;
  /** 0..1 */
  readonly confidence: number;
  readonly samples: readonly string[];
  readonly warning?: Problem;
  /** The values tell of a person: masked on screen and in no share. */
  readonly personal?: Personal;
  /** Of dates whose values leave open which part is the month. `isAsked`: the file waits until that is said. */
  readonly dates?: { readonly order: DateOrder; readonly isAsked: boolean };
  /** Of a question answered by numbers on a scale. `isAsked`: 1 may be the best answer, and the file waits until that is said. */
  readonly scale?: { readonly isReversed: boolean; readonly isAsked: boolean };
}

/** Something to say to the user: `code` is a key of the import texts in i18n, `values` fill its gaps. */
export interface Problem {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Which recipe (`recipes/recipe.ts`) a file was taken by, and how its columns differ from those the recipe was made for. */
export interface RecipeUse {
  readonly signature: string;
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** A file that was read and recognised but not loaded yet. The staged text stays in the engine until it is loaded or dropped. */
export interface StagedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** The same for files of the same content, whatever they are called. */
  readonly content: string;
  readonly kind: FileKind;
  /** Rule id of `detection.json`, or `generic`. */
  readonly layout: string;
  readonly confidence: number;
  readonly format: FileFormat;
  readonly encoding: string;
  readonly delimiter: string;
  readonly rows: number;
  readonly hasHeader: boolean;
  /** The sheet that was asked for; absent where the reader chose one. */
  readonly sheet?: string;
  /** Other sheets of the workbook that hold data; `sheetName` is what this one is called there. */
  readonly sheets?: readonly SheetInfo[];
  readonly sheetName?: string;
  readonly rules: ReadingRules;
  readonly mapping: readonly ColumnMapping[];
  /** First rows as text, in the order of `mapping`. */
  readonly preview: readonly (readonly string[])[];
  readonly warnings: readonly Problem[];
  /** Columns whose sums agree with the file's own totals; absent where there are none or one of them differs. */
  readonly controls?: number;
  /** The file is taken for what was said by hand of one like it. */
  readonly recipe?: RecipeUse;
  /** Why a refused file cannot be used, or what still has to be told before it can be loaded. */
  readonly blocked?: Problem;
}

export interface RejectedRow {
  readonly row: number;
  readonly reason: string;
  readonly text: string;
}

export interface LoadedFile extends StagedFile {
  /** Rows read = kept + rejected + merged. */
  readonly rowsKept: number;
  readonly rowsRejected: number;
  /** Rows that say of an order or a person what another row says, of this file or of a later one. */
  readonly rowsMerged: number;
  /** Why rows are left out: reason code → rows. Orders also: unpaid, cancelled, refunded, returned, test, gift, no_date, no_amount. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly rejected: readonly RejectedRow[];
  /** Freight of the orders that count, where the file tells it. */
  readonly freight?: number;
}

export interface ImportReport {
  readonly files: readonly LoadedFile[];
  readonly extents: Extents;
}

/** An expected failure of one file; `problem` says what, where and what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly file: string;
  readonly problem: Problem;

  constructor(file: string, problem: Problem, options?: ErrorOptions) {
    super(`${file}: ${problem.code}`, options);
    this.file = file;
    this.problem = problem;
  }
}

/** The field choices of the mapping panel, per kind: dictionary columns that the product computes on. */
export interface FieldChoice {
  readonly field: string;
  readonly required: boolean;
  readonly type: 'text' | 'id' | 'amount' | 'time' | 'number' | 'question';
}

/** What the user says a file, its first row or its columns are. */
export interface Remapping {
  readonly kind?: FileKind;
  readonly hasHeader?: boolean;
  /** column → field of the import dictionary, or null to leave it out. */
  readonly fields?: Readonly<Record<string, string | null>>;
  /** Added to what was said before. */
  readonly rules?: ReadingRules;
}

export interface Importer {
  /**
   * Reads and recognises files; the files of an archive come back one by one, named `archive.zip/path`. Never throws for
   * one bad file: that one comes back `refused` with `blocked` set.
   */
  stage(files: readonly File[], options?: StageOptions): Promise<readonly StagedFile[]>;
  /** Changes what a staged file or its columns are taken for, and looks again at what is missing. */
  remap(file: StagedFile, change: Remapping): Promise<StagedFile>;
  /**
   * Loads staged files into the canonical tables and rebuilds the facts: all of them or, on failure or abort, none. With `without`
   * everything is afterwards as if those files had never been loaded; the ids of the others stay.
   */
  load(files: readonly StagedFile[], options?: LoadOptions): Promise<ImportReport>;
  /**
   * The facts that loading these will come to, where they can be told without the engine: those of one plain order file, as long as nothing
   * is loaded.
   */
  look(files: readonly StagedFile[]): FirstLook | undefined;
  /** Forgets staged files that will not be loaded. */
  drop(files: readonly StagedFile[]): Promise<void>;
  /** Empties all tables. */
  clear(): Promise<void>;
  loaded(): readonly LoadedFile[];
  /** What a loaded or waiting file was read from; a file of an archive by itself. */
  source(file: StagedFile): File | undefined;
  choices(kind: FileKind): readonly FieldChoice[];
  /** The first rows of a staged file as they will be loaded. Rejects with an ImportError where it is staged no longer. */
  preview(file: StagedFile): Promise<PreviewTable>;
}
