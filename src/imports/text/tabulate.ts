import type { Problem, RejectedRow } from '../api';
import { KEPT_REJECTIONS, type ReadTable, type RowShift, SAMPLE_ROWS } from '../format';
import type { Reason } from '../messages';
import { cleanCell, isFooterRow, isTotalRow } from './cells';
import { columnNames, type HeaderFound, headerOf } from './header';
import { formatRecord } from './records';
import { statedIn } from './stated';

/** Records looked at before the header is decided, and held back at the end to see a footer coming. */
const LOOKED_AT = 400;
const HELD_BACK = 12;
const PIECE = 1 << 20;
const SHOWN = 300;
/** Places where rows of the file are left out between others; behind so many, row numbers are no longer exact. */
const SHIFTS = 200;
/** Letters of a row; the engine turns away lines of more than 2 MB, which no table means to have. */
const LONGEST_ROW = 500_000;

interface Held {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Turns records of any regularity into normalised CSV: titles, totals and footers left out, cells cleaned, rows padded. */
export class Tabulator {
  readonly #parts: Blob[] = [];
  #piece: string[] = [];
  #pieceSize = 0;
  #waiting: Held[] = [];
  #header: HeaderFound | undefined;
  #held: Held[] = [];
  #rows = 0;
  #totals = 0;
  readonly #totalRows: (readonly string[])[] = [];
  readonly #footers: (readonly string[])[] = [];
  #sample: (readonly string[])[] = [];
  #rejected: RejectedRow[] = [];
  #rejectedCount = 0;
  #tooLong = 0;
  readonly #shifts: RowShift[] = [];
  #firstRecord: readonly string[] = [];
  /** Rows have numbers that a reader can look up in the file: tables have, records of JSON have not. */
  #isNumbered = true;

  /** With `names` the columns are known; every row that is pushed is data. */
  constructor(names?: readonly string[]) {
    if (!names) return;
    this.#isNumbered = false;
    this.#header = { titles: 0, headerRows: 1, names: columnNames(names, names.length), wordings: [] };
    this.#firstRecord = this.#header.names;
    this.#append(formatRecord(this.#header.names));
  }

