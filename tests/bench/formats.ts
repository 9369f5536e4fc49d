import { createRequire } from 'node:module';
import * as sheetjs from '@e965/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/universal';
import { afterAll, expect, it } from 'vitest';
import type { ReadTable } from '../../src/imports/format.ts';
import { readFile } from '../../src/imports/reader.ts';
import { workbook } from '../imports/workbook.ts';
import { seededLines } from '../support/seeded.ts';
import { marketplaceExport } from './export.ts';

const ROWS = Number(process.env['BENCH_FORMAT_ROWS'] ?? 50_000);
const ROUNDS = 2;
const AMOUNT = 7;

interface Peer {
  readonly name: string;
  /** Rows of data as cells, header left out. */
  rows(file: File): Promise<readonly (readonly unknown[])[]>;
}

interface Contest {
  readonly format: string;
  readonly file: () => File;
  readonly peers: readonly Peer[];
}

interface Result {
  readonly format: string;
  readonly reader: string;
  readonly rowsPerSecond: number;
  readonly times: number;
}

const { csv } = seededLines(ROWS);
const cells = Papa.parse<string[]>(csv.trimEnd()).data;
const header = cells[0] ?? [];
const records = cells.slice(1);
const typed = records.map((row) => row.map((cell, column) => (column >= AMOUNT - 1 ? Number(cell) : cell)));
const objects = records.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
const bytesOf = (data: unknown) => new Uint8Array(data as ArrayBuffer);
const sheet = (type: 'biff8') =>
  bytesOf(
    sheetjs.write(
      { SheetNames: ['S'], Sheets: { S: sheetjs.utils.aoa_to_sheet([header, ...typed]) } },
      { type: 'array', bookType: type },
    ),
  );

const papaparse = (encoding: string): Peer => ({
  name: `papaparse ${String(createRequire(import.meta.url)('papaparse/package.json').version)}`,
  rows: async (file) => {
    const text = new TextDecoder(encoding).decode(await file.arrayBuffer());
    return Papa.parse<string[]>(text, { skipEmptyLines: true }).data.slice(1);
  },
});
const sheetJs: Peer = {
  name: `SheetJS ${sheetjs.version}`,
  rows: async (file) => {
    const book = sheetjs.read(new Uint8Array(await file.arrayBuffer()), { type: 'array', dense: true });
    const first = book.Sheets[book.SheetNames[0] ?? ''];
    return first ? sheetjs.utils.sheet_to_json<unknown[]>(first, { header: 1, raw: true }).slice(1) : [];
  },
};
const library: Peer = {
  name: 'read-excel-file alone',
  rows: async (file) => (await readXlsx(await file.arrayBuffer()))[0]?.data.slice(1) ?? [],
};
const jsonParse: Peer = {
  name: 'JSON.parse',
  rows: async (file) => (JSON.parse(await file.text()) as Record<string, unknown>[]).map((each) => Object.values(each)),
};
const linesOfJson: Peer = {
  name: 'JSON.parse a line',
  rows: async (file) =>
    (await file.text())
      .trimEnd()
      .split('\n')
      .map((line) => Object.values(JSON.parse(line) as Record<string, unknown>)),
};
const hyparquet: Peer = {
  name: 'hyparquet alone',
  rows: async (file) =>
    (await parquetReadObjects({ file: await file.arrayBuffer() })).map((each) => Object.values(each)),
};

const html = () =>
  `<html><table>${[header, ...records].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></html>`;

const CONTESTS: readonly Contest[] = [
  { format: 'CSV UTF-8', file: () => new File([csv], 'a.csv'), peers: [papaparse('utf-8'), sheetJs] },
  { format: 'CSV GB18030, ="…"', file: () => new File([marketplaceExport(csv)], 'a.csv'), peers: [papaparse('gb18030')] },
  { format: 'XLSX', file: () => new File([workbook({ S: [header, ...typed] })], 'a.xlsx'), peers: [library, sheetJs] },
  { format: 'XLS (BIFF8)', file: () => new File([sheet('biff8')], 'a.xls'), peers: [sheetJs] },
  { format: 'HTML named .xls', file: () => new File([html()], 'a.xls'), peers: [sheetJs] },
  { format: 'JSON', file: () => new File([JSON.stringify(objects)], 'a.json'), peers: [jsonParse] },
  { format: 'NDJSON', file: () => new File([objects.map((each) => JSON.stringify(each)).join('\n')], 'a.ndjson'), peers: [linesOfJson] },
  {
    format: 'Parquet',
    file: () => new File([parquetWriteBuffer({ columnData: header.map((name, column) => ({ name, data: typed.map((row) => row[column] ?? null) })) })], 'a.parquet'),
    peers: [hyparquet],
  },
]; // prettier-ignore

const results: Result[] = [];

/** The least of a few rounds, in ms: what the work takes when nothing else is in its way. */
async function best<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  let ms = Infinity;
  let result = await work();
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc?.();
    const start = performance.now();
    result = await work();
    ms = Math.min(ms, performance.now() - start);
  }
  return { ms, result };
}

/** Rows and the sum of the amounts of what was read: nobody is fast by reading something else. */
async function checkOf(table: ReadTable): Promise<readonly [number, number]> {
  const own = table.typed?.columns[AMOUNT];
  if (own?.kind === 'number') return [table.rows, own.values.reduce((sum, value) => sum + value, 0)];
  const text = table.csv ? await table.csv.text() : csv;
  return sumOf(Papa.parse<string[]>(text.trimEnd()).data.slice(1));
}

const sumOf = (rows: readonly (readonly unknown[])[]): readonly [number, number] => [
  rows.length,
  rows.reduce((sum, row) => sum + Number(String(row[AMOUNT]).replace(/^="|"$/g, '')), 0),
];

it.each(CONTESTS)('reads $format as its peers do', async ({ format, file, peers }) => {
  const given = file();
  const ours = await best(async () => {
    const table = await readFile(given);
    if (!('rows' in table)) throw new Error(`${format}: ${JSON.stringify(table)}`);
    return table;
  });
  const [rows, sum] = await checkOf(ours.result);
  results.push({ format, reader: 'ours', rowsPerSecond: rows / (ours.ms / 1000), times: 1 });
  for (const peer of peers) {
    const theirs = await best(() => peer.rows(given));
    const [count, total] = sumOf(theirs.result);
    expect([rows, sum.toFixed(2)]).toEqual([count, total.toFixed(2)]);
    results.push({ format, reader: peer.name, rowsPerSecond: count / (theirs.ms / 1000), times: ours.ms / theirs.ms });
  }
});

afterAll(() => {
  const lines = results.map(({ format, reader, rowsPerSecond, times }) =>
    [format.padEnd(20), reader.padEnd(24), `${Math.round(rowsPerSecond).toLocaleString('en')}/s`.padStart(14), reader === 'ours' ? '' : `ours takes ${times.toFixed(2)} ×`].join('  '),
  ); // prettier-ignore
  console.log(`\nrows a second by format, ${ROWS} rows × ${header.length}\n${lines.join('\n')}\n`);
});
