import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A file as a browser would hand it over, from a path, text or bytes. */
export function fileAt(path: string, name = basename(path)): File {
  return new File([new Uint8Array(readFileSync(path))], name);
}

export function fileOf(name: string, content: string | Uint8Array<ArrayBuffer>): File {
  return new File([content], name);
}
