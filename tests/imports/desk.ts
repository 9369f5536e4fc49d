import { beforeEach } from 'vitest';
import type { Importer } from '../../src/imports/api.ts';
import type { FileReading } from '../../src/imports/format.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { fileOf } from './files.ts';

/** The workspace of the test file that is running. */
export let bench: TestBench;
/** Its importer: a new one for every test. */
export let importer: Importer;

/** For the head of a test file: every test starts with an importer of its own and empty tables. */
export function withImporter(): void {
  let own: TestBench | undefined;
  beforeEach(async () => {
    bench = own ??= await openBench();
    importer = createImporter(bench.workspace);
    await importer.clear();
  });
}

/** An importer for the rest of the test that reads files in a way of its own. */
export function readWith(read: FileReading): void {
  importer = createImporter(bench.workspace, read);
}

export const rows = async (sql: string) => (await bench.db.query(sql)).rows;

/** A file of these lines. */
export const csv = (name: string, ...lines: readonly string[]) => fileOf(name, `${lines.join('\n')}\n`);