  /** A record, and which row of the file it is as a spreadsheet counts them. */
  push(raw: readonly string[], line: number): void {
    const cells = raw.map(cleanCell);
    if (cells.every((cell) => cell === '')) return;
    if (this.#header) this.#hold({ cells, line });
    else {
      this.#waiting.push({ cells, line });
      if (this.#waiting.length >= LOOKED_AT) this.#decide();
    }
  }

  /** Everything that was found; `facts` says what only the format knows. */
  end(
    facts: Pick<ReadTable, 'format' | 'encoding' | 'delimiter'> & { readonly warnings: readonly Problem[] },
  ): ReadTable {
    if (!this.#header) this.#decide();
    const width = this.#header?.names.length ?? 0;
    while (this.#held.length > 0 && isFooterRow(this.#held.at(-1)?.cells ?? [], width)) {
      const footer = this.#held.pop()?.cells ?? [];
      this.#footers.unshift(footer);
      this.#leaveOut(footer);
    }
    const cut = this.#held.findIndex(({ cells }, index) => index > 0 && isRule(cells));
    const below = cut > 0 ? this.#held.splice(cut) : [];
    this.#totals += below.length;
    this.#footers.unshift(...below.map(({ cells }) => cells));
    for (const held of this.#held) this.#write(held);
    this.#flush();
    const { names = [], headerRows = 0, wordings = [] } = this.#header ?? {};
    const { rows: statedRows, totals: labelled } = statedIn(this.#footers, names);
    const totals = this.#totalRows.length === 1 ? this.#totalRows[0] : labelled;
    return {
      ...facts,
      csv: new Blob(this.#parts, { type: 'text/csv' }),
      engineDelimiter: ',',
      titleRows: 0,
      ...(this.#shifts.length > 0 && { shifts: this.#shifts }),
      headerRows: headerRows > 0 ? 1 : 0,
      firstRecord: this.#firstRecord,
      hasHeader: headerRows > 0,
      names,
      wordings,
      rows: this.#rows,
      sample: this.#sample,
      isPadded: false,
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
      tooLong: this.#tooLong,
      ...(totals ? { totals } : {}),
      warnings: [...facts.warnings, ...this.#remarks(statedRows)],
    };
  }

  /** What to say of the rows below the table, and of the number of rows that they state. */
  #remarks(stated: number | undefined): readonly Problem[] {
    const read = this.#rows + this.#rejectedCount;
    return [
      ...(this.#totals > 0 ? [{ code: 'totals-left-out', values: { rows: this.#totals } }] : []),
      ...(stated !== undefined && stated !== read ? [{ code: 'rows-differ', values: { stated, read } }] : []),
    ];
  }

  #decide(): void {
    const header = withoutBlankEnd(headerOf(this.#waiting.map(({ cells }) => cells)), this.#waiting);
    this.#header = header;
    const first = this.#waiting[header.titles]?.cells ?? [];
    this.#firstRecord = pad(first, header.names.length);
    if (header.headerRows > 0) this.#append(formatRecord(this.#firstRecord));
    this.#noteShift(1, this.#waiting[header.titles]?.line);
    for (const held of this.#waiting.slice(header.titles + header.headerRows)) this.#hold(held);
    this.#waiting = [];
  }

  #hold(held: Held): void {
    this.#held.push(held);
    if (this.#held.length > HELD_BACK) {
      const [oldest] = this.#held.splice(0, 1);
      if (oldest) this.#write(oldest);
    }
  }

  #write({ cells, line }: Held): void {
    const width = this.#header?.names.length ?? cells.length;
    if (isTotalRow(cells)) {
      this.#leaveOut(cells);
      return;
    }
    if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) {
      this.#reject(cells, line, 'too_many_columns');
      return;
    }
    const row = pad(cells, width);
    const text = formatRecord(row);
    if (text.length > LONGEST_ROW) {
      this.#tooLong++;
      this.#reject(cells, line, 'row_too_long');
      return;
    }
    this.#rows++;
    this.#noteShift(this.#rows + ((this.#header?.headerRows ?? 0) > 0 ? 1 : 0), line);
    if (this.#sample.length < SAMPLE_ROWS) this.#sample.push(row);
    this.#append(text);
  }

  #noteShift(from: number, line: number = from): void {
    const by = line - from;
    if (this.#isNumbered && by !== (this.#shifts.at(-1)?.by ?? 0) && this.#shifts.length < SHIFTS)
      this.#shifts.push({ from, by });
  }

  #leaveOut(cells: readonly string[]): void {
    this.#totals++;
    if (isTotalRow(cells)) this.#totalRows.push(cells);
  }

  #reject(cells: readonly string[], row: number, reason: Reason): void {
    this.#rejectedCount++;
    if (this.#rejected.length >= KEPT_REJECTIONS) return;
    const text = cells.map((cell) => cell.slice(0, SHOWN)).join(' | ');
    this.#rejected.push({ row, reason, text: text.slice(0, SHOWN) });
  }

  #append(text: string): void {
    this.#piece.push(text);
    this.#pieceSize += text.length;
    if (this.#pieceSize >= PIECE) this.#flush();
  }

  #flush(): void {
    if (this.#piece.length > 0) this.#parts.push(new Blob([this.#piece.join('')]));
    this.#piece = [];
    this.#pieceSize = 0;
  }
}

/** The header without columns at its end that have no name and, as far as can be seen, no values: a comma too many. */
function withoutBlankEnd(header: HeaderFound, records: readonly Held[]): HeaderFound {
  const { names, titles, headerRows, wordings } = header;
  if (headerRows === 0) return header;
  const rows = records.slice(titles);
  let width = names.length;
  while (width > 1 && rows.every(({ cells }) => (cells[width - 1] ?? '') === '')) width--;
  return { ...header, names: names.slice(0, width), wordings: wordings.slice(0, width) };
}

const isRule = (cells: readonly string[]) => /^[-=_—]{10,}$/.test(cells.find((cell) => cell !== '') ?? '');

function pad(cells: readonly string[], width: number): readonly string[] {
  if (cells.length === width) return cells;
  return Array.from({ length: width }, (_, column) => cells[column] ?? '');
}
