import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import parquet from '../../src/imports/formats/parquet.ts';
import xls from '../../src/imports/formats/xls.ts';
import xlsx from '../../src/imports/formats/xlsx.ts';

const lack = () => Promise.reject(new RangeError('Array buffer allocation failed'));

/** A file of so many bytes whose contents no memory is found for. */
function unreadable(bytes: number): File {
  const file = new File([new Uint8Array(bytes)], 'a');
  return Object.assign(file, { arrayBuffer: lack, slice: () => Object.assign(new Blob(), { arrayBuffer: lack }) });
}

it.each([
  ['Parquet', parquet, 'damaged-parquet'],
  ['an old workbook', xls, 'damaged-workbook'],
])('a large file of %s that memory does not hold is not called damaged, a small one that asks for as much is', async (_, format, code) => {
  await expect(format.read(unreadable(4 << 20), {})).rejects.toThrow('allocation failed');
  expect(await format.read(unreadable(1 << 20), {})).toMatchObject({ refused: { code } });
}); // prettier-ignore

it('nor is a large workbook', async () => {
  const zipped = (bytes: number) => zipSync({ 'xl/media/a.png': new Uint8Array(bytes) }, { level: 0 });
  const fileOf = (bytes: number) =>
    Object.assign(new File([new Uint8Array(zipped(bytes))], 'a.xlsx'), { arrayBuffer: lack });
  await expect(xlsx.read(fileOf(4 << 20), {})).rejects.toThrow('allocation failed');
  expect(await xlsx.read(fileOf(1 << 20), {})).toMatchObject({ refused: { code: 'damaged-workbook' } });
});
