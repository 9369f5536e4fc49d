import { describe, expect, it } from 'vitest';
import type { ColumnMapping, StagedFile } from '../../src/imports/api.ts';
import { saidCurrency } from '../../src/imports/currency.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { openBench } from '../support/workspace.ts';

const column = (name: string, field: string | null, ...samples: string[]): ColumnMapping => ({
  column: name,
  field,
  confidence: 1,
  samples,
});
const said = (kind: StagedFile['kind'], ...mapping: ColumnMapping[]) =>
  saidCurrency([{ kind, mapping, preview: [] } as unknown as StagedFile]);

describe('what amounts are in is read from', () => {
  it.each([
    ['the brackets of a column', column('实付金额(元)', 'orders.paid_amount', '12.50'), 'CNY'],
    ['the brackets of an English one', column('Total (USD)', 'orders.paid_amount', '12.50'), 'USD'],
    ['signs before the amounts', column('Net', 'orders.paid_amount', '$1,234.50', '-$45.00'), 'USD'],
    ['the full-width sign', column('实付', 'orders.paid_amount', '￥１２'), 'CNY'],
    ['a longer sign', column('Total', 'orders.paid_amount', 'HK$88.00'), 'HKD'],
    ['the sign of Brazil', column('Total', 'orders.paid_amount', 'R$ 88,00'), 'BRL'],
    ['words behind the amounts', column('金額', 'orders.paid_amount', '880円'), 'JPY'],
    ['codes in a column of their own', column('Currency', null, 'usd'), 'USD'],
    ['Chinese names in it', column('币种', null, '人民币'), 'CNY'],
  ] as const)('%s', (_, mapping, currency) => {
    expect(said('orders', mapping)).toEqual({ kind: 'one', currency });
  });

  it('a column of codes, before any sign: Canadian dollars are written with the same one', () => {
    const amount = column('Total', 'orders.paid_amount', '$12.00');
    expect(said('orders', column('Currency', null, 'CAD'), amount)).toEqual({ kind: 'one', currency: 'CAD' });
  });

  it('no other column, and no other file', () => {
    expect(said('orders', column('商品', 'order_items.product_name', '$5 礼品卡'))).toEqual({ kind: 'none' });
    expect(said('survey', column('Total (USD)', 'orders.paid_amount', '$5'))).toEqual({ kind: 'none' });
  });
});

it('several currencies are said to be several', () => {
  expect(said('orders', column('Currency', null, 'USD', 'EUR', 'USD'))).toEqual({
    kind: 'several',
    currencies: ['USD', 'EUR'],
  });
});

it('a real layout tells: the currency column of Shopify orders', async () => {
  const bench = await openBench();
  const importer = createImporter(bench.workspace);
  const csv = `Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price
#1001,a@example.com,paid,2025-10-07 09:50:26 +0200,EUR,10.00,0.00,0.00,10.00,2025-10-07 09:50:26 +0200,1,Tea,10.00
`;
  const { files } = await importer.load(await importer.stage([new File([csv], 'orders_export.csv')]));
  expect(saidCurrency(files)).toEqual({ kind: 'one', currency: 'EUR' });
  await bench.db.close();
});
