import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Reading,
  readTyped,
  type TextList,
  type TypedColumn,
  type TypedPlan,
} from '../../src/imports/typed/read.ts';
import { canScan, cellAs, compile, Scanner } from '../../src/imports/typed/scanner.ts';
import { encoded } from './bytes.ts';

const PLAN: TypedPlan = {
  readings: ['key', 'word'],
  start: 0,
  delimiter: 44,
  nulls: [],
  expected: 2,
  encoding: 'utf-8',
};

const texts = ({ bytes, offsets }: TextList) =>
  Array.from({ length: offsets.length - 1 }, (_, at) =>
    new TextDecoder().decode(bytes.subarray(offsets[at], offsets[at + 1])),
  );
const filled = (column: TypedColumn | null | undefined) =>
  column?.kind === 'word'
    ? [...column.codes].map((code) => (code < 0 ? null : texts(column.words)[code]))
    : [...(column?.values ?? [])];

const reading = (
  content: string | Uint8Array<ArrayBuffer>,
  readings: readonly Reading[],
  nulls: readonly string[] = ['-'],
  encoding: TypedPlan['encoding'] = 'utf-8',
) => readTyped(new Blob([content]), { readings, start: 0, delimiter: 44, nulls, expected: 2, encoding });

async function columns(...asked: Parameters<typeof reading>) {
  const result = await reading(...asked);
  return (
    result && {
      rows: result.rows,
      columns: result.columns.map(filled),
      kinds: result.columns.map((each) => each?.kind),
    }
  );
}

describe('cells', () => {
  it.each([['598.00', 598], ['-0.5', -0.5], ['1221.80', 1221.8], ['0.1', 0.1], ['123456789', 123456789], ['12345678.123456', 12345678.123456]])('number reads %s', (text, value) => {
    expect(cellAs('number', text)).toBe(value);
  }); // prettier-ignore

  it.each(['', '-', '.5', '5.', '1,234', '¥5', '1e5', '1.2.3', '0.1234567', '99999999999999', ' 5'])('number leaves "%s" to others', (text) => {
    expect(cellAs('number', text)).toBeUndefined();
  }); // prettier-ignore

  it.each([['2026-01-02 03:04:05', '2026-01-02T03:04:05Z'], ['2026/01/02', '2026-01-02T00:00:00Z'], ['2024-02-29 23:59', '2024-02-29T23:59:00Z']])('moment reads %s', (text, iso) => {
    expect(cellAs('moment', text)).toBe(Date.parse(iso) / 1000);
  }); // prettier-ignore

  it.each(['', '2026-02-30', '2026-13-01', '2025-02-29', '2026-1-2', '2026-01/02', '2026-01-02T03:04:05', '2026-01-02 24:00:00', '2026-01-02 03:60:00', '0001-01-01', '20260102'])('moment leaves "%s" to others', (text) => {
    expect(cellAs('moment', text)).toBeUndefined();
  }); // prettier-ignore

  it('number reads what the language reads, of any length, sign and decimals', () => {
    const digits = (least: number, most: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
    const written = fc.tuple(fc.constantFrom('', '-'), digits(1, 8), fc.option(digits(1, 6), { nil: null }));
    fc.assert(
      fc.property(written, ([sign, whole, decimals]) => {
        const text = sign + whole + (decimals === null ? '' : `.${decimals}`);
        expect(cellAs('number', text)).toBe(Number(text));
      }),
    );
  });

  it('number leaves letters anywhere to others', () => {
    const letter = fc.constantFrom(...' +,-/:eE万¥');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.nat(8), letter, (value, at, between) => {
        const text = String(value);
        const place = Math.min(at, text.length);
        const odd = text.slice(0, place) + between + text.slice(place);
        if (Number.isNaN(Number(odd)) || /[^\d-]/.test(odd)) expect(cellAs('number', odd)).toBeUndefined();
      }),
    );
  });

  it('moment reads every second of three centuries as the calendar has it', () => {
    const seconds = fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2200, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, (value) => {
        const text = new Date(value * 1000).toISOString().slice(0, 19).replace('T', ' ');
        expect(cellAs('moment', text)).toBe(value);
        expect(cellAs('moment', text.slice(0, 16))).toBe(Math.floor(value / 60) * 60);
        expect(cellAs('moment', text.slice(0, 10))).toBe(Math.floor(value / 86_400) * 86_400);
      }),
    );
  });
});

