import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TESTS = fileURLToPath(new URL('../', import.meta.url));
const IN_DOCUMENT = /^\/\/ @vitest-environment jsdom$/m;
const elsewhere = ['tests/e2e/**', 'tests/bench/**'];

const documents = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && IN_DOCUMENT.test(readFileSync(join(TESTS, file), 'utf8')))
  .map((file) => `tests/${file.replaceAll('\\', '/')}`);

/** Test files that ask for a document of a browser in their first lines: each runs in a process of its own. */
export const inDocument = { include: documents };

/** All others: they share processes, so they leave nothing behind. */
export const inNode = { include: ['tests/**/*.test.ts'], exclude: [...elsewhere, ...documents] };
