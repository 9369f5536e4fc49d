import { beforeAll, expect, it } from 'vitest';
import type { Importer } from '../../src/imports/api.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { mappingOf, summaryOf } from '../../src/imports/summary.ts';
import { openBench } from '../support/workspace.ts';
import { fileOf } from './files.ts';

let importer: Importer;
beforeAll(async () => {
  importer = createImporter((await openBench()).workspace);
});

const say = ({ code }: { readonly code: string }) => `says ${code}`;

it('a loaded file says what it is, how it was read, and that rows read = kept + rejected + merged', async () => {
  const text = '订单号,会员编号,下单时间,实付金额\nA1,M1,2026-01-02,5\nA2,M1,明天,6\nA3,M2,2026-01-03,7\n合计,,,18\n';
  const { files } = await importer.load(await importer.stage([fileOf('a.csv', text)]));
  expect(files.map((file) => summaryOf(file, say))).toEqual([
    {
      name: 'a.csv', state: 'loaded', kind: 'orders', layout: 'generic', confidence: 0.85, format: 'csv', encoding: 'utf-8',
      rows_read: 3, rows_kept: 2, rows_rejected: 1, rows_merged: 0, left_out: { no_date: 1 }, problem: null,
      warnings: [{ code: 'totals-left-out', text: 'says totals-left-out' }, { code: 'partly-unreadable', text: 'says partly-unreadable' }],
    },
  ]); // prettier-ignore
  expect(mappingOf(files, 'a.csv')).toMatchObject([
    { column: '订单号', field: 'orders.order_id' },
    { column: '会员编号', field: 'orders.customer_id' },
    { column: '下单时间', field: 'orders.ordered_at' },
    { column: '实付金额', field: 'orders.paid_amount' },
  ]);
});

it('a file that waits or cannot be used says why', async () => {
  const staged = await importer.stage([
    fileOf('waits.csv', '订单号,会员编号,下单时间\nA1,M1,2026-01-02\n'),
    fileOf('empty.csv', ''),
  ]);
  expect(staged.map((file) => summaryOf(file, say))).toMatchObject([
    { name: 'waits.csv', state: 'pending', kind: 'orders', rows_read: 1, rows_kept: 0 },
    { name: 'empty.csv', state: 'refused', kind: 'refused', problem: { code: 'empty-file', text: 'says empty-file' } },
  ]);
});

it('a name that no file has is answered with the names there are', () => {
  expect(() => mappingOf(importer.loaded(), 'b.csv')).toThrow('no file is called b.csv; there are: a.csv');
});
