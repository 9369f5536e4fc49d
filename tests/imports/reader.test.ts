import { describe, expect, it } from 'vitest';
import type { ReadTable } from '../../src/imports/format.ts';
import { readFile } from '../../src/imports/reader.ts';
import { Utf8Check } from '../../src/imports/text/utf8.ts';
import { byteFixture } from '../support/byte-fixtures.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

async function table(file: File): Promise<ReadTable> {
  const read = await readFile(file);
  if (!('names' in read)) throw new Error(JSON.stringify(read));
  return read;
}

async function refusal(file: File): Promise<string> {
  const read = await readFile(file);
  return 'refused' in read ? read.refused.code : 'read';
}

const GB = new Uint8Array([0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5]); // 订单号
const bytes = (...parts: readonly (string | Uint8Array)[]) =>
  new Uint8Array(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]));
const utf16 = (text: string, isBig: boolean) => new Uint8Array([...text].flatMap((char) => {
  const code = char.charCodeAt(0);
  return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
})); // prettier-ignore

const PLAIN = '订单号,下单时间,实付金额\nA1,2026-01-02,12.50\nA2,2026-01-03,8\n';

describe('encodings', () => {
  it.each([
    ['UTF-8', fileOf('a.csv', PLAIN), 'utf-8'],
    ['UTF-8 with a mark', fileOf('a.csv', `\ufeff${PLAIN}`), 'utf-8'],
    ['UTF-16 with a mark', fileOf('a.txt', bytes(new Uint8Array([0xff, 0xfe]), utf16(PLAIN, false))), 'utf-16le'],
    ['UTF-16 BE with a mark', fileOf('a.txt', bytes(new Uint8Array([0xfe, 0xff]), utf16(PLAIN, true))), 'utf-16be'],
    ['UTF-16 without a mark', fileOf('a.txt', utf16('order id,date,amount\nA1,2026-01-02,12.50\n', false)), 'utf-16le'],
    ['GBK', fileOf('a.csv', bytes(GB, ',date,amount\nA1,2026-01-02,12.50\n')), 'gb18030'],
    [
      'windows-1252',
      fileOf('a.csv', bytes('order id,date,amount,city\nA1,2026-01-02,12.50,Caf', new Uint8Array([0xe9]), ' row\n')),
      'windows-1252',
    ],
  ])('reads %s', async (_, file, encoding) => {
    const read = await table(file);
    expect(read.encoding).toBe(encoding);
    expect(read.sample[0]?.slice(0, 3)).toEqual(['A1', '2026-01-02', '12.50']);
  });

  it('reads GBK that happens to be valid UTF-8 as Chinese', async () => {
    const read = await table(
      fileOf('a.csv', bytes('id,category,amount\n1,', new Uint8Array([0xca, 0xb3, 0xc6, 0xb7]), ',10\n')),
    );
    expect(read).toMatchObject({ encoding: 'gb18030', sample: [['1', '食品', '10']] });
  });

  it('leaves accented Latin text in UTF-8 as it is', async () => {
    const read = await table(fileOf('a.csv', 'id,city,amount\n1,São Paulo,10\n2,Açaí,12\n'));
    expect(read).toMatchObject({ encoding: 'utf-8', csv: null });
  });

  it('says so when the mark promises UTF-8 and the text is GBK', async () => {
    const read = await table(
      fileOf('a.csv', bytes(new Uint8Array([0xef, 0xbb, 0xbf]), GB, ',date,amount\nA1,2026-01-02,12\n')),
    );
    expect(read).toMatchObject({ encoding: 'gb18030', warnings: [{ code: 'mixed-encoding' }] });
    expect(read.names[0]).toBe('订单号');
  });
});

