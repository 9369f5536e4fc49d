export type Delimiter = ',' | ';' | '\t' | '|' | '，' | ' ';

/** Splits text that arrives in pieces into records of cells. A quote opens only at the start of a cell. */
export class RecordParser {
  readonly #delimiter: number;
  readonly #quotes: boolean;
  readonly #emit: (cells: string[]) => void;
  #rest = '';
  #cells: string[] = [];

  constructor(delimiter: Exclude<Delimiter, ' '>, quotes: boolean, emit: (cells: string[]) => void) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quotes = quotes;
    this.#emit = emit;
  }

  /** Letters that wait for the end of their cell. */
  get waiting(): number {
    return this.#rest.length;
  }

  push(piece: string): void {
    this.#run(this.#rest + piece, false);
  }

  /** Returns false when the text ended inside a quoted cell: its quotes mean something else. */
  end(): boolean {
    const open = this.#run(this.#rest, true);
    if (this.#cells.length > 0) this.#finish();
    return !open;
  }

  #finish(): void {
    const cells = this.#cells;
    this.#cells = [];
    this.#emit(cells);
  }

  #run(text: string, last: boolean): boolean {
    let at = 0;
    const size = text.length;
    while (at < size) {
      const quoted = this.#quotes && text.charCodeAt(at) === 34;
      const stop = quoted ? this.#closing(text, at + 1, last) : this.#plainEnd(text, at);
      if (stop < 0 || (stop >= size && !last) || (!last && stop + 1 >= size)) {
        this.#rest = text.slice(at);
        if (!last) return false;
        this.#cells.push(quoted ? text.slice(at + 1).replaceAll('""', '"') : text.slice(at));
        this.#rest = '';
        return quoted && stop < 0;
      }
      const end = quoted ? this.#plainEnd(text, stop + 1) : stop;
      if (end >= size && !last) {
        this.#rest = text.slice(at);
        return false;
      }
      const cell = quoted
        ? text.slice(at + 1, stop).replaceAll('""', '"') + text.slice(stop + 1, end)
        : text.slice(at, end);
      this.#cells.push(cell);
      const mark = text.charCodeAt(end);
      at = end + 1;
      if (mark === this.#delimiter) {
        if (at === size && last) this.#cells.push('');
        continue;
      }
      if (mark === 13 && text.charCodeAt(at) === 10) at++;
      this.#finish();
    }
    this.#rest = '';
    return false;
  }

  #plainEnd(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === 10 || code === 13) return at;
    }
    return text.length;
  }

  /** Position of the quote that closes, or -1 where it is not in the text. */
  #closing(text: string, from: number, last: boolean): number {
    let at = text.indexOf('"', from);
    while (at >= 0) {
      if (at + 1 >= text.length) return last ? at : -1;
      if (text.charCodeAt(at + 1) !== 34) return at;
      at = text.indexOf('"', at + 2);
    }
    return -1;
  }
}

/** All records of a text that is whole or cut anywhere; an unfinished last record is left out of a cut text. */
export function parseRecords(text: string, delimiter: Delimiter, quotes = true, isCut = false): string[][] {
  const records: string[][] = [];
  if (delimiter === ' ') {
    const lines = text.split(/\r\n|\n|\r/);
    if (isCut) lines.pop();
    for (const line of lines) if (line.trim() !== '') records.push(line.trim().split(/\s+/));
    return records;
  }
  const parser = new RecordParser(delimiter, quotes, (cells) => records.push(cells));
  parser.push(text);
  if (!isCut) parser.end();
  return records;
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One record of normalised CSV, line end included. */
export function formatRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
