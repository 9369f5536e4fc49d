import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of a file of the shared reference data, or undefined (said loudly) where that folder is not beside the project. */
export function sharedFile(path: string): string | undefined {
  const full = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  if (existsSync(full)) return full;
  console.warn(`SKIPPED: reference data ${path} is not beside the project`);
  return undefined;
}
