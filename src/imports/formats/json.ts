import type { ImportFormat, ReadOptions, ReadRefusal, ReadTable } from '../format';
import { findRecords, findRows } from '../json/find';
import { Flattener } from '../json/flatten';
import { isObject, type Json, JsonError, type JsonObject, parseJson } from '../json/parse';
import type { Encoding } from '../text/encoding';
import { textEncoding, textPieces } from '../text/pieces';
import { Tabulator } from '../text/tabulate';

/** A JSON text is read as a whole; one record a line has no such limit. */
const LARGEST = 256 * 2 ** 20;
const MEGA = 2 ** 20;
/** One record of NDJSON. */
const LONGEST_LINE = 16 * 2 ** 20;

type Facts = Parameters<Tabulator['end']>[0];

function refusalOf(cause: unknown): ReadRefusal {
  if (!(cause instanceof JsonError)) throw cause;
  return {
    refused: { code: cause.reason === 'too-deep' ? 'json-too-deep' : 'damaged-json', values: { line: cause.line } },
  };
}

/** The lines of a text that hold something, with their numbers. */
async function* linesOf(
  file: File,
  encoding: Encoding,
  options: ReadOptions,
): AsyncGenerator<readonly [string, number]> {
  let rest = '';
  let line = 0;
  for await (const piece of textPieces(file, encoding, options)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new JsonError('damaged', line + 1);
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield [text, line];
    }
  }
  if (rest.trim() !== '') yield [rest, line + 1];
}

function recordOf(text: string, line: number): JsonObject {
  try {
    const value: Json = parseJson(text);
    if (isObject(value)) return value;
  } catch (cause) {
    if (cause instanceof JsonError) throw new JsonError(cause.reason, line, { cause });
    throw cause;
  }
  throw new JsonError('damaged', line);
}

/** True where the first two lines are records of their own, or the only line is one and the file goes on after it. */
async function isByLine(file: File, encoding: Encoding): Promise<boolean> {
  let records = 0;
  try {
    for await (const [text] of linesOf(file, encoding, {})) {
      if (!/^\s*\{.*\}\s*$/s.test(text)) return false;
      recordOf(text, 1);
      if (++records === 2) return true;
    }
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
  }
  return false;
}

const withLists = (facts: Facts, lists: readonly string[]): Facts => ({
  ...facts,
  warnings:
    lists.length === 0
      ? facts.warnings
      : [...facts.warnings, { code: 'lists-left-out', values: { lists: lists.join('\n') } }],
});

const TOO_WIDE: ReadRefusal = { refused: { code: 'too-many-columns' } };

async function byLine(
  file: File,
  facts: Facts,
  encoding: Encoding,
  options: ReadOptions,
): Promise<ReadTable | ReadRefusal> {
  const flattener = new Flattener([]);
  const half = (from: number): ReadOptions => ({ ...options, onShare: (share) => options.onShare?.(from + share / 2) });
  for await (const [text, line] of linesOf(file, encoding, half(0))) {
    if (!flattener.learn(recordOf(text, line))) return TOO_WIDE;
  }
  const table = new Tabulator(flattener.names());
  for await (const [text, line] of linesOf(file, encoding, half(0.5))) {
    for (const row of flattener.rows(recordOf(text, line))) table.push(row, line);
  }
  return table.end(withLists(facts, flattener.leftOut()));
}

async function whole(
  file: File,
  facts: Facts,
  encoding: Encoding,
  options: ReadOptions,
): Promise<ReadTable | ReadRefusal> {
  if (file.size > LARGEST) {
    return {
      refused: { code: 'json-too-large', values: { megabytes: Math.round(file.size / MEGA), limit: LARGEST / MEGA } },
    };
  }
  const pieces: string[] = [];
  for await (const piece of textPieces(file, encoding, options)) pieces.push(piece);
  const json = parseJson(pieces.join(''));
  const found = findRecords(json);
  if (!found) {
    const rows = findRows(json);
    if (!rows) return { refused: { code: 'no-records' } };
    const table = new Tabulator();
    rows.forEach((row, index) =>
      table.push(
        row.map((cell) => (cell === null ? '' : String(cell))),
        index + 1,
      ),
    );
    return table.end(facts);
  }
  const flattener = new Flattener(found.path);
  for (const record of found.records) if (!flattener.learn(record)) return TOO_WIDE;
  const table = new Tabulator(flattener.names());
  found.records.forEach((record, index) => {
    for (const row of flattener.rows(record)) table.push(row, index + 1);
  });
  return table.end(withLists(facts, flattener.leftOut()));
}

const json: ImportFormat = {
  id: 'json',
  container: 'json',
  reads:
    'JSON and NDJSON: the largest list of records, their lines (`items`, `line_items`, …) as rows; ids keep all digits',
  async read(file, options) {
    const { encoding } = await textEncoding(file, options);
    const facts: Facts = { format: 'json', encoding, delimiter: '', warnings: [] };
    try {
      return await ((await isByLine(file, encoding)) ? byLine : whole)(file, facts, encoding, options);
    } catch (cause) {
      return refusalOf(cause);
    }
  },
};

export default json;
