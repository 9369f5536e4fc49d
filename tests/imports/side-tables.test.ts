import { describe, expect, it } from 'vitest';
import { SIDE_COLUMNS, SIDE_KINDS } from '../../src/imports/recognise/side-fields.ts';
import { bench, csv, importer, rows, withImporter } from './desk.ts';

withImporter();

const load = async (...files: readonly File[]) => (await importer.load(await importer.stage(files))).files;

describe('files beside orders, customers and surveys have tables of their own', () => {
  it('Zendesk: minutes become seconds, good and bad the ends of five points', async () => {
    const [file] = await load(csv('z.csv', 'Id,Status,Priority,Requester id,Created at,Solved at,First reply time in minutes,Full resolution time in minutes,Satisfaction Score,Subject,Group,Ticket type,Requester', '901,Solved,High,77,2026-03-01 10:00:00,2026-03-01 12:00:00,5,120,Good,late,CS,Problem,Ann', '902,Open,Low,78,2026-03-02 10:00:00,,15,,Bad,broken,CS,Problem,Bob'));
    expect(file).toMatchObject({ kind: 'complaints', layout: 'zendesk_tickets', rows: 2, rowsKept: 2, rowsRejected: 0 });
    expect(await rows('SELECT ticket_id, status, status_raw, first_response_seconds AS first, resolution_seconds AS total, satisfaction_score AS score, customer_id FROM complaints ORDER BY 1')).toEqual([
      { ticket_id: '901', status: 'resolved', status_raw: 'Solved', first: 300, total: 7200, score: 5, customer_id: '77' }, { ticket_id: '902', status: 'open', status_raw: 'Open', first: 900, total: null, score: 1, customer_id: '78' },
    ]);
  }); // prettier-ignore

  it('工单: what spans take is told by their moments; a later file has the latest state; a ticket without a number is listed', async () => {
    const header = '工单编号,创建时间,首次响应时间,完结时间,工单状态,问题类型,受理客服,订单号';
    await load(csv('a.csv', header, 'G1,2026-03-01 10:00:00,2026-03-01 10:02:00,,处理中,物流,小王,A1', ',2026-03-01 10:00:00,,,处理中,物流,小王,A1'));
    expect(importer.loaded()[0]).toMatchObject({ kind: 'complaints', layout: 'cn_ticket_generic', rowsKept: 1, rowsRejected: 1, leftOut: { no_id: 1 }, rejected: [{ row: 3, reason: 'no_id' }] });
    await load(csv('b.csv', header, 'G1,2026-03-01 10:00:00,2026-03-01 10:02:00,2026-03-01 11:00:00,已解决,物流,小王,A1'));
    expect(await rows('SELECT ticket_id, status, first_response_seconds AS first, resolution_seconds AS total FROM complaints')).toEqual([{ ticket_id: 'G1', status: 'resolved', first: 120, total: 3600 }]);
  }); // prettier-ignore

  it.each([
    ['campaigns', '活动名称,日期,渠道,花费,曝光量,点击量,成交金额', '双11预热,2026-11-01,抖音,"1,200.50",10000,320,8800', { campaign_id: '双11预热', spend_amount: 1200.5, clicks: 320, revenue_amount: 8800 }],
    ['coupons', '优惠券名称,券码,面额,领取时间,使用时间,使用状态,会员号,订单号', '满100减20,C001,20,2026-01-02,2026-01-05 10:00:00,已使用,M1,A1', { coupon_id: 'C001', face_value: 20, status: 'used', order_id: 'A1' }],
    ['points', '会员号,变动时间,积分变动,变动后积分,变动原因', 'M1,2026-01-02 10:00:00,-200,800,兑换', { customer_id: 'M1', points_change: -200, points_balance: 800, reason: '兑换' }],
    ['events', 'event_time,event_type,product_id,category_code,price,user_id,session_id', '2026-10-01 00:00:00,view,44600062,shaver,35.79,541312140,s1', { event_name: 'view', customer_id: '541312140', value: 35.79 }],
  ] as const)('%s are recognised by their headers and loaded', async (kind, header, row, expected) => {
    const [file] = await load(csv('a.csv', header, row));
    expect(file).toMatchObject({ kind, rows: 1, rowsKept: 1 });
    expect((await rows(`SELECT * FROM ${kind}`))[0]).toMatchObject({ ...expected, source_file: 'a.csv', source_row: 2 });
    expect((await bench.workspace.tables()).find(({ name }) => name === kind)?.rows).toBe(1);
    await importer.clear();
    expect(await rows(`SELECT * FROM ${kind}`)).toEqual([]);
  }); // prettier-ignore

  it('hold the same columns as the dictionary of their fields, and where and when each row came from', async () => {
    for (const kind of SIDE_KINDS) {
      const { columns } = await bench.db.query(`SELECT * FROM ${kind} LIMIT 0`);
      for (const column of [...Object.keys(SIDE_COLUMNS[kind]), 'source_file', 'source_row']) expect(columns).toContain(column);
    }
  }); // prettier-ignore

  it('do not swallow orders that name a coupon, points or a campaign', async () => {
    const [file] = await importer.stage([csv('o.csv', '订单号,会员号,下单时间,实付金额,优惠券名称,优惠券编号,积分,活动名称', 'A1,M1,2026-01-02,50,满减,C1,5,双11')]);
    expect(file?.kind).toBe('orders');
  }); // prettier-ignore
});

it('a list of customers that only names them is not used as it is, and the words say what to do', async () => {
  const [file] = await importer.stage([csv('c.csv', '会员名,性别,会员等级,注册时间', '张三,女,金卡,2025-01-02', '李四,男,银卡,2025-02-03')]);
  if (!file) throw new Error('not staged');
  expect(file).toMatchObject({ kind: 'refused', blocked: { code: 'customers-by-name', values: { column: '会员名' } } });
  const said = await importer.remap(await importer.remap(file, { kind: 'customers' }), { fields: { 会员名: 'customers.nickname' } });
  expect(said.blocked).toBeUndefined();
  await importer.load([said]);
  expect(await rows('SELECT customer_id, gender FROM customers ORDER BY 1')).toEqual([{ customer_id: '张三', gender: 'female' }, { customer_id: '李四', gender: 'male' }]);
}); // prettier-ignore
