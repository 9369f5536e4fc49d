import { Parser } from 'htmlparser2';

/** One table of a page: its rows of cells as text. */
export interface MarkupTable {
  readonly name: string;
  readonly rows: string[][];
}

/** More cells than a page is expected to hold; past it the file is turned away. */
const MOST_CELLS = 20_000_000;
/** A cell never spreads over more than this, whatever it says. */
const WIDEST = 1000;
const TALLEST = 100_000;

/** Tags within tags; the time that a page takes grows with the square of it. */
const DEEPEST = 20_000;

/** A page past one of the limits; `code` says which. */
export class MarkupLimit extends Error {
  override readonly name = 'MarkupLimit';
  readonly code: 'too-many-cells' | 'markup-too-deep';
  readonly limit: number;
  constructor(code: 'too-many-cells' | 'markup-too-deep', limit: number) {
    super(`${code}: ${limit}`);
    this.code = code;
    this.limit = limit;
  }
}

interface Spread {
  readonly text: string;
  left: number;
}

interface Open {
  readonly table: MarkupTable;
  row: string[] | undefined;
  cell: string[] | undefined;
  width: number;
  height: number;
  /** Cells of rows above that reach down into this one, by column. */
  readonly spreads: Map<number, Spread>;
}

const span = (value: string | undefined, most: number) =>
  Math.min(most, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));

/**
 * Collects the tables of HTML and of SpreadsheetML 2003 as their markup arrives. A cell over several rows is repeated in
 * each of them, as merged order cells mean it; a cell over several columns stands in the first.
 */
export class TableReader {
  readonly tables: MarkupTable[] = [];
  readonly #open: Open[] = [];
  readonly #parser: Parser;
  #cells = 0;
  #depth = 0;
  #silent = 0;
  #sheetName = '';

  constructor(isXml: boolean) {
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => {
          if (++this.#depth > DEEPEST) throw new MarkupLimit('markup-too-deep', DEEPEST);
          this.#start(name.replace(/^.*:/, '').toLowerCase(), attributes);
        },
        ontext: (text) => {
          if (this.#silent === 0) this.#open.at(-1)?.cell?.push(isXml ? text : text.replace(/\s+/g, ' '));
        },
        onclosetag: (name) => {
          this.#depth--;
          this.#end(name.replace(/^.*:/, '').toLowerCase());
        },
      },
      { xmlMode: isXml, decodeEntities: true, lowerCaseTags: false },
    );
  }

  push(text: string): void {
    this.#parser.write(text);
  }

  end(): void {
    this.#parser.end();
    while (this.#open.length > 0) this.#end('table');
  }

  #start(tag: string, attributes: Readonly<Record<string, string>>): void {
    const open = this.#open.at(-1);
    if (tag === 'style' || tag === 'script') this.#silent++;
    else if (tag === 'worksheet') this.#sheetName = attributes['ss:Name'] ?? '';
    else if (tag === 'table') {
      const table: MarkupTable = { name: this.#sheetName || String(this.tables.length + 1), rows: [] };
      this.tables.push(table);
      this.#open.push({ table, row: undefined, cell: undefined, width: 1, height: 1, spreads: new Map() });
    } else if (!open) return;
    else if (tag === 'tr' || tag === 'row') {
      this.#endRow(open);
      open.row = [];
    } else if (tag === 'td' || tag === 'th' || tag === 'cell') {
      this.#endCell(open);
      open.row ??= [];
      const index = Number.parseInt(attributes['ss:Index'] ?? '', 10);
      while (Number.isFinite(index) && open.row.length < Math.min(index, WIDEST) - 1) open.row.push('');
      open.cell = [];
      open.width = span(attributes['colspan'], WIDEST);
      open.height = span(attributes['rowspan'], TALLEST);
    } else if (tag === 'br') open.cell?.push('\n');
  }

  #end(tag: string): void {
    const open = this.#open.at(-1);
    if (tag === 'style' || tag === 'script') this.#silent = Math.max(0, this.#silent - 1);
    else if (!open) return;
    else if (tag === 'td' || tag === 'th' || tag === 'cell') this.#endCell(open);
    else if (tag === 'tr' || tag === 'row') this.#endRow(open);
    else if (tag === 'table') {
      this.#endRow(open);
      this.#open.pop();
    }
  }

  #fromAbove({ row, spreads }: Open): void {
    if (!row) return;
    for (let spread = spreads.get(row.length); spread; spread = spreads.get(row.length)) {
      if (--spread.left <= 0) spreads.delete(row.length);
      row.push(spread.text);
      this.#count(1);
    }
  }

  #endCell(open: Open): void {
    if (!open.cell || !open.row) return;
    this.#fromAbove(open);
    const text = open.cell
      .join('')
      .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
      .trim();
    open.cell = undefined;
    if (open.height > 1) open.spreads.set(open.row.length, { text, left: open.height - 1 });
    open.row.push(text, ...Array<string>(open.width - 1).fill(''));
    this.#count(open.width);
  }

  #count(cells: number): void {
    this.#cells += cells;
    if (this.#cells > MOST_CELLS) throw new MarkupLimit('too-many-cells', MOST_CELLS);
  }

  #endRow(open: Open): void {
    this.#endCell(open);
    if (open.row) {
      this.#fromAbove(open);
      open.table.rows.push(open.row);
    }
    open.row = undefined;
  }
}
