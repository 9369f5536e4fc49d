import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Unit } from '../db/columns';
import { QueryError } from '../db/errors';
import type { Locale } from '../i18n/locale';
import { deckTexts } from '../i18n/texts/deck';
import { type ComposedSlide, type DeckTable, footLine, type TableCell } from './composed';
import { emWidth } from './fit';

type Cells = readonly (CellObject | null)[];

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
  const plain = title.replace(/[\\/?*[\]:\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet'; // prettier-ignore
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` (${n})`;
    const name = `${[...plain]
      .slice(0, LONGEST_NAME - tail.length)
      .join('')
      .trim()}${tail}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function tableRows({ columns, rows }: DeckTable): readonly Cells[] {
  return [
    columns.map(({ label }) => textCell(label)),
    ...rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i]?.unit ?? 'word'))),
  ];
}

/** What stands over every table: title, and what it counts. */
function headRows({ title, foot, lines }: ComposedSlide): readonly Cells[] {
  return [title, footLine(foot), ...lines].map((line) => [textCell(line)]).concat([[]]);
}

/**
 * All tables of the deck as one workbook: a sheet of contents, then one per slide that has rows, with values in full and the formats of
 * their units. Holds no formula. An abort rejects with a `QueryError` of reason `aborted`.
 */
export async function writeXlsx(
  slides: readonly ComposedSlide[],
  { locale, signal, onProgress }: { locale: Locale; signal?: AbortSignal; onProgress?: (share: number) => void },
): Promise<Uint8Array<ArrayBuffer>> {
  const { utils, write } = await import('@e965/xlsx');
  const { sheet: words, parts, contents } = deckTexts[locale];
  const sheetOf = (head: readonly Cells[], body: readonly Cells[]): WorkSheet => {
    const sheet = utils.aoa_to_sheet([...head, ...body].map((row) => [...row]));
    const columns = Math.max(...body.map((row) => row.length));
    const widthOf = (i: number) =>
      Math.max(...body.slice(0, SAMPLED).map((row) => 1.8 * emWidth(String(row[i]?.v ?? ''))), NARROWEST);
    sheet['!cols'] = Array.from({ length: columns }, (_, i) => ({ wch: Math.min(WIDEST, widthOf(i)) }));
    return sheet;
  };
  const told = slides.flatMap((slide, i) =>
    slide.table && slide.table.rows.length > 0 ? [{ slide, place: i + 1 }] : [],
  );
  const list: readonly Cells[] = [
    (['slide', 'part', 'title', 'scope', 'asOf', 'n', 'source', 'hidden'] as const).map((key) => textCell(words[key])),
    ...slides.map(({ part, title, foot }, i): Cells => [
      { t: 'n', v: i + 1 },
      ...[parts[part], title, foot.scope, foot.asOf, foot.n, foot.source].map(textCell),
      { t: 'n', v: foot.hidden },
    ]),
  ];
  const book = utils.book_new();
  const taken = new Set<string>();
  const add = (title: string, sheet: WorkSheet) => {
    const name = sheetName(title, taken);
    taken.add(name.toLowerCase());
    utils.book_append_sheet(book, sheet, name);
  };
  add(contents, sheetOf([], list));
  for (const [i, { slide, place }] of told.entries()) {
    if (signal?.aborted) throw new QueryError('aborted', 'the file is no longer wanted', '');
    if (slide.table) add(`${place} ${slide.title}`, sheetOf(headRows(slide), tableRows(slide.table)));
    onProgress?.((i + 1) / (told.length + 1));
  }
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError('the workbook was not written as bytes');
  onProgress?.(1);
  return new Uint8Array(bytes);
}