describe('words', () => {
  const words = async (written: readonly string[], kind: Reading) => {
    const read = await readTyped(new Blob([written.map((text) => `${text},1\n`).join('')]), {
      readings: [kind, 'number'],
      start: 0,
      delimiter: 44,
      nulls: [],
      expected: 2,
      encoding: 'utf-8',
    });
    const [column] = read?.columns ?? [];
    if (column?.kind !== 'word') return undefined;
    const known = texts(column.words);
    return { found: [...column.codes].map((code) => known[code]), known };
  };

  it('are numbered in order of first appearance, short ones and long ones', async () => {
    const written = Array.from({ length: 30_000 }, (_, at) =>
      at % 3 === 0 ? `a long text of ${at % 7000} letters` : `w${at % 5000}`,
    );
    expect(await words(written, 'word')).toEqual({ found: written, known: [...new Set(written)] });
  });

  it('are told apart by every byte, whatever their length', async () => {
    const written = Array.from({ length: 40 }, (_, length) => length + 1).flatMap((length) =>
      Array.from({ length }, (_, at) => `${'a'.repeat(at)}b${'a'.repeat(length - at - 1)}`),
    );
    const twice = [...written, ...written];
    expect(await words(twice, 'word')).toEqual({ found: twice, known: written });
  });

  it.each([
    ['rise', ['a1', 'a1', 'a2', 'b1', 'aa1', 'aa2']],
    ['fall', ['9', '8', '8', '7', '1']],
    ['rise at first', ['1', '2', '3', '2', '2', '9', '1', '4']],
  ])('that are keys may %s', async (_, written) => {
    expect(await words(written, 'key')).toEqual({ found: written, known: [...new Set(written)] });
  });
});

