import { beforeAll, describe, expect, it } from 'vitest';
import { createImporter } from '../../src/imports/importer.ts';
import type { FileReading } from '../../src/imports/format.ts';
import { Interned } from '../../src/imports/load/interned.ts';
import macrosSql from '../../src/imports/load/macros.sql?raw';
import { GIFT_GOODS, SIGNS, signPattern } from '../../src/imports/load/signs.ts';
import { textsIn } from '../../src/imports/load/texts.ts';
import { dayOfId, momentsIn, numbersIn } from '../../src/imports/load/written.ts';
import { readFile } from '../../src/imports/reader.ts';
import type { TimeStyle } from '../../src/imports/recognise/values.ts';
import { randomFrom } from '../../src/util/random.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { encoded } from './bytes.ts';
import { FACTS } from './facts.ts';
import { fileOf } from './files.ts';
import { type Marketplace, MARKETPLACES } from './marketplaces.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await bench.db.script(macrosSql);
});

/** Texts as the columns of a file hold them. */
function listOf(texts: readonly string[]) {
  const interned = new Interned();
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text);
    interned.number(bytes, 0, bytes.length);
  }
  return interned.list();
}

const allOf = (texts: readonly string[]) => new Uint8Array(texts.length).fill(1);

/** What the engine makes of each text, `$t` in the expression. */
async function engineOn(texts: readonly string[], sql: string): Promise<readonly unknown[]> {
  const { rows } = await bench.db.query(
    `SELECT ${sql} AS value FROM (SELECT unnest($texts::VARCHAR[]) AS t, generate_subscripts($texts::VARCHAR[], 1) AS place) ORDER BY place`,
    { texts },
  );
  return rows.map(({ value }) => value);
}

describe('texts get numbers', () => {
  it('in the order in which they come, the same text the same number, however many there are', () => {
    const random = randomFrom(3);
    const texts = Array.from(
      { length: 5000 },
      () => `客户${'x'.repeat(random.integer(0, 30))}${random.integer(0, 900)}`,
    );
    const interned = new Interned();
    const numbers = texts.map((text) => {
      const bytes = new TextEncoder().encode(`…${text}…`);
      return interned.number(bytes, 3, bytes.length - 3);
    });
    const distinct = [...new Set(texts)];
    expect(textsIn(interned.list())).toEqual(distinct);
    expect(numbers).toEqual(texts.map((text) => distinct.indexOf(text)));
  });

  it('and are texts again, with line ends and without a letter', () => {
    for (const texts of [
      ['a', '', 'bc'],
      ['甲', 'a', '', '\ufeff乙'],
      ['甲\n乙', '丙'],
    ])
      expect(textsIn(listOf(texts))).toEqual(texts);
  });
});

