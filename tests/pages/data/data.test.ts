import { describe, expect, it } from 'vitest';
import { dataTexts } from '../../../src/i18n/texts/data';
import type { LoadedFile } from '../../../src/imports/api';
import type { Extents } from '../../../src/model/extents';
import { failureText, schemaOf } from '../../../src/pages/data/answers';
import { columnsOf } from '../../../src/pages/data/cells';
import { SHOWN_TABLES as TABLES } from '../../../src/model/tables';
import { inventoryOf } from '../../../src/app/work';
import { gravityOf } from '../../../src/imports/gravity';
import { createImporter } from '../../../src/imports/importer';
import { problemText } from '../../../src/pages/problem';
import { rowsStatement, tableToShow } from '../../../src/pages/data/statements';
import {
  isAnalysed,
  isGrave,
  notesOf,
  reasonsOf,
  rejectedRows,
  rowsCounted,
  rowsLeftOut,
} from '../../../src/pages/data/summary';
import { projectFile } from '../../support/project';
import { openBench } from '../../support/workspace';

const file: LoadedFile = {
  id: 'a', name: 'orders.csv', bytes: 1, content: 'a', kind: 'orders', layout: 'generic', confidence: 1, format: 'csv', encoding: 'utf-8', delimiter: ',', rows: 10,
  hasHeader: true, rules: {}, mapping: [{ column: 'n', field: null, confidence: 0, samples: [], warning: { code: 'please-check' } }], preview: [], warnings: [{ code: 'no-header' }],
  rowsKept: 9, rowsRejected: 1, rowsMerged: 0, leftOut: { no_date: 1, unpaid: 2, test: 0, cancelled: 2 }, rejected: [{ row: 3, reason: 'no_date', text: '=x,y' }],
}; // prettier-ignore
const extents: Extents = {
  orders: 100, customers: 60, firstDay: '2024-01-01', asOf: '2024-07-01', hasItems: false, hasProvince: false, hasChannel: true, responses: 20, responsesWithDate: 18,
  responsesWithCustomer: 15, ordersWithoutCustomer: 7,
}; // prettier-ignore

describe('what the page says of the files', () => {
  it('counts a row as left out when it could not be read or is excluded', () => {
    expect(rowsCounted(file)).toBe(5);
    expect(rowsLeftOut([file, file])).toBe(10);
  });

  it('names the most frequent reason first and no reason without rows', () => {
    expect(reasonsOf(file).map(({ reason }) => reason)).toEqual(['cancelled', 'unpaid', 'no_date']);
  });

  it('hands the unreadable rows over with their reason in words', () => {
    expect(rejectedRows(file, (reason) => `<${reason}>`)).toEqual([{ row: 3, reason: '<no_date>', text: '=x,y' }]);
  });

  it('notes what concerns every page before what concerns one file', () => {
    expect(notesOf([file], extents)).toEqual([
      { kind: 'anonymous', count: 7, of: 100 },
      { kind: 'joined', count: 15, of: 20 },
      { kind: 'undated', count: 2, of: 20 },
      { kind: 'problem', file: 'orders.csv', problem: { code: 'no-header' } },
      { kind: 'problem', file: 'orders.csv', column: 'n', problem: { code: 'please-check' } },
    ]);
  });

  it('puts what is damaged before everything else', () => {
    const damaged = { ...file, warnings: [{ code: 'no-header' }, { code: 'totals-differ' }] };
    const lost = { column: 'id', field: 'orders.order_id', confidence: 1, samples: [], warning: { code: 'ids-lost-digits' } }; // prettier-ignore
    const notes = notesOf([file, { ...damaged, mapping: [lost] }], extents);
    expect(notes.map((note) => (isGrave(note) && note.kind === 'problem' ? note.problem.code : note.kind))).toEqual([
      'totals-differ', 'ids-lost-digits', 'anonymous', 'joined', 'undated', 'problem', 'problem', 'problem',
    ]); // prettier-ignore
  });

  it('tells three kinds of remarks apart: harmless, worth a look, and lost', () => {
    expect(['totals-left-out', 'please-check', 'ids-lost-digits'].map(gravityOf)).toEqual([
      'harmless',
      'look',
      'grave',
    ]);
    const trifle = { ...file, warnings: [{ code: 'totals-left-out' }], mapping: [] };
    expect(inventoryOf([trifle])).toMatchObject({ notes: 0 });
    expect(inventoryOf([trifle])).not.toHaveProperty('grave');
    const lost = { ...trifle, warnings: [{ code: 'no-header' }, { code: 'ids-lost-digits' }] };
    expect(inventoryOf([lost])).toMatchObject({ notes: 2, grave: 1 });
  });

  it('says of which ids digits are lost what that means for the numbers', () => {
    const say = (of: string) => problemText('zh-CN', { code: 'ids-lost-digits', values: { column: '订单编号', of } });
    expect(say('order')).toContain('客户不受影响');
    expect(say('order')).not.toContain('未知');
    expect(say('customer')).toContain('算作未知');
  });

  it('leads with what counts and what does not, in both languages', () => {
    for (const lead of [dataTexts['zh-CN'].lead('1', null, null, null), dataTexts.en.lead('1', null, null, null)])
      expect(lead).toMatch(/没有页面分析它|no page analyses it/);
    expect(['orders', 'complaints', 'coupons'].map((kind) => isAnalysed({ kind } as LoadedFile))).toEqual([
      true,
      false,
      false,
    ]);
    expect(dataTexts['zh-CN'].lead('3', '119,874', null, '412')).toBe(
      '3个文件，119,874单进入计算；412行没有算进去，原因都在下面',
    );
    expect(dataTexts['zh-CN'].lead('1', '9', '5', null)).toBe('1个文件，9单、5份答卷进入计算，没有一行落下');
    expect(dataTexts.en.lead('1', null, '5', null)).toBe('1 file: 5 answers count, not one row is left out');
  });
});

