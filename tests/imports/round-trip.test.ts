import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Importer } from '../../src/imports/api.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { readFile } from '../../src/imports/reader.ts';
import type { Encoding } from '../../src/imports/text/encoding.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { BOM, encoded, joined } from './bytes.ts';
import { fileOf } from './files.ts';

/** As long as `npm run fuzz` takes. */
const PATIENCE_MS = 3_600_000;
const SEED = Number(process.env['KEQUN_FUZZ_SEED'] ?? 20260102);
/** Tables a dialect: many more in `npm run fuzz`. */
const TABLES_EACH = process.env['KEQUN_FUZZ'] === undefined ? 5 : 40;

/** What an encoding is written with: its mark, words of headers and letters that it has. */
interface Writing {
  readonly encoding: Encoding;
  readonly mark?: readonly number[];
  readonly headers: readonly string[];
  readonly words: readonly string[];
}

const SIMPLIFIED = { headers: ['订单号', '会员编号', '下单时间', '实付金额', '商品名称'], words: ['奶粉', '（大）', '满意', '𠮷野家', '镕', '￥', 'Abc', 'x y', '12 ml'] }; // prettier-ignore
const TRADITIONAL = { headers: ['訂單編號', '會員編號', '下單時間', '實付金額', '商品名稱'], words: ['奶粉', '臺北', '蘋果', '體驗組', '（大）', 'Abc', 'x y', '12 ml'] }; // prettier-ignore
/** Letters from U+00A0 on: those that windows-1252 has below, browsers read and Node does not. */
const WESTERN = { headers: ['Order ID', 'Customer ID', 'Order Date', 'Paid Amount', 'Product Name'], words: ['Müsli', 'crème', 'jalapeño', 'Straße', 'naïve', '«gift»', 'Abc', '5 £', '12 ml'] }; // prettier-ignore

const WRITINGS: Readonly<Record<string, Writing>> = {
  'UTF-8': { encoding: 'utf-8', ...SIMPLIFIED },
  'UTF-8 with a mark': { encoding: 'utf-8', mark: BOM.utf8, ...SIMPLIFIED },
  'UTF-16LE with a mark': { encoding: 'utf-16le', mark: BOM.utf16le, ...SIMPLIFIED },
  'UTF-16BE with a mark': { encoding: 'utf-16be', mark: BOM.utf16be, ...SIMPLIFIED },
  'UTF-16LE without a mark': { encoding: 'utf-16le', ...SIMPLIFIED },
  'UTF-16BE without a mark': { encoding: 'utf-16be', ...SIMPLIFIED },
  GB18030: { encoding: 'gb18030', ...SIMPLIFIED },
  Big5: { encoding: 'big5', ...TRADITIONAL },
  'windows-1252': { encoding: 'windows-1252', ...WESTERN },
};
const DELIMITERS = [',', ';', '\t', '|'] as const;
const ENDS = ['\n', '\r\n', '\r'] as const;
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const QUOTING = {
  all: quote,
  'where needed': (text: string, delimiter: string) =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? quote(text) : text,
  'texts only': (text: string) => (/^\d+(?:\.\d+)?$/.test(text) ? text : quote(text)),
} as const;
type Quoting = keyof typeof QUOTING;

interface Dialect {
  readonly name: string;
  readonly delimiter: string;
  readonly end: string;
  readonly quoting: Quoting;
}

/** Every way to write a table: 9 writings × 4 delimiters × 3 line ends × 3 kinds of quoting. */
const dialects: readonly Dialect[] = DELIMITERS.flatMap((delimiter) =>
  ENDS.flatMap((end) =>
    (Object.keys(QUOTING) as Quoting[]).map((quoting) => ({
      name: `${JSON.stringify(delimiter)}, ${JSON.stringify(end)}, quotes ${quoting}`,
      delimiter,
      end,
      quoting,
    })),
  ),
);

function written(rows: readonly (readonly string[])[], { encoding, mark = [], headers }: Writing, dialect: Dialect) {
  const { delimiter, end, quoting } = dialect;
  const lines = [headers, ...rows].map((row) => row.map((cell) => QUOTING[quoting](cell, delimiter)).join(delimiter));
  return joined(mark, encoded(lines.join(end) + end, encoding));
}