describe('what is written in the usual ways is read as the engine reads it', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  const random = randomFrom(11);
  const pick = <T>(values: readonly T[]): T => values[random.integer(0, values.length - 1)] as T;
  const clock = () => {
    const [hour, minute, second] = [random.integer(0, 23), random.integer(0, 59), random.integer(0, 59)];
    return pick(['', ` ${hour}:${two(minute)}`, ` ${two(hour)}:${two(minute)}`, ` ${two(hour)}:${two(minute)}:${two(second)}`, ` ${hour}:${two(minute)}:${two(second)}`]);
  }; // prettier-ignore
  const yearFirst = () => {
    const [year, month, day] = [random.integer(1981, 2098), random.integer(1, 12), random.integer(1, 28)];
    return pick([`${year}-${two(month)}-${two(day)}`, `${year}/${month}/${day}`, `${year}/${two(month)}/${two(day)}`, `${year}-${month}-${day}`, `${year}.${month}.${day}`, `${year}年${month}月${day}日`, `${year}年${two(month)}月${two(day)}`]) + clock();
  }; // prettier-ignore
  const last = (isDayFirst: boolean) => {
    const [month, day, mark] = [random.integer(1, 12), random.integer(1, 28), pick(['/', '-', '.'])];
    const date = isDayFirst ? [day, month] : [month, day];
    const year = pick([String(random.integer(1981, 2068)), String(random.integer(1981, 2068)), two(random.integer(0, 68))]);
    const half = isDayFirst && year.length === 2 ? '' : pick([` ${random.integer(1, 12)}:${two(random.integer(0, 59))} ${pick(['AM', 'PM'])}`, ` ${two(random.integer(1, 12))}:05:06 PM`]);
    const time = year.length === 2 ? pick([` ${random.integer(0, 23)}:07`, '']) : pick([clock(), half]);
    return `${date.map((part) => pick([String(part), two(part)])).join(mark)}${mark}${year}${time}`;
  }; // prettier-ignore
  const withOffset = () =>
    `${random.integer(1981, 2098)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}${pick([' ', 'T'])}${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}${pick([' +0200', '+02:00', 'Z', ' -0530', ' +0800'])}`;
  const many = (make: () => string) => Array.from({ length: 300 }, make);

  it.each([
    ['plain', 'parse_time', many(yearFirst)],
    ['offset', 'offset_time', [...many(withOffset), ...many(yearFirst)]],
    ['utc', 'utc_time', many(yearFirst)],
    ['mdy', 'month_first', [...many(() => last(false)), ...many(yearFirst)]],
    ['ambiguous', 'month_first', many(() => last(false))],
    ['dmy', 'day_first', [...many(() => last(true)), ...many(yearFirst)]],
  ] as const)('times: %s, %s', async (style: TimeStyle, macro, written) => {
    const texts = [...new Set(written)];
    const told = await engineOn(texts, `epoch(${macro}(t))`);
    expect(Array.from(momentsIn(listOf(texts), allOf(texts), style) ?? [])).toEqual(told.map(Number));
    expect(told).not.toContain(null);
  });

  it.each([
    [
      'plain',
      [
        '2026年1月2日10时5分',
        '2026年1-2',
        '2026-1月2',
        '2026-02-30',
        '1979-12-31',
        '2100-01-01 00:00:00',
        '2026-01-02 24:00',
        '1700000000',
        '2026-01-02 03:04:05.5',
        '2026年1月2日T10:05',
      ],
    ],
    ['offset', ['2026-01-02 03:04:05.5Z', '2026-01-02 03:04 UTC']],
    ['mdy', ['13/2/2026', '1/2/2026 13:00 PM', '1/2/70', '1/2/26 10:00:00', 'Jan 2, 2026']],
    ['dmy', ['1/13/2026', '1/2/26 10:00 AM']],
  ] as const)('but not times of %s that are written like %j', (style, texts) => {
    for (const text of texts) expect(momentsIn(listOf([text]), allOf([text]), style), text).toBeUndefined();
  });

  it.each([
    ['plain', 'parse_time'],
    ['offset', 'offset_time'],
    ['utc', 'utc_time'],
    ['mdy', 'month_first'],
    ['dmy', 'day_first'],
  ] as const)('what says nothing is no time: %s, %s', async (style, macro) => {
    const texts = ['未付款', '昨天', '——', '（空）', '无', '0000-00-00 00:00:00', '0000-00-00', ''];
    expect(await engineOn(texts, `${macro}(t)`)).toEqual(texts.map(() => null));
    expect(momentsIn(listOf(texts), allOf(texts), style)).toEqual(new Float64Array(texts.length).fill(NaN));
  });

  it('amounts', async () => {
    const texts = ['无退款申请', '无', '0', '12', '12.50', '-3.10', '¥12.5', '￥1,234.50', '1,234', '12元', '-1,234.5', '123,456,789.123456', '999999999', '0.000001', '$5', '未付款', '——', '（空）', '免费', ''];
    const told = (await engineOn(texts, 'parse_money(t)')).map((value) => value ?? NaN);
    expect(Array.from(numbersIn(listOf(texts), allOf(texts)) ?? [])).toEqual(told);
    expect(numbersIn(listOf(['1', '——']), Uint8Array.of(1, 0))).toEqual(Float64Array.of(1, NaN));
    for (const text of ['1.2万', '(45.00)', '12,34', '1e5', '499.00（系统计算中）', '12.', '10-20'])
      expect(numbersIn(listOf([text]), allOf([text])), text).toBeUndefined();
  }); // prettier-ignore

  it('days of ids of 拼多多', async () => {
    const ids = ['260517-607198974342268', '991231-1', '700101-1', '690101-2', '680101-2', '251301-1', '250230-1', '25051-1', 'x250517-1'];
    const sql = "epoch(try_strptime(regexp_extract(t, '^(\\d{6})-', 1), '%y%m%d'))";
    expect(ids.map((id) => dayOfId(new TextEncoder().encode(id), 0, id.length))).toEqual((await engineOn(ids, sql)).map((value) => (value === null ? NaN : Number(value))));
  }); // prettier-ignore
});

