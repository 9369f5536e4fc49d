/** A row of a table: plain values by column key. */
export type TableRow = Readonly<Record<string, unknown>>;

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  /** Numbers stand at the end, everything else at the start. */
  readonly align?: 'start' | 'end';
  /** The cell as text. Without it: as `writeCell` has it. */
  readonly write?: (value: unknown, row: TableRow) => string;
  readonly sortable?: boolean;
}

export interface TableSort {
  readonly key: string;
  readonly descending: boolean;
}

/** What stands in a cell for which nobody said how to write it. Null is empty. */
export function writeCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Numbers by size, texts in Chinese and Latin order with numbers inside by size, nothing last in either direction. */
export function sortedRows<Row extends TableRow>(rows: readonly Row[], sort: TableSort | null): readonly Row[] {
  if (!sort) return rows;
  const { key, descending } = sort;
  const isEmpty = (value: unknown) => value === null || value === undefined || value === '';
  const filled = rows.filter((row) => !isEmpty(row[key]));
  const sign = descending ? -1 : 1;
  filled.sort((a, b) => sign * compare(a[key], b[key]));
  return [...filled, ...rows.filter((row) => isEmpty(row[key]))];
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return collator.compare(writeCell(a), writeCell(b));
}

/** The sort after a click on a column: numbers start with the largest, texts with the first; a second click turns it round. */
export function nextSort(sort: TableSort | null, key: string, startDescending: boolean): TableSort {
  return { key, descending: sort?.key === key ? !sort.descending : startDescending };
}

const SAMPLED_ROWS = 100;
const [NARROWEST, WIDEST] = [6, 42];

/** Width of each column in `ch`, from its heading and its first rows; a Han character counts two. */
export function columnWidths(columns: readonly TableColumn[], rows: readonly TableRow[]): readonly number[] {
  const sample = rows.slice(0, SAMPLED_ROWS);
  return columns.map(({ key, label, write = writeCell }) => {
    const texts = [`${label}  `, ...sample.map((row) => write(row[key], row))];
    return Math.min(WIDEST, Math.max(NARROWEST, ...texts.map(textWidth)));
  });
}

/** Display width of a text in Latin characters. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1;
  return width;
}

/** The rows to draw: those in view and a few beyond, as a half-open range. */
export function windowOf(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
  beyond = 12,
): { readonly from: number; readonly to: number } {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const shown = Math.ceil(height / rowHeight);
  return { from: Math.max(0, Math.min(first, count) - beyond), to: Math.min(count, first + shown + beyond) };
}
