import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Unit } from '../db/columns';
import { QueryError } from '../db/errors';
import type { Locale } from '../i18n/locale';
import { deckTexts } from '../i18n/texts/deck';
import { type ComposedSlide, type DeckTable, type Fact, footLine, type TableCell } from './composed';
import { emWidth } from './fit';

type Cells = readonly (CellObject | null)[];

/** One sheet of a workbook: lines over the table, then the table. */
export interface SheetOf {
  readonly title: string;
  readonly head: readonly string[];
  readonly table: DeckTable;
}

export interface BookOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

const FORMATS: Readonly<Partial<Record<Unit, string>>> = {
  count: '#,##0',
  money: '#,##0.00',
  share: '0.0%',
  points: '0.0',
  score: '0.0',
  number: '0.##',
  days: '0',
};
const [NARROWEST, WIDEST, SAMPLED] = [8, 60, 200];
const LONGEST_NAME = 31;

/** A text is always a text: nothing that starts with `=` becomes a formula. */
const textCell = (v: string): CellObject => ({ t: 's', v });

function cellOf({ value }: TableCell, unit: Unit): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'boolean') return { t: 'b', v: value };
  return { t: 'n', v: value, z: FORMATS[unit] ?? 'General' };
}

/** A name that Excel takes and that no sheet has yet. */
export function sheetName(title: string, taken: ReadonlySet<string>): string {
  const plain =
    title
      .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` (${n})`;
    const name = `${[...plain]
      .slice(0, LONGEST_NAME - tail.length)
      .join('')
      .trim()}${tail}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

const tableRows = ({ columns, rows }: DeckTable): readonly Cells[] => [
  columns.map(({ label }) => textCell(label)),
  ...rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i]?.unit ?? 'word'))),
];

/** Sheets as a workbook that holds values in full and no formula. An abort rejects with a `QueryError` of reason `aborted`. */
export async function writeBook(
  sheets: readonly SheetOf[],
  { signal, onProgress }: BookOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  const taken = new Set<string>();
  for (const [i, { title, head, table }] of sheets.entries()) {
    if (signal?.aborted) throw new QueryError('aborted', 'the file is no longer wanted', '');
    const body = tableRows(table);
    const over = head.length > 0 ? [...head.map((line) => [textCell(line)]), []] : [];
    const sheet: WorkSheet = utils.aoa_to_sheet([...over, ...body].map((row) => [...row]));
    sheet['!cols'] = table.columns.map((_, at) => ({
      wch: Math.min(
        WIDEST,
        Math.max(NARROWEST, ...body.slice(0, SAMPLED).map((row) => 1.8 * emWidth(String(row[at]?.v ?? '')))),
      ),
    }));
    const name = sheetName(title, taken);
    taken.add(name.toLowerCase());
    utils.book_append_sheet(book, sheet, name);
    onProgress?.((i + 1) / (sheets.length + 1));
  }
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError('the workbook was not written as bytes');
  onProgress?.(1);
  return new Uint8Array(bytes);
}

const goals = (facts: readonly Fact[]) =>
  facts.flatMap(({ name, value, goal }) => (goal ? [`${name} ${value} · ${goal}`] : []));

/** What is in the workbook, with scope, as-of date, n and source of every slide. */
function contentsOf(slides: readonly ComposedSlide[], locale: Locale): DeckTable {
  const { sheet: words, parts } = deckTexts[locale];
  const cell = (value: string | number): TableCell => ({ text: String(value), value });
  const names = ['slide', 'part', 'title', 'scope', 'asOf', 'n', 'source', 'hidden'] as const;
  return {
    columns: names.map((name) => ({
      label: words[name],
      align: 'start',
      unit: name === 'slide' || name === 'hidden' ? 'count' : 'word',
    })),
    rows: slides.map(({ part, title, foot }, i) =>
      [i + 1, parts[part], title, foot.scope, foot.asOf, foot.n, foot.source, foot.hidden].map(cell),
    ),
  };
}

/** All tables of the deck as one workbook: a sheet of contents, then one per slide that has rows, in the formats of their units. */
export function writeXlsx(
  slides: readonly ComposedSlide[],
  { locale, ...options }: BookOptions & { readonly locale: Locale },
): Promise<Uint8Array<ArrayBuffer>> {
  const told = slides.flatMap(({ title, foot, lines, facts, table }, i): SheetOf[] =>
    table && table.rows.length > 0
      ? [{ title: `${i + 1} ${title}`, head: [title, footLine(foot), ...lines, ...goals(facts)], table }]
      : [],
  );
  return writeBook(
    [{ title: deckTexts[locale].contents, head: [], table: contentsOf(slides, locale) }, ...told],
    options,
  );
}
