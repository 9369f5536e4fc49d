import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/imports/reader.ts';
import { encoded } from './bytes.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

const SEED = 20260102;
/** `npm run fuzz` changes 11,000 files, a test run a few hundred. */
const RUNS = import.meta.env.MODE === 'fuzz' ? 1000 : 40;
const HEADER = ['订单号', '会员编号', '下单时间', '实付金额'];
const ROWS = [['A1', 'M1', '2026-01-02', '12.50'], ['A2', 'M2', '2026-01-03', '8']]; // prettier-ignore
const TEXT = `${[HEADER, ...ROWS].map((row) => row.join(',')).join('\n')}\n`;
const PAGE = `<table>${[HEADER, ...ROWS].map((row) => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('')}</table>`;

function oldWorkbook(): Uint8Array {
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([HEADER, ...ROWS]), 'S');
  return new Uint8Array(sheetjs.write(book, { bookType: 'biff8', type: 'array' }) as ArrayBuffer);
}

const SEEDS: Readonly<Record<string, Uint8Array>> = {
  csv: strToU8(TEXT),
  gbk: encoded(TEXT, 'gb18030'),
  utf16: encoded(TEXT.replaceAll(',', '\t'), 'utf-16le'),
  html: strToU8(PAGE),
  json: strToU8(JSON.stringify(ROWS.map(([id, who, at, paid]) => ({ id, who, at, paid, items: [{ sku: 'a' }] })))),
  ndjson: strToU8(ROWS.map((row) => JSON.stringify({ ...row })).join('\n')),
  xlsx: workbook({ S: [HEADER, ...ROWS] }),
  xls: oldWorkbook(),
  zip: zipSync({ 'a.csv': strToU8(TEXT), 'b/c.html': strToU8(PAGE) }),
  gzip: gzipSync(strToU8(TEXT)),
  parquet: new Uint8Array(
    parquetWriteBuffer({ columnData: HEADER.map((name, index) => ({ name, data: ROWS.map((row) => row[index]) })) }),
  ),
};

type Change = { readonly at: number; readonly byte: number } | { readonly cut: number } | { readonly twice: number };
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }) },
  { weight: 1, arbitrary: fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }) }) },
  { weight: 1, arbitrary: fc.record({ twice: fc.double({ min: 0, max: 1, noNaN: true }) }) },
);

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array<ArrayBuffer> {
  return changes.reduce<Uint8Array<ArrayBuffer>>((now, each) => {
    if ('cut' in each) return now.slice(0, Math.floor(each.cut * now.length));
    if ('twice' in each) return new Uint8Array([...now, ...now.slice(Math.floor(each.twice * now.length))]);
    const next = now.slice();
    next[Math.floor(each.at * (now.length - 1))] = each.byte;
    return next;
  }, new Uint8Array(bytes));
}

describe('a file whose bytes were changed', () => {
  it.each(Object.keys(SEEDS))(
    '%s: is read or turned away in words, and does neither hang nor throw',
    async (name) => {
      const seed = SEEDS[name] ?? new Uint8Array();
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          const result = await readFile(fileOf('a.csv', changed(seed, changes)));
          if ('refused' in result) expect(result.refused.code).toMatch(/^[a-z-]+$/);
          else if ('parts' in result) expect(result.parts.length).toBeGreaterThan(0);
          else expect(result.rows).toBeGreaterThan(0);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    },
    300_000,
  );
});

describe('a random table', () => {
  const letter = fc.constantFrom(...'abcXYZ 0123456789,;|"\'\n订单号客户金额满意（）．￥');
  const cell = fc.string({ unit: letter, minLength: 1, maxLength: 12 }).filter((text) => /^[a-zA-Z订单号客户金额满意].*[a-zA-Z]$/s.test(text)); // prettier-ignore
  const rows = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 })); // prettier-ignore
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('comes back equal in any encoding, with any delimiter, quotes and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf-8', 'gb18030', 'utf-16le'),
        fc.boolean(),
        async (table, delimiter, end, encoding, ends) => {
          const names = [...HEADER, '备注'].slice(0, table[0]?.length);
          const written = [names, ...table].map((row) => row.map(quoted).join(delimiter)).join(end) + (ends ? end : '');
          const mark = encoding === 'utf-16le' ? '\ufeff' : '';
          const read = await readFile(fileOf('a.csv', encoded(mark + written, encoding)));
          if (!('names' in read)) throw new Error(JSON.stringify(read));
          expect(read.names).toEqual(names);
          expect(read.sample).toEqual(table);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('comes back equal as JSON, ids of 16 to 20 digits included', async () => {
    const id = fc.bigInt({ min: 10n ** 15n, max: 10n ** 20n });
    await fc.assert(
      fc.asyncProperty(fc.array(id, { minLength: 1, maxLength: 10 }), fc.boolean(), async (ids, byLine) => {
        const records = ids.map((each) => `{"order_id":${each},"note":"\\"${each}"}`);
        const read = await readFile(fileOf('a', byLine ? records.join('\n') : `[${records.join(',')}]`));
        if (!('names' in read)) throw new Error(JSON.stringify(read));
        expect(read.sample).toEqual(ids.map((each) => [String(each), `"${each}`]));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
