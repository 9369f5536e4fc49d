import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../../src/imports/reader.ts';
import { fileOf } from './files.ts';

/** Parquet as another program writes it: the native engine, with every codec that it has. */
let native: DuckDBConnection;
const folder = mkdtempSync(join(tmpdir(), 'kequn-parquet-'));
beforeAll(async () => {
  native = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => {
  native.closeSync();
  rmSync(folder, { recursive: true });
});

const ROWS = `SELECT (6917926768823643751 + i)::BIGINT AS order_id, CASE WHEN i % 3 = 0 THEN NULL ELSE 'M' || (i % 5) END AS customer_id,
  TIMESTAMP '2026-01-31 17:00:00' + i * INTERVAL 1 DAY AS created_at, (TIMESTAMPTZ '2026-01-31 17:00:00+00') AS paid_at, DATE '2026-01-31' AS day,
  (1999.07 + i)::DECIMAL(18, 2) AS paid_amount, i::DOUBLE / 4 AS weight, i % 2 = 0 AS is_new FROM range(300) t(i)`;

async function written(options: string) {
  const path = join(folder, `${options.replaceAll(/\W/g, '')}.parquet`);
  await native.run(`COPY (${ROWS}) TO '${path}' (FORMAT parquet, ${options})`);
  const read = await readFile(fileOf('a.csv', new Uint8Array(readFileSync(path))));
  if (!('names' in read)) throw new Error(JSON.stringify(read));
  return read;
}

describe('Parquet of another program', () => {
  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])(
    'packed with %s: ids keep all digits, decimals their scale, local moments stay and UTC is said to be UTC',
    async (codec) => {
      const read = await written(`COMPRESSION ${codec}`);
      expect(read).toMatchObject({ format: 'parquet', rows: 300 });
      expect(read.names).toEqual(['order_id', 'customer_id', 'created_at', 'paid_at', 'day', 'paid_amount', 'weight', 'is_new']); // prettier-ignore
      expect(read.sample.slice(0, 2)).toEqual([
        ['6917926768823643751', '', '2026-01-31 17:00:00', '2026-01-31 17:00:00+00:00', '2026-01-31', '1999.07', '0', 'TRUE'],
        ['6917926768823643752', 'M1', '2026-02-01 17:00:00', '2026-01-31 17:00:00+00:00', '2026-01-31', '2000.07', '0.25', 'FALSE'],
      ]); // prettier-ignore
    },
  );

  it.each([
    'PARQUET_VERSION V1, ROW_GROUP_SIZE 2048',
    'PARQUET_VERSION V2, COMPRESSION zstd',
    'DICTIONARY_SIZE_LIMIT 1',
  ])('written with %s is the same table', async (options) => {
    expect((await written(options)).sample).toEqual((await written('COMPRESSION snappy')).sample);
  });
});
