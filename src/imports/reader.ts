import type { FileReading, ImportFormat } from './format';
import { containerOf } from './text/container';

const FORMATS = Object.values(import.meta.glob<ImportFormat>('./formats/*.ts', { import: 'default' }));

/** Reads a file by what it holds, whatever it is called. Pure but for reading: runs in a worker as in tests. */
export const readFile: FileReading = async (file, options = {}) => {
  if (file.size === 0) return { refused: { code: 'empty-file' } };
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const container = await containerOf(head, async () => new Uint8Array(await file.arrayBuffer()));
  if (typeof container === 'object') return { refused: container.refused };
  for (const load of FORMATS) {
    const format = await load();
    if (format.container === container) {
      const table = await format.read(file, options);
      if ('refused' in table) return table;
      return table.rows === 0 ? { refused: { code: table.hasHeader ? 'header-only' : 'empty-file' } } : table;
    }
  }
  return { refused: { code: 'unknown-format' } };
};
