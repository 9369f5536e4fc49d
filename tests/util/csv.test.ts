import { describe, expect, it } from 'vitest';
import { csvBytes, csvLines, toCsv } from '../../src/util/csv';

describe('toCsv', () => {
  it('writes a header line and ends every line with a carriage return and a line feed', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          { a: 1, b: 'x' },
          { a: 2, b: 'y' },
        ],
      ),
    ).toBe('a,b\r\n1,x\r\n2,y\r\n');
  });

  it('quotes cells with commas, quotes, line breaks or blanks at the edges, and doubles quotes inside', () => {
    const rows = [{ t: 'a,b' }, { t: 'say "hi"' }, { t: 'two\r\nlines' }, { t: ' blank' }, { t: 'plain text' }];
    expect(csvLines(['t'], rows)).toBe('"a,b"\r\n"say ""hi"""\r\n"two\r\nlines"\r\n" blank"\r\nplain text\r\n');
  });

  it('keeps every digit of a number and leaves nothing where there is no value', () => {
    const row = {
      a: 0.1 + 0.2,
      b: -2,
      c: 1e-7,
      d: 6917926768823643751n,
      e: null,
      f: undefined,
      g: Number.NaN,
      h: false,
    };
    expect(csvLines(Object.keys(row), [row])).toBe('0.30000000000000004,-2,1e-7,6917926768823643751,,,,false\r\n');
  });

  it('writes days and moments as ISO 8601 and keeps long ids as text', () => {
    const row = {
      day: '2024-06-18',
      at: '2024-06-18 20:03:11',
      date: new Date(Date.UTC(2024, 5, 18)),
      id: '006917926768823643751',
    };
    expect(csvLines(Object.keys(row), [row])).toBe(
      '2024-06-18,2024-06-18 20:03:11,2024-06-18T00:00:00.000Z,006917926768823643751\r\n',
    );
  });

  it('guards text that a spreadsheet would run, and leaves negative numbers alone (nasty case 37)', () => {
    const rows = [
      { product: '=HYPERLINK("http://x","点我")', name: '@SUM(1+1)', note: '-2+3', amount: -2.0 },
      { product: '+1', name: '\tcmd', note: '\r=1', amount: -0.5 },
      { product: '＝1', name: '＠x', note: '1-2', amount: 0 },
    ];
    expect(csvLines(['product', 'name', 'note', 'amount'], rows)).toBe(
      [
        `"'=HYPERLINK(""http://x"",""点我"")","'@SUM(1+1)","'-2+3",-2`,
        `"'+1","'\tcmd","'\r=1",-0.5`,
        `"'＝1","'＠x",1-2,0`,
        '',
      ].join('\r\n'),
    );
  });

  it('guards column names too, since a statement may name them freely', () => {
    expect(toCsv(['=1+1'], [])).toBe(`"'=1+1"\r\n`);
  });
});

describe('csvBytes', () => {
  it('starts with the UTF-8 byte order mark and reads back as the same text', () => {
    const bytes = csvBytes(['省份'], [{ 省份: '广东' }]);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder('utf-8').decode(bytes)).toBe('省份\r\n广东\r\n');
  });
});
