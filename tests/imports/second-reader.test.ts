import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/imports/reader.ts';
import { fileOf } from './files.ts';
import { type Cell, workbook } from './workbook.ts';

const SEED = 20260102;
const HEADER = ['订单号', '会员编号', '下单时间', '实付金额', '备注', '标记', '数量'];
const DAY_MS = 86_400_000;
/** Days between 1899-12-30, which day numbers count from, and 1970-01-01. */
const EPOCH = 25_569;
const SYSTEM_1904 = 1462;

interface Book {
  readonly rows: readonly (readonly sheetjs.CellObject[])[];
  readonly isShared: boolean;
  readonly is1904: boolean;
  readonly dimension: string | null;
  readonly isMerged: boolean;
  readonly hidden: 'none' | 'before' | 'after';
}

const text = fc.constantFrom('奶粉', 'a <b> & "c"', "it's", '多 行\n文字', '  前后空格  ', 'x_x000D_y', '𠮷', '0012345', '1930679858170647123', '😀 ok', '-'); // prettier-ignore
const cell: fc.Arbitrary<sheetjs.CellObject> = fc.oneof(
  text.map((v): sheetjs.CellObject => ({ t: 's', v })),
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents): sheetjs.CellObject => ({ t: 'n', v: cents / 100 })),
  fc.boolean().map((v): sheetjs.CellObject => ({ t: 'b', v })),
  fc.constantFrom([0x2a, '#N/A'], [0x07, '#DIV/0!'], [0x17, '#REF!'], [0x0f, '#VALUE!']).map(([v, w]): sheetjs.CellObject => ({ t: 'e', v: Number(v), w: String(w) })),
  fc.integer({ min: 40_000, max: 48_000 }).map((v): sheetjs.CellObject => ({ t: 'n', v, z: 'yyyy-mm-dd' })),
  fc.integer({ min: 40_000, max: 48_000 }).map((v): sheetjs.CellObject => ({ t: 'n', v: v + 0.4375, z: 'm/d/yy h:mm' })),
  fc.constant<sheetjs.CellObject>({ t: 'z' }),
); // prettier-ignore

const row = fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), fc.array(cell, { minLength: 3, maxLength: 3 })).map(
  ([id, cents, rest]): readonly sheetjs.CellObject[] => [
    { t: 's', v: `A${id}` }, { t: 's', v: `M${id % 7}` }, { t: 'n', v: 46_000 + (id % 300), z: 'yyyy-mm-dd' }, { t: 'n', v: cents / 100 }, ...rest,
  ],
); // prettier-ignore

const book: fc.Arbitrary<Book> = fc.record({
  rows: fc.array(row, { minLength: 2, maxLength: 15 }),
  isShared: fc.boolean(),
  is1904: fc.boolean(),
  dimension: fc.constantFrom(null, 'A1', 'A1:B2', 'A1:ZZ9035'),
  isMerged: fc.boolean(),
  hidden: fc.constantFrom('none', 'before', 'after'),
});

/** The workbook as bytes, with a size that may lie. */
function written({ rows, isShared, is1904, dimension, isMerged, hidden }: Book): Uint8Array<ArrayBuffer> {
  const sheet = sheetjs.utils.aoa_to_sheet([HEADER, ...rows.map((cells) => [...cells])]);
  if (isMerged) sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
  const made = sheetjs.utils.book_new();
  const other = sheetjs.utils.aoa_to_sheet([HEADER, ['X1', 'M9', '2020-01-01', '1', '', '', '']]);
  if (hidden === 'before') sheetjs.utils.book_append_sheet(made, other, '旧');
  sheetjs.utils.book_append_sheet(made, sheet, '订单');
  if (hidden === 'after') sheetjs.utils.book_append_sheet(made, other, '旧');
  made.Workbook = { WBProps: { date1904: is1904 }, Sheets: made.SheetNames.map((name) => ({ Hidden: name === '旧' ? 1 : 0 })) }; // prettier-ignore
  const bytes = new Uint8Array(sheetjs.write(made, { bookType: 'xlsx', type: 'array', bookSST: isShared }) as ArrayBuffer); // prettier-ignore
  if (dimension === null) return bytes;
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Uint8Array] =>
    name.startsWith('xl/worksheets/sheet')
      ? [name, strToU8(strFromU8(part).replace(/<dimension ref="[^"]*"/, `<dimension ref="${dimension}"`))]
      : [name, part],
  );
  return new Uint8Array(zipSync(Object.fromEntries(parts)));
}

/** A day number as the reader writes it. */
function moment(days: number): string {
  const iso = new Date(Math.round((days - EPOCH) * DAY_MS)).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** The cells of the sheet as a second reader sees them, in the words of ours: an error is no value. */
function asRead(bytes: Uint8Array, name: string, is1904: boolean): readonly (readonly string[])[] {
  const sheet = sheetjs.read(bytes, { cellDates: false, cellNF: true, nodim: true }).Sheets[name] ?? {};
  const { e: last } = sheetjs.utils.decode_range(sheet['!ref'] ?? 'A1');
  return Array.from({ length: last.r + 1 }, (_, r) =>
    HEADER.map((_, c) => {
      const found = sheet[sheetjs.utils.encode_cell({ r, c })] as sheetjs.CellObject | undefined;
      if (!found || found.v === undefined) return '';
      if (found.t === 'b') return found.v ? 'TRUE' : 'FALSE';
      if (found.t === 'e') return '';
      if (found.t === 'n' && /[ymd]/.test(String(found.z ?? ''))) return moment(Number(found.v) + (is1904 ? SYSTEM_1904 : 0)); // prettier-ignore
      return String(found.v).trim();
    }),
  );
}

describe('a generated workbook', () => {
  it('is read cell by cell as a second reader reads it: shared texts or not, dates of both systems, truth, errors, merged cells, hidden sheets, a size that lies', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (made) => {
        const bytes = written(made);
        const read = await readFile(fileOf('a.xlsx', bytes));
        if (!('names' in read)) throw new Error(JSON.stringify(read));
        const [names, ...rows] = asRead(bytes, '订单', made.is1904);
        expect(read.names).toEqual(names);
        expect(read.sample).toEqual(rows);
        expect(read.warnings.some(({ code }) => code === 'other-sheets')).toBe(made.hidden !== 'none');
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('whose texts stand in the cells themselves is read alike as well', async () => {
    const inline: fc.Arbitrary<Cell> = fc.oneof(text, fc.integer({ min: 1, max: 1e9 }));
    const line = fc.tuple(fc.integer({ min: 1, max: 1e9 }), inline, inline, inline);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 10 }), async (lines) => {
        const cells = lines.map(([id, ...rest]) => [`A${id}`, 'M1', new Date(id * 1000), 5, ...rest]);
        const bytes = workbook({ 订单: [HEADER, ...cells] });
        const read = await readFile(fileOf('a.xlsx', bytes));
        if (!('names' in read)) throw new Error(JSON.stringify(read));
        const [, ...rows] = asRead(bytes, '订单', false);
        expect(read.sample.map((each) => each.filter((_, column) => column !== 2))).toEqual(rows.map((each) => each.filter((_, column) => column !== 2))); // prettier-ignore
        expect(read.sample.map((each) => each[2])).toEqual(cells.map((each) => moment(Number(each[2]) / DAY_MS + EPOCH))); // prettier-ignore
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
