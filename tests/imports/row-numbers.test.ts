import { describe, expect, it } from 'vitest';
import { encoded } from './bytes.ts';
import { bench, importer, withImporter } from './desk.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

/** Rows are counted as a spreadsheet that opens the file counts them. */
withImporter();

const HEADER = ['订单号', '会员编号', '下单时间', '商品名称', '实付金额'];
const CELLS = [
  ['店铺订单导出'],
  ['导出时间', '2026-02-01'],
  HEADER,
  ['A1', 'M1', '2026-01-02', 'x', '5'],
  [],
  ['A2', 'M1', '2026-01-02', '两行\n的名字', '5'],
  ['A3', 'M1', '2026-01-02', 'x', '5', '多一格'],
  ['A4', 'M1', '明天', 'x', '5'],
  ['A5', 'M1', '2026-01-02', 'x', '见附件'],
  ['合计', '', '', '', '25'],
];
const quoted = (cell: string) => (/[\n,]/.test(cell) ? `"${cell}"` : cell);
const text = CELLS.map((row) => row.map(quoted).join(',')).join('\n');

async function rejected(file: File) {
  const { files } = await importer.load(await importer.stage([file]));
  return files[0]?.rejected.map(({ row, reason }) => [row, reason]);
}

describe('rows that were turned away are told by their number in the file', () => {
  it.each([
    ['CSV', fileOf('a.csv', text)],
    ['CSV in GBK', fileOf('a.csv', encoded(text, 'gb18030'))],
    ['CSV that says how it is separated', fileOf('a.csv', `sep=,\n${text}`)],
    ['a web page', fileOf('a.xls', `<table>${CELLS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`)],
  ])('%s: titles, blank rows, cells of two lines and rows left out all count', async (_, file) => {
    expect(await rejected(file)).toEqual([[7, 'too_many_columns'], [8, 'no_date'], [9, 'no_amount']]);
    const { rows } = await bench.db.query("SELECT order_id, source_row FROM orders WHERE exclusion IS NULL ORDER BY 1");
    expect(rows).toEqual([{ order_id: 'A1', source_row: 4 }, { order_id: 'A2', source_row: 6 }]);
  }); // prettier-ignore

  it('a workbook, whose sheet is as wide as its widest row', async () => {
    expect(await rejected(fileOf('a.xlsx', workbook({ S: CELLS })))).toEqual([[8, 'no_date'], [9, 'no_amount']]);
    const { rows } = await bench.db.query('SELECT source_row FROM orders WHERE exclusion IS NULL ORDER BY order_id');
    expect(rows).toEqual([{ source_row: 4 }, { source_row: 6 }, { source_row: 7 }]);
  }); // prettier-ignore

  it('a plain file, which the engine reads as it is', async () => {
    expect(await rejected(fileOf('a.csv', `${HEADER.join(',')}\nA1,M1,2026-01-02,x,5\nA2,M1,明天,x,5\n`))).toEqual([[3, 'no_date']]); // prettier-ignore
  });

  it('a file without a header, and one whose header is taken for data', async () => {
    const lines = ['A1,M1,2026-01-02,x,5', '', 'A2,M1,明天,x,5'];
    const [file] = await importer.stage([fileOf('a.csv', lines.join('\n'))]);
    const fields = { col1: 'orders.order_id', col2: 'orders.customer_id', col3: 'orders.ordered_at', col5: 'orders.paid_amount' }; // prettier-ignore
    const { files } = await importer.load([await importer.remap(file ?? expect.fail(), { kind: 'orders', hasHeader: false, fields })]); // prettier-ignore
    expect(files[0]?.rejected.map(({ row }) => row)).toEqual([3]);
  });
});