describe('the statements behind the tables', () => {
  it('run on the model, for every table, sorted by any column and counted', async () => {
    const { db } = await openBench();
    expect((await db.query(projectFile('src/pages/data/counts.sql'))).rows).toEqual([
      Object.fromEntries(TABLES.map((table) => [table, 0])),
    ]);
    for (const table of TABLES) {
      const { columns } = await db.query(rowsStatement(table, null, 0, 1));
      expect(columns.length).toBeGreaterThan(0);
      const key = columns[0] ?? '';
      expect((await db.query(rowsStatement(table, { key, descending: true }, 20_000))).rows).toEqual([]);
    }
  });

  it('show orders and lines of a file as they stand in it, sorted or not', async () => {
    const { db, workspace } = await openBench();
    const importer = createImporter(workspace);
    const csv = [
      '订单号,会员编号,下单时间,类目,实付金额',
      'A2,u1,2026-01-02,奶粉,5',
      'A1,u1,2026-01-03,辅食,7',
      'A1,u1,2026-01-03,奶粉,5',
      '',
    ];
    await importer.load(await importer.stage([new File([csv.join('\n')], 'orders.csv')]));
    const ids = async (table: 'orders' | 'order_items', sort: { key: string; descending: boolean } | null) =>
      (await db.query(rowsStatement(table, sort, 0))).rows.map(
        (row) => `${String(row['order_id'])} ${String(row['amount'])}`,
      );
    expect(await ids('orders', null)).toEqual(['A2 5', 'A1 12']);
    expect(await ids('order_items', null)).toEqual(['A2 5', 'A1 7', 'A1 5']);
    expect(await ids('order_items', { key: 'amount', descending: false })).toEqual(['A2 5', 'A1 5', 'A1 7']);
    const { columns } = await db.query(rowsStatement('orders', null, 0, 1));
    expect(columns).not.toContain('place');
    await importer.clear();
  });

  it('offer exactly the columns of the model for completion', async () => {
    const { db } = await openBench();
    const schema = schemaOf(await db.query(projectFile('src/pages/data/columns.sql')));
    expect(Object.keys(schema).slice(0, TABLES.length)).toEqual([...TABLES]);
    expect(schema['orders']).toContain('exclusion');
    expect(schema['order_facts']).toContain('month');
  });

  it('show the first table with rows when the one asked for is empty', () => {
    expect(tableToShow('orders', { orders: 0, responses: 5, answers: 9 })).toBe('responses');
    expect(tableToShow('answers', { orders: 0, responses: 5, answers: 9 })).toBe('answers');
    expect(tableToShow('customers', {})).toBe('customers');
  });

  it('put nothing but plain column names into a statement', () => {
    const order = (key: string) => /ORDER BY (.*)/.exec(rowsStatement('orders', { key, descending: true }, 0))?.[1];
    expect(order('amount')).toBe('amount DESC NULLS LAST, place');
    expect(order('amount; DROP TABLE orders')).toBeUndefined();
  });
});

describe('how an answer is written', () => {
  const style = {
    locale: 'en' as const,
    labelOf: (column: string) => column,
    yes: 'yes',
    no: 'no',
    decimals: 2,
    grouped: true,
  };

  it('gives all numbers of a column as many decimals, so that they line up', () => {
    const [money, mixed] = columnsOf(
      {
        columns: ['m', 'x'],
        rows: [
          { m: 4, x: 1 },
          { m: 1234.56, x: 'a' },
          { m: null, x: true },
        ],
      },
      style,
    );
    expect(money?.align).toBe('end');
    expect([4, 1234.5, -0.25, null].map((value) => money?.write?.(value, {}))).toEqual([
      '4.00',
      '1,234.50',
      '\u22120.25',
      '',
    ]);
    expect(mixed?.align).toBe('start');
    expect(mixed?.write?.(true, {})).toBe('yes');
  });

  it('gives amounts both places after the point as soon as one needs one', () => {
    const rows = [{ m: 28.9 }, { m: 0 }];
    const written = (grouped: boolean) => {
      const [column] = columnsOf({ columns: ['m'], rows }, { ...style, grouped });
      return rows.map(({ m }) => column?.write?.(m, {}));
    };
    expect([written(true), written(false)]).toEqual([
      ['28.90', '0.00'],
      ['28.9', '0.0'],
    ]);
  });

  it('never shows a small number as zero', () => {
    const [column] = columnsOf({ columns: ['p'], rows: [{ p: 0.0000001 }] }, { ...style, grouped: false });
    expect(column?.write?.(0.0000001, {})).toBe('1e\u22127');
  });
});

describe('a statement that failed', () => {
  const texts = dataTexts.en.sql;

  it('is told apart: memory, engine, or the statement itself, always with the words of the engine', () => {
    const failed = (reason: string) =>
      failureText(Object.assign(new Error('its words'), { reason }), texts, 'no memory');
    expect(failed('out-of-memory')).toEqual({ text: 'no memory', message: 'its words' });
    expect(failed('engine-lost').text).toBe(texts.lost);
    expect(failed('invalid').text).toBe(texts.invalid);
    expect(failureText('odd', texts, '')).toEqual({ text: texts.invalid, message: 'odd' });
    const json = JSON.stringify({ exception_type: 'Parser', exception_message: 'syntax error at or near "SELEC"' });
    expect(failureText(new Error(json), texts, '').message).toBe('Parser Error: syntax error at or near "SELEC"');
    expect(failureText(new Error('{odd'), texts, '').message).toBe('{odd');
  });
});