describe('signs of tests and gifts', () => {
  it('are the same in both languages', async () => {
    const starts = ['', '【', '血糖', '请', '不要', '(', 'my ', '奶粉', '内部', '仅供'];
    const words = ['测试', '测试商品', '测试单', '刷单', 'test', 'Test Order', 'TEST', '赠品', '贈品', 'Free gift', 'gift with purchase', 'testproduct', '测试员', 'tester', 'test-buyer 1'];
    const ends = ['', '】', '1', ' 2', '仪', ' only', '勿拍', '\u3000', 's', '类目'];
    const texts = starts.flatMap((start) => words.flatMap((word) => ends.map((end) => `${start}${word}${end}`)));
    const patterns = [...SIGNS.flatMap(({ pattern, denied }) => [pattern, ...(denied === undefined ? [] : [denied])]), GIFT_GOODS];
    for (const pattern of new Set(patterns)) {
      const own = signPattern(pattern);
      const told = await engineOn(texts, `regexp_matches(t, '${pattern.replaceAll("'", "''")}')`);
      expect(texts.filter((text) => own.test(text)), pattern).toEqual(texts.filter((_, at) => told[at] === true));
      expect(told).toContain(true);
    }
  }); // prettier-ignore
});

const untyped: FileReading = async (file, options) => {
  const read = await readFile(file, { ...options, isText: true });
  if (!('names' in read)) return read;
  const { typed: _, ...table } = read;
  return table;
};

const TABLES: Readonly<Record<string, string>> = {
  orders: 'SELECT * FROM orders ORDER BY order_id',
  order_items: 'SELECT * EXCLUDE (line_no) FROM order_items ORDER BY source_row, line_no',
  customers: 'SELECT * FROM customers ORDER BY customer_id',
  ...FACTS,
};

async function outcome(file: File, read: FileReading): Promise<Readonly<Record<string, unknown>>> {
  const importer = createImporter(bench.workspace, read);
  await importer.clear();
  const { files, extents } = await importer.load(await importer.stage([file]));
  const tables: Record<string, unknown> = { extents };
  for (const { rowsKept, rowsRejected, leftOut, rejected, rows } of files)
    Object.assign(tables, { rowsKept, rowsRejected, leftOut, rejected, rows });
  for (const [name, sql] of Object.entries(TABLES)) tables[name] = (await bench.db.query(sql)).rows;
  await importer.clear();
  return tables;
}

describe('the export of a marketplace that is read typed comes to what the engine reads of its text', () => {
  it.each(Object.keys(MARKETPLACES) as Marketplace[])('%s', async (marketplace) => {
    const { name, text } = MARKETPLACES[marketplace](5, 120);
    const file = fileOf(name, /jd|youzan/.test(marketplace) ? encoded(text, 'gb18030') : text);
    expect(await outcome(file, readFile)).toEqual(await outcome(file, untyped));
  });
});
