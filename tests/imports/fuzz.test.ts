import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ImportError, type Importer } from '../../src/imports/api.ts';
import type { ReadResult } from '../../src/imports/format.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { PROBLEMS } from '../../src/imports/messages.ts';
import { readFile } from '../../src/imports/reader.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { fileOf } from './files.ts';
import { changed, changes } from './fuzz/changes.ts';
import { CORPUS } from './fuzz/corpus.ts';
import { SEEDS, TEXT } from './fuzz/seeds.ts';

/** `npm run fuzz [files] [seed]` sets both; a test run changes a few hundred files. */
const asked = process.env['KEQUN_FUZZ'];
const FILES = asked === undefined ? 425 : Number(asked);
const SEED = Number(process.env['KEQUN_FUZZ_SEED'] ?? 20260102);
const KINDS = Object.keys(SEEDS);
const RUNS = Math.ceil(FILES / KINDS.length);
/** Of the files that are changed, one in so many is loaded as well. */
const LOADED = asked === undefined ? 13 : 10;
/** No file of a few megabytes may take longer than this to be judged. */
const PATIENCE_MS = 20_000;
const codes: readonly string[] = PROBLEMS;

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
  return result;
}

function judge(result: ReadResult): void {
  if ('refused' in result) expect(codes).toContain(result.refused.code);
  else if ('parts' in result) expect(result.parts.length).toBeGreaterThan(0);
  else {
    expect(result.rows).toBeGreaterThan(0);
    expect(result.names.length).toBeGreaterThan(0);
    expect(result.sample.every((row) => row.length === result.names.length)).toBe(true);
  }
}

describe('what was found before', () => {
  it.each(CORPUS.map((find) => [find.what, find.becomes, find.bytes] as const))('%s: %s', async (_, becomes, bytes) => {
    const result = await inTime(() => readFile(fileOf('a.csv', new Uint8Array(bytes()))));
    judge(result);
    expect('refused' in result ? result.refused.code : 'rows' in result ? result.rows : 0).toBe(becomes);
  });
});

describe('a file whose bytes were changed', () => {
  it.each(KINDS)(
    '%s: is read or turned away in words, and does neither hang nor throw',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(changes, async (list) => {
          judge(await inTime(() => readFile(fileOf('a.csv', changed(SEEDS[kind] ?? new Uint8Array(), list)))));
        }),
        { seed: SEED + KINDS.indexOf(kind), numRuns: RUNS, endOnFailure: true },
      );
    },
    3_600_000,
  );
});

describe('loading a file whose bytes were changed', () => {
  let bench: TestBench;
  let importer: Importer;
  beforeAll(async () => {
    bench = await openBench();
    importer = createImporter(bench.workspace);
  });

  const TABLES = ['orders', 'order_items', 'customers', 'responses', 'answers', 'questions', 'order_facts', 'item_facts', 'customer_facts']; // prettier-ignore
  const counted = TABLES.map((table) => `(SELECT count(*)::INTEGER FROM ${table}) AS ${table}`).join(', ');
  const state = async () => (await bench.db.query(`SELECT ${counted}, (SELECT sum(amount) FROM orders) AS revenue`)).rows; // prettier-ignore

  it.each(KINDS)(
    '%s: takes in all of it or nothing, and every row is kept, rejected or merged',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(changes, async (list) => {
          if (importer.loaded().length !== 1) {
            await importer.clear();
            await importer.load(await importer.stage([fileOf('sound.csv', TEXT)]));
          }
          const before = await state();
          const file = fileOf('a.csv', changed(SEEDS[kind] ?? new Uint8Array(), list));
          const staged = await inTime(() => importer.stage([file]));
          try {
            const { files } = await inTime(() => importer.load(staged.filter(({ kind }) => kind !== 'refused')));
            for (const { rows, rowsKept, rowsRejected, rowsMerged, leftOut } of files) {
              if (!leftOut['already_loaded']) expect(rowsKept + rowsRejected + rowsMerged).toBe(rows);
            }
          } catch (cause) {
            if (!(cause instanceof ImportError)) throw cause;
            expect(codes).toContain(cause.problem.code);
            expect(await state()).toEqual(before);
            expect(importer.loaded().map(({ name }) => name)).toEqual(['sound.csv']);
          }
          await importer.drop(staged);
        }),
        { seed: SEED + 100 + KINDS.indexOf(kind), numRuns: Math.ceil(RUNS / LOADED), endOnFailure: true },
      );
    },
    3_600_000,
  );
});
