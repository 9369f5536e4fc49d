import * as sheetjs from '@e965/xlsx';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { BOM, encoded, joined } from '../bytes.ts';
import { workbook } from '../workbook.ts';

const HEADER = ['订单号', '会员编号', '下单时间', '商品名称', '数量', '实付金额'];
const ROWS = [
  ['A1', 'M1', '2026-01-02 10:00:00', '奶粉', '1', '12.50'],
  ['A2', 'M2', '2026-01-03', '米粉,大', '2', '8'],
  ['A2', 'M2', '2026-01-03', '纸 "软"', '1', '3.2'],
];
const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const TEXT = `${[HEADER, ...ROWS].map((row) => row.map(quoted).join(',')).join('\n')}\n`;
const TABBED = `${[HEADER, ...ROWS].map((row) => row.join('\t')).join('\n')}\n`;
const PAGE = `<html><table>${[HEADER, ...ROWS].map((row) => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('')}</table></html>`;
const SURVEY =
  '序号,提交答卷时间,1、您有多大可能推荐我们？（0-10分）,2、总体满意度,3、购买渠道\n1,2026/1/2 10:00:00,9,非常满意,天猫┋京东\n2,2026/1/3 10:00:00,3,不满意,其他〖朋友〗\n3,2026/1/4 10:00:00,10,满意,(跳过)\n';
const records = ROWS.map(([id, who, at, name, count, paid]) => ({
  order_id: id,
  customer_id: who,
  created_at: at,
  paid_amount: paid,
  items: [{ name, quantity: Number(count) }],
}));

function book(type: 'biff8' | 'biff5' | 'xlsb' | 'ods' | 'xlml' | 'xlsx'): Uint8Array {
  const made = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(made, sheetjs.utils.aoa_to_sheet([HEADER, ...ROWS]), 'S');
  const written: unknown = sheetjs.write(made, { bookType: type, type: 'array' });
  return written instanceof ArrayBuffer ? new Uint8Array(written) : strToU8(String(written));
}

/** One sound file of every kind that is read. */
export const SEEDS: Readonly<Record<string, Uint8Array>> = {
  csv: strToU8(TEXT),
  gbk: encoded(TEXT, 'gb18030'),
  utf16: joined(BOM.utf16le, encoded(TABBED, 'utf-16le')),
  survey: strToU8(SURVEY),
  html: strToU8(PAGE),
  xml2003: book('xlml'),
  json: strToU8(JSON.stringify({ data: { list: records } })),
  ndjson: strToU8(records.map((record) => JSON.stringify(record)).join('\n')),
  xlsx: workbook({ S: [HEADER, ...ROWS] }),
  xlsxShared: book('xlsx'),
  xls: book('biff8'),
  xls5: book('biff5'),
  xlsb: book('xlsb'),
  ods: book('ods'),
  zip: zipSync({ 'a.csv': strToU8(TEXT), 'b/c.html': strToU8(PAGE) }),
  gzip: gzipSync(strToU8(TEXT)),
  parquet: new Uint8Array(
    parquetWriteBuffer({
      columnData: ['order_id', 'customer_id', 'created_at', 'name', 'quantity', 'paid_amount'].map((name, index) => ({
        name,
        data: ROWS.map((row) => row[index]),
      })),
    }),
  ),
};
