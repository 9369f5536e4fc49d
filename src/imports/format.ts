import type { FileFormat, Problem, RejectedRow, SheetInfo } from './api';
import type { Container } from './text/container';
import type { PartReaders } from './typed/parts';
import type { TypedRead } from './typed/read';

/** A file as a regular table of text, ready to be staged. Crosses the worker boundary, so it holds plain values only. */
export interface ReadTable {
  readonly format: FileFormat;
  readonly encoding: string;
  readonly delimiter: string;
  /** Normalised UTF-8 CSV (comma, quotes, header rows first), or null: the file itself is regular and is read as it is. */
  readonly csv: Blob | null;
  /** How the engine splits it; for `csv` always a comma. */
  readonly engineDelimiter: string;
  /** Lines of the file above the header: 0 for normalised CSV. */
  readonly titleRows: number;
  /** Rows of normalised CSV (the header is row 1) from which on a row stands so many rows further down in the file. */
  readonly shifts?: readonly RowShift[];
  /** Records that make up the header; 0 where the file starts with data. */
  readonly headerRows: number;
  /** What the first record holds: the header, or the first row of data where there is none. */
  readonly firstRecord: readonly string[];
  readonly hasHeader: boolean;
  readonly names: readonly string[];
  /** Longer wordings from a second header row, by column. */
  readonly wordings: readonly (string | null)[];
  /** Rows of data, header not counted. */
  readonly rows: number;
  /** The first rows of data. */
  readonly sample: readonly (readonly string[])[];
  /** Cells have blanks around them that must be trimmed. */
  readonly isPadded: boolean;
  /** The rows of orders, typed: as they were read, or from `csv`. Columns without a meaning are null. */
  readonly typed?: TypedRead;
  /** There is no text that the engine could read: whoever wants some reads the file once more, with care. */
  readonly isTypedOnly?: boolean;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
  /** How many of them were far too long; the others had more cells than the header. */
  readonly tooLong?: number;
  readonly warnings: readonly Problem[];
  /** Other sheets that hold data, and what the one that was read is called. */
  readonly sheets?: readonly SheetInfo[];
  readonly sheetName?: string;
  /** The file's own row of totals by column, where there is exactly one. */
  readonly totals?: readonly string[];
}

/** From row `from` of normalised CSV on, rows stand `by` rows further down in the file than there. */
export interface RowShift {
  readonly from: number;
  readonly by: number;
}

/** A file that cannot be read, and why. */
export interface ReadRefusal {
  readonly refused: Problem;
}

/** A file of an archive that cannot be taken out. */
export interface RefusedPart extends ReadRefusal {
  readonly name: string;
  readonly bytes: number;
}

/** An archive: the files in it, each to be read in its turn. */
export interface ReadBundle {
  readonly parts: readonly (File | RefusedPart)[];
}

export type ReadResult = ReadTable | ReadRefusal | ReadBundle;

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** The sheet to read of a workbook. */
  readonly sheet?: string;
  /** As text for the engine, whatever that costs; never typed only. */
  readonly isText?: boolean;
  /** 0..1 of the bytes. */
  readonly onShare?: (share: number) => void;
  /** Starts others that read parts of a file of so many bytes; undefined where one alone is as quick. They have to be stopped. */
  readonly beside?: (bytes: number) => PartReaders | undefined;
}

/** One way of turning bytes into a table. Files in `formats/` export one each and are found by themselves. */
export interface ImportFormat {
  readonly id: FileFormat | 'zip';
  /** What `containerOf` calls the bytes this format reads. */
  readonly container: Container;
  /** What users call it, and what is read of it: docs/imports.md. */
  readonly reads: string;
  read(file: File, options: ReadOptions): Promise<ReadResult>;
}

/** Reads one file; in the page through a worker, in tests directly. */
export type FileReading = (file: File, options?: ReadOptions) => Promise<ReadResult>;

export const SAMPLE_ROWS = 500;
export const KEPT_REJECTIONS = 1000;
