import { afterEach, describe, expect, it } from 'vitest';
import type { ColumnMapping, LoadedFile } from '../../../src/imports/api';
import { knownBy } from '../../../src/imports/people';
import { cellText, personalView, rejectedText, textWriter, writtenRows } from '../../../src/pages/personal.svelte';
import type { Services } from '../../../src/pages/services';
import type { Session } from '../../../src/state/session.svelte';

const column = (name: string, field: string | null, personal?: ColumnMapping['personal']): ColumnMapping => ({
  column: name,
  field,
  confidence: 1,
  samples: [],
  ...(personal ? { personal } : {}),
});
const file = { mapping: [column('单号', 'orders.order_id'), column('昵称', 'orders.buyer_nick', 'account'), column('手机', 'orders.buyer_phone', 'phone'), column('收货人', null, 'name'), column('备注', null)] }; // prettier-ignore
const session = { loaded: {} } as Session;
const servicesOf = (...files: readonly { readonly mapping: readonly ColumnMapping[] }[]) =>
  ({ importer: () => ({ loaded: () => files as readonly LoadedFile[] }) }) as unknown as Services;

afterEach(() => {
  personalView.isShown = false;
});

describe('what customers are known by', () => {
  it('is the first identity of a file, as when it is loaded', () => {
    expect(knownBy([file])).toEqual({ personal: 'account' });
    expect(knownBy([{ mapping: [column('会员', 'orders.customer_id'), column('手机', 'orders.buyer_phone', 'phone')] }])).toEqual({}); // prettier-ignore
    expect(knownBy([])).toEqual({});
  });

  it('is nothing where the buyers are masked, and says in which column', () => {
    const warning = { code: 'mostly-masked', values: { column: '昵称', percent: 90 } };
    expect(knownBy([{ mapping: [{ ...column('昵称', 'orders.buyer_nick'), warning }] }])).toEqual({
      masked: { column: '昵称', percent: 90 },
    });
  });
});

describe('on screen and in downloads from it', () => {
  const rows = [{ order_id: '13800001111', customer_id: 'tb_alice', comment: '打 13800001111', amount: 13800001111 }];

  it('texts are masked by what they hold and ids of customers by what they are; ids of things and numbers stay', () => {
    expect(writtenRows(rows, textWriter(session, servicesOf(file)))).toEqual([
      { order_id: '13800001111', customer_id: 'tb****ce', comment: '打 138****1111', amount: 13800001111 },
    ]);
  });

  it('an id that tells nothing stays, a phone as an id does not', () => {
    const write = textWriter(session, servicesOf());
    expect([write('customer_id', 'M0001'), write('customer_id', '13800001111')]).toEqual(['M0001', '138****1111']);
  });

  it('everything stands in full once the reader asks for it', () => {
    personalView.isShown = true;
    expect(writtenRows(rows, textWriter(session, servicesOf(file)))).toEqual(rows);
    expect(cellText(file, 3, '王伟')).toBe('王伟');
  });

  it('cells of a file are masked by their column, also in the rows that were turned away', () => {
    expect(cellText(file, 3, '王伟')).toBe('王*');
    expect(rejectedText(file, '13800001111 | tb_alice | 13800001111 | 王伟 | 请打 13911112222')).toBe(
      '13800001111 | tb****ce | 138****1111 | 王* | 请打 139****2222',
    );
  });
});