/** A word at both ends, and between them whatever a cell may hold: delimiters, quotes, line ends. */
function anyText(words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words.filter((each) => /^[^（«\d￥]/.test(each) && /[^）»£￥]$/.test(each)));
  const between = fc.constantFrom(...words, ',', ';', '\t', '|', '"', '""', '\n', '\r\n', ' ', '/', "'", '=');
  return fc
    .tuple(word, fc.array(between, { maxLength: 6 }), word)
    .map(([first, middle, last]) => [first, ...middle, last].join(''));
}

const id = fc.oneof(
  fc.stringMatching(/^0{1,4}[1-9]\d{1,5}$/),
  fc.stringMatching(/^[1-9]\d{17,21}$/),
  fc.stringMatching(/^[A-Z]{2}\d{6}$/),
);
const cents = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 999_999_999 }));
const day = fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)); // prettier-ignore

/** Orders as their cells: id, customer, day, amount, goods. */
const tables = ({ words }: Writing) =>
  fc.uniqueArray(
    fc
      .tuple(id, id, day, cents, anyText(words))
      .map(([order, who, at, amount, goods]) => [order, `C${who}`, at, (amount / 100).toFixed(2), goods] as const),
    { selector: ([order]) => order, minLength: 2, maxLength: 12 },
  );

describe('a random table', () => {
  it.each(Object.entries(WRITINGS))(
    'in %s comes back equal, whatever delimiter, quotes and line ends it is written with',
    async (_, writing) => {
      for (const [index, dialect] of dialects.entries()) {
        await fc.assert(
          fc.asyncProperty(tables(writing), async (table) => {
            const read = await readFile(fileOf('a.csv', written(table, writing, dialect)));
            if (!('names' in read)) throw new Error(`${dialect.name}: ${JSON.stringify(read)}`);
            expect({ encoding: read.encoding, names: read.names }, dialect.name).toEqual({ encoding: writing.encoding, names: writing.headers }); // prettier-ignore
            expect(read.sample, dialect.name).toEqual(table);
          }),
          { seed: SEED + index, numRuns: TABLES_EACH },
        );
      }
    },
    PATIENCE_MS,
  );
});

describe('random orders, loaded', () => {
  let bench: TestBench;
  let importer: Importer;
  beforeAll(async () => {
    bench = await openBench();
    importer = createImporter(bench.workspace);
  });

  it.each(Object.entries(WRITINGS).map(([name, writing], at) => [name, writing, at] as const))(
    'in %s keep every id as text, all goods as written, and their sum to the cent',
    async (_, writing, at) => {
      await importer.clear();
      const expected = new Map<string, readonly string[]>();
      const some = dialects.filter((_, index) => (index + at) % 3 === 0);
      const files = some.map((dialect, index) => {
        const [table = []] = fc.sample(tables(writing), { seed: SEED + index, numRuns: 1 });
        const rows = table.map(([order, ...rest]) => [`${order}${String(index).padStart(3, '0')}`, ...rest]);
        for (const row of rows) expected.set(row[0] ?? '', row);
        return fileOf(`${index}.csv`, written(rows, writing, dialect));
      });
      const staged = await importer.stage(files);
      expect(staged.filter(({ blocked }) => blocked).map(({ name, blocked }) => [name, blocked])).toEqual([]);
      await importer.load(staged);
      const found = await bench.db.query(
        'SELECT o.order_id, o.customer_id, o.ordered_at::DATE::VARCHAR AS day, printf(\'%.2f\', o.amount) AS amount, i.product_name FROM orders o JOIN order_items i USING (order_id)',
      ); // prettier-ignore
      expect(new Map(found.rows.map((row) => [row['order_id'], Object.values(row)]))).toEqual(expected);
      const sum = [...expected.values()].reduce((cents, row) => cents + Math.round(Number(row[3]) * 100), 0);
      const [total] = (await bench.db.query('SELECT round(sum(amount) * 100)::BIGINT::VARCHAR AS cents FROM order_facts')).rows; // prettier-ignore
      expect(total).toEqual({ cents: String(sum) });
    },
    PATIENCE_MS,
  );
});