describe('strict UTF-8', () => {
  it('is judged as a strict decoder judges it, wherever the bytes are cut', () => {
    const samples = [[0xe4, 0xb8, 0xad], [0xc3, 0xa9, 0x41], [0xf0, 0x9f, 0x98, 0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe0, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe4, 0xb8], [0x80], [0xf5], [0xef, 0xbf, 0xbf]];
    for (const sample of samples) {
      let isStrict = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(sample));
      } catch {
        isStrict = false;
      }
      const check = new Utf8Check();
      const isUtf8 = sample.every((byte) => check.push(new Uint8Array([byte]))) && check.end();
      expect(isUtf8, sample.join(' ')).toBe(isStrict);
    }
  });
}); // prettier-ignore

describe('shape', () => {
  it('does not copy a regular UTF-8 file', async () => {
    expect((await table(fileOf('a.csv', PLAIN))).csv).toBeNull();
  });

  it.each([
    [';', 'a;b;c'], ['\t', 'a\tb\tc'], ['|', 'a|b|c'],
  ])('splits by %j', async (delimiter, header) => {
    const read = await table(fileOf('a.csv', `${header}\n${['1', '2,5', '3'].join(delimiter)}\n${['4', '5', '6'].join(delimiter)}\n`));
    expect(read).toMatchObject({ delimiter, names: ['a', 'b', 'c'], rows: 2 });
  }); // prettier-ignore

  it('splits columns aligned by blanks', async () => {
    const read = await table(fileOf('a.txt', ' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n'));
    expect(read).toMatchObject({ delimiter: ' ', hasHeader: false, rows: 2 });
    expect(read.sample[0]).toEqual(['00004', '0001', '19970101', '2', '29.33']);
  });

  it('obeys sep= and drops the line', async () => {
    const read = await table(fileOf('a.csv', 'sep=;\norder id;amount\nA1;1,5\n'));
    expect(read).toMatchObject({ names: ['order id', 'amount'], sample: [['A1', '1,5']] });
  });

  it('keeps quotes, commas and line ends within a cell', async () => {
    const read = await table(fileOf('a.csv', 'order id,title,amount\nA1,"say ""hi"", you\ntwo",9.90\n'));
    expect(read).toMatchObject({ rows: 1, sample: [['A1', 'say "hi", you\ntwo', '9.90']] });
  });

  it('takes off wrappers: ="…", tabs, apostrophes, backticks', async () => {
    const read = await table(fileOf('a.csv', 'order id,phone,note,amount\n="0012",\'186,`x,"\t9.90\t"\n'));
    expect(read.sample).toEqual([['0012', '186', 'x', '9.90']]);
  });

  it('finds the header below titles and drops footers and totals, but not a product called 总计划', async () => {
    const text =
      '店铺订单报表\n导出账号:,a\n订单号,商品名称,下单时间,实付金额\nA1,总计划 台历,2026-01-02,12\n总计划 台历,x,2026-01-02,3\n合计:,,,15\n导出时间:[2026-02-01]\n';
    const read = await table(fileOf('a.csv', text));
    expect(read).toMatchObject({
      names: ['订单号', '商品名称', '下单时间', '实付金额'],
      rows: 2,
      warnings: [{ code: 'totals-left-out', values: { rows: 2 } }],
    });
  });

  it('numbers repeated headers, pads short rows and turns away rows that are too long', async () => {
    const read = await table(fileOf('a.csv', '订单号,分销员,分销员,实付金额\nA1,x,y,1\nA2,x\nA3,x,y,1,surplus\n'));
    expect(read.names).toEqual(['订单号', '分销员', '分销员.2', '实付金额']);
    expect(read).toMatchObject({ rows: 2, rejectedCount: 1, rejected: [{ row: 4, reason: 'too_many_columns' }] });
    expect(read.sample[1]).toEqual(['A2', 'x', '', '']);
  });

  it('splits text that arrives in pieces as if it were whole', async () => {
    const { RecordParser } = await import('../../src/imports/text/records.ts');
    const text = 'a,"b ""q"" ,\r\nb",c\r\nd,,f\n"",x,y';
    const split = (size: number) => {
      const records: string[][] = [];
      const parser = new RecordParser(',', true, (cells) => records.push(cells));
      for (let at = 0; at < text.length; at += size) parser.push(text.slice(at, at + size));
      expect(parser.end()).toBe(true);
      return records;
    };
    const whole = split(1000);
    expect(whole).toEqual([
      ['a', 'b "q" ,\r\nb', 'c'],
      ['d', '', 'f'],
      ['', 'x', 'y'],
    ]);
    for (const size of [1, 2, 3, 5, 7]) expect(split(size)).toEqual(whole);
  });
});

