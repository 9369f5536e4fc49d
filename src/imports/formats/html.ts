import type { ImportFormat } from '../format';
import type { Encoding } from '../text/encoding';
import { bytesOf, textEncoding, textPieces } from '../text/pieces';
import { tableOfSheets } from '../text/sheets';

const HEAD = 4096;

/** What the page says of its own letters, where its bytes are not UTF-8. */
function declared(head: string): Encoding | undefined {
  const name = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  if (/^gb/.test(name)) return 'gb18030';
  return name === 'big5' ? 'big5' : undefined;
}

const html: ImportFormat = {
  id: 'html',
  container: 'html',
  reads:
    'web pages and SpreadsheetML (Excel 2003 XML), also where they are called `.xls`: the table that holds the data',
  async read(file, options) {
    const { encoding: guessed } = await textEncoding(file, options);
    const head = new TextDecoder(guessed).decode((await bytesOf(file.slice(0, HEAD))).slice());
    const encoding = /^utf-/.test(guessed) ? guessed : (declared(head) ?? guessed);
    const { TableReader, MarkupLimit } = await import('../text/markup');
    const reader = new TableReader(/^\s*<\?xml/.test(head) && !/<html/i.test(head));
    try {
      for await (const piece of textPieces(file, encoding, options)) reader.push(piece);
      reader.end();
    } catch (cause) {
      if (!(cause instanceof MarkupLimit)) throw cause;
      return { refused: { code: cause.code, values: { limit: cause.limit } } };
    }
    const sheets = reader.tables.map(({ name, rows }) => ({
      name,
      rows: rows.length,
      row: (index: number) => rows[index] ?? [],
    }));
    if (!sheets.some(({ rows }) => rows > 0)) return { refused: { code: 'no-table' } };
    const read = tableOfSheets(sheets, file, { format: 'html' }, options);
    return 'names' in read ? { ...read, encoding } : read;
  },
};

export default html;