describe('readTyped', () => {
  const KINDS: readonly Reading[] = ['key', 'word', 'moment', 'number', 'skip'];

  it('reads each column as it is told, with nothing for marks of nothing', async () => {
    expect(await columns('A1,张三,2026-01-02,5,x\nA1,-,-,-,\nA2,,,,"y"\n', KINDS)).toEqual({
      rows: 3,
      columns: [['A1', 'A1', 'A2'], ['张三', null, null], [Date.UTC(2026, 0, 2) / 1000, NaN, NaN], [5, NaN, NaN], []],
      kinds: ['word', 'word', 'moment', 'number', undefined],
    });
  });

  it('reads quoted cells with marks and line ends in them, and is not fooled by the cell before', async () => {
    const found = await columns('"a,1","x\ny"\r\n"a,1","x\ny"\r\na,1\r\n', ['word', 'word']);
    expect(found?.columns).toEqual([['a,1', 'a,1', 'a'], ['x\ny', 'x\ny', '1']]); // prettier-ignore
  });

  it.each([
    ['"b""c"', 'b"c'],
    ['""""', '"'],
    ['"""b"""', '"b"'],
    ['"12"" x 3"",\n"""""', '12" x 3",\n""'],
    [`"${'long '.repeat(90)}""${'er '.repeat(400)}"`, `${'long '.repeat(90)}"${'er '.repeat(400)}`.trim()],
  ])('reads the doubled quotes of a cell as one each, whatever stands before it: %s', async (written, cell) => {
    const rows = [`a,${written}`, 'a,"b"', `a,${written}`, `a,${written}`, 'a,b', 'a,""', `${written},12`];
    for (const end of ['\n', '\r\n']) {
      const found = await columns(`${rows.join(end)}${end}`, ['key', 'word']);
      expect(found?.columns).toEqual([['a', 'a', 'a', 'a', 'a', 'a', cell], [cell, 'b', cell, cell, 'b', null, '12']]); // prettier-ignore
      expect((await columns(rows.join(end), ['skip', 'word']))?.columns[1]?.at(-1)).toBe('12');
    }
    expect(await columns(`a,${written.slice(0, -1)}\n`, ['key', 'word'])).toBeUndefined();
  });

  it('finds a cell with doubled quotes wherever the bytes that are read at once end', async () => {
    const rows = Array.from({ length: 3 }, (_, at) => `A${at},"${'x'.repeat(99)}""${at}"""\n`).join('');
    const pieces = (size: number) => {
      const bytes = new TextEncoder().encode(rows);
      return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));
    };
    for (let size = 90; size < 130; size++) {
      const pass = new Scanner(PLAN, 1 << 16, 1 << 16);
      let [kept, read] = [0, 0];
      for (const piece of [...pieces(size), new Uint8Array()]) {
        pass.put(piece, kept);
        const all = kept + piece.length;
        const used = pass.parse(all, piece.length === 0, (told) => (read += told));
        expect(used).toBeGreaterThanOrEqual(0);
        pass.drop(used, all);
        kept = all - used;
      }
      expect(read).toBe(3);
      expect(texts(pass.words(1))).toEqual([0, 1, 2].map((at) => `${'x'.repeat(99)}"${at}"`));
    }
  });

  it('reads a column of several ways to write a number as words', async () => {
    const found = await columns('1,2026-01-02\n¥2,2026年1月2日\n', ['number', 'moment']);
    expect(found).toMatchObject({
      kinds: ['word', 'word'],
      columns: [
        ['1', '¥2'],
        ['2026-01-02', '2026年1月2日'],
      ],
    });
  });

  it.each([
    ['ragged rows', 'a,b\na\n'],
    ['too many cells', 'a,b,c\n'],
    ['an empty line', 'a,b\n\nc,d\n'],
    ['an empty key', ',b\n'],
    ['a quote behind a quoted cell', 'a,"b""c"d\n'],
    ['a quote within a cell', 'a,b"c\n'],
    ['a quote that never closes', 'a,"b\n'],
    ['a formula that computes', 'a,=1+2\n'],
    ['a quoted quote in a formula', 'a,="5""6"\n'],
    ['half a formula in quotes', 'a,"=""5""x"\n'],
    ['an apostrophe at both ends', "a,'5'\n"],
    ['a carriage return alone', 'a,b\rc,d\r'],
  ])('leaves a file with %s to others', async (_, content) => {
    expect(await columns(content, ['key', 'word'])).toBeUndefined();
    if (!/^,|,=1|'$/m.test(content)) expect(await columns(content, ['word', 'skip'])).toBeUndefined();
  });

  it.each([
    ['="123"', '123'],
    ['"=""123"""', '123'],
    ['"123"', '123'],
    ['\t123', '123'],
    ['"\t123"', '123'],
    [' 123 ', '123'],
    ["'123", '123'],
    ['`123', '123'],
    ["'\t奶粉 ", '奶粉'],
    ['="奶粉,一段"', '奶粉,一段'],
  ])('takes a cell out of what wraps it: %s', async (written, cell) => {
    const twice = `${written},${written}\n${written},${written}\n`;
    expect((await columns(twice, ['key', 'word']))?.columns).toEqual([[cell, cell], [cell, cell]]); // prettier-ignore
    if (cell === '123') expect((await columns(twice, ['key', 'number']))?.columns[1]).toEqual([123, 123]);
    const isPlain = written === '"123"';
    expect(await reading(twice, ['key', 'word'])).toMatchObject({ isWrapped: !isPlain });
  });

  it('says that a column it skips is padded, or wrapped', async () => {
    expect(await reading('a, x \nb,y\n', ['key', 'skip'])).toMatchObject({ isPadded: true, isWrapped: false });
    expect(await reading('a,="x"\nb,y\n', ['key', 'skip'])).toMatchObject({ isWrapped: true });
  });

  it('finds cells of GB18030 by their bytes and decodes each word once', async () => {
    const bytes = encoded('A1,奶粉,12.50\nA1,"镁镕镗,一段",3\nA2,—,\n', 'gb18030');
    const found = await columns(bytes, ['key', 'word', 'number'], ['—'], 'gb18030');
    expect(found?.columns).toEqual([['A1', 'A1', 'A2'], ['奶粉', '镁镕镗,一段', null], [12.5, 3, NaN]]); // prettier-ignore
    expect(await columns(Uint8Array.of(65, 44, 0xc4, 10), ['key', 'word'], [], 'gb18030')).toBeUndefined();
    expect(await columns(encoded('A1,　奶粉\n', 'gb18030'), ['key', 'word'], [], 'gb18030')).toBeUndefined();
  });

  it('reads random tables of letters whose bytes look like marks', async () => {
    const letters = fc.constantFrom(...'丂乗俒倈a1|`\\{}~＂，一段奶粉𠮷');
    const cell = fc.string({ unit: letters, minLength: 1, maxLength: 6 }).filter((text) => !/^`/.test(text) && !text.includes('𠮷')); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const bytes = encoded(rows.map((row) => `${row.join(',')}\n`).join(''), 'gb18030');
        const found = await columns(bytes, ['key', 'word'], [], 'gb18030');
        expect(found?.columns).toEqual([rows.map(([first]) => first), rows.map(([, second]) => second)]);
      }),
    );
  });

  it('leaves a file that is not UTF-8 to others, whether the column is read or not', async () => {
    const gbk = Uint8Array.from([65, 44, 0xc4, 0xcc, 10]);
    expect(await columns(gbk, ['key', 'word'])).toBeUndefined();
    expect(await columns(gbk, ['key', 'skip'])).toBeUndefined();
    for (const bytes of [
      [0xe5, 0xa5],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
    ]) {
      expect(await columns(Uint8Array.from([65, 44, ...bytes, 10]), ['key', 'word'])).toBeUndefined();
      expect(await columns(Uint8Array.from([65, 44, ...bytes, 97, 97, 97, 97, 10]), ['key', 'skip'])).toBeUndefined();
    }
    expect((await columns('A,奶粉é𠮷 and more letters,é\n', ['key', 'skip', 'word']))?.rows).toBe(1);
  });

  it('reads a file of several pieces as one', async () => {
    const rows = Array.from({ length: 400_000 }, (_, at) => `A${100_000 + Math.floor(at / 2)},奶粉${at % 7},${at / 4}`);
    const found = await readTyped(new Blob([rows.join('\n')]), {
      readings: ['key', 'word', 'number'],
      start: 0,
      delimiter: 44,
      nulls: [],
      encoding: 'utf-8',
      expected: 10,
    });
    expect(found?.rows).toBe(rows.length);
    const [key, word, value] = found?.columns ?? [];
    expect(key?.kind === 'word' && key.codes.every((code, at) => code === Math.floor(at / 2))).toBe(true);
    expect(word?.kind === 'word' && word.codes.every((code, at) => code === at % 7)).toBe(true);
    expect(value?.kind === 'number' && value.values.every((each, at) => each === at / 4)).toBe(true);
    expect(value?.kind === 'number' && value.values.buffer.byteLength).toBeLessThanOrEqual(rows.length * 8 * 2);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(
      readTyped(
        new Blob(['a\n']),
        { readings: ['word'], start: 0, delimiter: 44, nulls: [], encoding: 'utf-8', expected: 1 },
        { signal },
      ),
    ).rejects.toThrow('enough');
  });
});

it('knows a browser that is older than the instructions it reads with', () => {
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const types = [1, 4, 1, 0x60, 0, 0];
  const functions = [3, 2, 1, 0];
  const body = (instruction: number) => [10, 5, 1, 3, 0, instruction, 0x0b];
  const [nop, none] = [0x01, 0xff];
  expect(compile(Uint8Array.from([...header, ...types, ...functions, ...body(nop)]))).toBeInstanceOf(
    WebAssembly.Module,
  );
  expect(compile(Uint8Array.from([...header, ...types, ...functions, ...body(none)]))).toBeNull();
  expect(canScan()).toBe(true);
});
