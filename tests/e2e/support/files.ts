import type { Upload } from './kequn.ts';

const upload = (name: string, buffer: Buffer, mimeType = 'text/csv'): Upload => ({ name, mimeType, buffer });

export const csv = (name: string, ...lines: readonly string[]): Upload =>
  upload(name, Buffer.from(`${lines.join('\n')}\n`));

/** Two-byte codes of GB18030, turned round from what the platform decodes. */
function gbkCodes(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== '\uFFFD') codes.set(char, [lead, trail]);
    }
  }
  return codes;
}

/** A file as Chinese Excel saves it: GB18030, CRLF. */
export function gbkCsv(name: string, ...lines: readonly string[]): Upload {
  const codes = gbkCodes();
  const bytes = [...`${lines.join('\r\n')}\r\n`].flatMap((char) => {
    const code = char.codePointAt(0) ?? 0;
    const pair = codes.get(char);
    if (code >= 0x80 && !pair) throw new Error(`no GBK code for ${char}`);
    return code < 0x80 ? [code] : [...(pair ?? [])];
  });
  return upload(name, Buffer.from(bytes));
}

/**
 * Seven orders, one of them not paid. Counted by hand: 6 kept orders of 3 customers, 360.00 in all.
 *   甲  2024-01-05  60, 2024-02-10 60, 2024-03-20 60
 *   乙  2024-01-15  80, 2024-03-01 40
 *   丙  2024-03-31  60
 */
export const CHINESE_ORDERS = [
  '订单编号,买家会员名,订单付款时间,买家实际支付金额,订单状态,收货省份',
  '202401050000000001,甲,2024-01-05 10:00:00,60.00,交易成功,广东省',
  '202402100000000002,甲,2024-02-10 11:00:00,60.00,交易成功,广东省',
  '202403200000000003,甲,2024-03-20 12:00:00,60.00,交易成功,广东省',
  '202401150000000004,乙,2024-01-15 20:30:00,80.00,交易成功,江苏省',
  '202403010000000005,乙,2024-03-01 21:30:00,40.00,交易成功,江苏省',
  '202403310000000006,丙,2024-03-31 23:59:59,60.00,交易成功,四川省',
  '202403300000000007,丙,,99.00,等待买家付款,四川省',
];

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Files that cannot be used, each with what is wrong with it. */
export const BAD_FILES: readonly { readonly what: string; readonly file: Upload }[] = [
  { what: 'an empty file', file: upload('empty.csv', Buffer.alloc(0)) },
  {
    what: 'a file with a header and no rows',
    file: csv('header-only.csv', '订单编号,买家会员名,订单付款时间,买家实际支付金额'),
  },
  { what: 'an image', file: upload('photo.png', PNG, 'image/png') },
  { what: 'an image that calls itself a table', file: upload('photo.csv', PNG) },
  { what: 'a table without any date or amount', file: csv('phones.csv', '姓名,备注', '张三,好', '李四,很好') },
];

export const SURVEY_ONLY = csv(
  'survey.csv',
  '序号,提交答卷时间,1、您有多大可能向朋友推荐我们？（0-10分）,2、总体满意度（1-5分）',
  ...Array.from(
    { length: 40 },
    (_, index) => `${index + 1},2024/3/${(index % 28) + 1} 10:00:00,${index % 11},${(index % 5) + 1}`,
  ),
);

export const ORDERS_WITHOUT_CUSTOMERS = csv(
  'no-customers.csv',
  '订单编号,订单付款时间,买家实际支付金额',
  '1,2024-01-05 10:00:00,60.00',
  '2,2024-02-10 11:00:00,40.00',
);
