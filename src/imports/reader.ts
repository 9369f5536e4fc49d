import { gunzip } from './archive/unpack';
import type { FileReading, ImportFormat, ReadOptions, ReadResult } from './format';
import { containerOf } from './text/container';
import { withTyped } from './typed/table';

const HEAD = 4096;

const FORMATS = Object.values(import.meta.glob<ImportFormat>('./formats/*.ts', { import: 'default', eager: true }));
/** A gzip in a gzip is strange, a third one is an attack. */
const NESTED = 2;

/** Reads a file by what it holds, whatever it is called. Pure but for reading: runs in a worker as in tests. */
export const readFile: FileReading = (file, options = {}) => read(file, options, 0);

async function read(file: File, options: ReadOptions, depth: number): Promise<ReadResult> {
  if (file.size === 0) return { refused: { code: 'empty-file' } };
  if (depth > NESTED) return { refused: { code: 'nested-archive' } };
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const container = await containerOf(head, file);
  if (typeof container === 'object') return { refused: container.refused };
  if (container === 'gzip') {
    const inner = await gunzip(file, options);
    if (!(inner instanceof File)) return inner;
    const result = await read(inner, options, depth + 1);
    return 'names' in result ? { ...result, csv: result.csv ?? inner } : result;
  }
  const format = FORMATS.find((each) => each.container === container);
  if (!format) return { refused: { code: 'unknown-format' } };
  const result = await format.read(file, options);
  if (!('rows' in result)) return result;
  if (result.rows > 0) return withTyped(result, file.name, options);
  return { refused: { code: result.hasHeader ? 'header-only' : 'empty-file' } };
}