describe('workbooks', () => {
  it('reads a sheet whose stated size is wrong, moments as local text, long numbers in full, and warns of lost digits', async () => {
    const rows = [
      ['订单号', '下单时间', '实付金额'],
      [6917926768823644e3, new Date('2026-01-02T03:04:05Z'), 28.9],
      [1234567890, new Date('2026-01-03T00:00:00Z'), 20],
    ];
    const read = await table(fileOf('orders.csv', workbook({ Orders: rows, Notes: [['x']] })));
    expect(read).toMatchObject({
      format: 'xlsx',
      rows: 2,
      warnings: [{ code: 'ids-lost-digits', values: { rows: 1 } }],
    });
    expect(read.sample[1]).toEqual(['1234567890', '2026-01-03', '20']);
    expect(read.sample[0]?.slice(1)).toEqual(['2026-01-02 03:04:05', '28.9']);
  });
});

describe('refusals', () => {
  const ole = (text: string) =>
    bytes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), new Uint8Array(512), utf16(text, false));
  it.each([
    ['empty-file', fileOf('a.csv', '')],
    ['empty-file', fileOf('a.csv', '\n\n')],
    ['header-only', fileOf('a.csv', '订单号,下单时间,实付金额\n')],
    ['image-file', fileOf('a.csv', bytes(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])))],
    ['password-protected', fileOf('a.xlsx', ole('EncryptedPackage'))],
    ['damaged-workbook', fileOf('a.xls', ole('Workbook'))],
    ['no-table', fileOf('a.xls', '<html><p>订单号</p></html>')],
    ['no-records', fileOf('a.json', '{}')],
    ['damaged-json', fileOf('a.json', '[{"a":1}')],
    ['damaged-parquet', fileOf('a.parquet', 'PAR1....')],
    ['damaged-archive', fileOf('a.zip', bytes(new Uint8Array([0x50, 0x4b, 3, 4]), 'orders.csv'))],
    ['damaged-archive', fileOf('a.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]))],
    ['foreign-archive', fileOf('a.rar', bytes('Rar!', new Uint8Array([0x1a, 7, 0])))],
    ['damaged-workbook', fileOf('a.xlsx', bytes(new Uint8Array([0x50, 0x4b, 3, 4]), 'xl/workbook.xml'))],
  ])('says %s', async (code, file) => {
    expect(await refusal(file)).toBe(code);
  });
});

describe('byte fixtures', () => {
  it.each([
    ['01_taobao_gbk.csv', ['1930679858170647123', '幸福**']],
    ['02_douyin_tabs.csv', ['6917926768823643751', '6917926768823643751', '辣丝丝', '1', '28.90']],
    ['03_wechat_bill.csv', ['2026-08-31 10:00:05', 'wx1', '50001', 'O-BILL1']],
    ['04_alipay_gbk.csv', ['2024010122001', 'T1', '2024-01-02 10:00:00', '12.00']],
    ['06_qualtrics.csv', ['2026-01-01 10:00:00']],
    ['09_unicode_text_utf16le.txt', ['A1', '2026/1/2 3:04', '1.2万']],
    ['10_embedded.csv', ['A1', '测试"商品",大\n两行', '1', '9.90']],
    ['11_gbk_valid_as_utf8.csv', ['1', '食品', '女', '10']],
    ['12_pdd_tabs.csv', ['接考横幅', '260517-607198974342268', '已收货']],
  ])('%s', async (name, first) => {
    const read = await table(byteFixture(name));
    expect(read.sample[0]?.slice(0, first.length)).toEqual(first);
  });
});
