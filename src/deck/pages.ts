import type { ComposedSlide, DeckTable } from './composed';

export const PAPERS = ['wide', 'a4'] as const;
/** 16:9 as on the screen, one slide a page; or A4 with the numbers behind each slide. */
export type Paper = (typeof PAPERS)[number];

/** One printed page. A table that is too long goes on over several. */
export type PrintedPage =
  | { readonly kind: 'slide'; readonly slide: ComposedSlide }
  | {
      readonly kind: 'table';
      readonly slide: ComposedSlide;
      readonly table: DeckTable;
      /** Which page of the table, from 1, and of how many. */
      readonly part: number;
      readonly parts: number;
    };

/** Rows that a page takes below its heading, and columns that can still be read. */
const ROWS: Readonly<Record<Paper, number>> = { wide: 14, a4: 20 };
const MOST_COLUMNS = 11;
/** Longer tables behind a chart are nobody's reading: the workbook has them. */
const MOST_BEHIND = 60;

/** Without columns that say the same in every row: they are in the line under the table, or in the notes. */
function telling({ columns, rows }: DeckTable): DeckTable {
  const differs = (i: number) => rows.length < 2 || rows.some((row) => row[i]?.text !== rows[0]?.[i]?.text);
  const kept = columns.map((_, i) => i).filter(differs).slice(0, MOST_COLUMNS); // prettier-ignore
  return {
    columns: kept.flatMap((i) => columns[i] ?? []),
    rows: rows.map((row) => kept.flatMap((i) => row[i] ?? [])),
  };
}

function tablePages(slide: ComposedSlide, paper: Paper): readonly PrintedPage[] {
  if (!slide.table || slide.table.rows.length === 0) return [];
  const { columns, rows } = telling(slide.table);
  const parts = Math.ceil(rows.length / ROWS[paper]);
  return Array.from({ length: parts }, (_, i) => ({
    kind: 'table' as const,
    slide,
    table: { columns, rows: rows.slice(i * ROWS[paper], (i + 1) * ROWS[paper]) },
    part: i + 1,
    parts,
  }));
}

/** Whether a chart's numbers follow it on A4: not where each of them stands in its own cell, nor where there are hundreds. */
const hasBehind = ({ kind, spec, table }: ComposedSlide) =>
  kind === 'chart' && spec?.kind !== 'cohorts' && spec?.kind !== 'grid' && (table?.rows.length ?? 0) <= MOST_BEHIND;

/** The pages of a deck on paper, in its order; of a table that is printed no row is left out. */
export function pagesOf(slides: readonly ComposedSlide[], paper: Paper): readonly PrintedPage[] {
  return slides.flatMap((slide): readonly PrintedPage[] => {
    if (slide.kind === 'table') return tablePages(slide, paper);
    const behind = paper === 'a4' && hasBehind(slide) ? tablePages(slide, paper) : [];
    return [{ kind: 'slide', slide }, ...behind];
  });
}
