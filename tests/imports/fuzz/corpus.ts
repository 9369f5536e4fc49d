import { strToU8 } from 'fflate';
import { encoded } from '../bytes.ts';
import { TEXT } from './seeds.ts';

/** A file that was once too much, or nearly, and what becomes of it: the code of its refusal, or its number of rows. */
interface Find {
  readonly what: string;
  readonly bytes: () => Uint8Array;
  readonly becomes: string | number;
}

const lines = TEXT.trimEnd().split('\n');
const [header = '', ...rows] = lines;
const table = (body: string) => strToU8(`<html><table><tr><td>订单号<td>下单时间<td>实付金额</tr>${body}</table>`);
const order = '<tr><td>A1<td>2026-01-02<td>5</tr>';

/** What fuzzing found, as small as shows the same: two minutes of tags within tags, a page of thousands of tables … */
export const CORPUS: readonly Find[] = [
  { what: 'tables within tables without end', bytes: () => strToU8('<table><tr><td>'.repeat(82_000)), becomes: 'markup-too-deep' },
  { what: 'other tags within tags without end', bytes: () => strToU8(`<html>${'<div>'.repeat(200_000)}`), becomes: 'markup-too-deep' },
  { what: 'tags that are never closed, one a row', bytes: () => table(order.replace('A1', '<b>A1').repeat(5000)), becomes: 5000 },
  { what: 'a page of eight thousand tables', bytes: () => strToU8(`<html>${`<table><tr><td>订单号<td>实付金额</tr><tr><td>A1<td>5</tr></table>`.repeat(8000)}`), becomes: 1 },
  { what: 'a quote that stays open over all the rest', bytes: () => strToU8(`${header}\nA1,M1,2026-01-02,"${'y,'.repeat(200_000)}\n${rows.join('\n')}\n`), becomes: 2 },
  { what: 'a cell of 700,000 letters', bytes: () => strToU8(`${header}\nA0,M1,2026-01-02,${'y'.repeat(700_000)},1,5\n${rows.join('\n')}\n`), becomes: 4 },
  { what: 'thousands of empty cells behind a row', bytes: () => strToU8(`${header}\n${rows[0] ?? ''}${','.repeat(5000)}\n${rows.slice(1).join('\n')}\n`), becomes: 3 },
  { what: 'a second half in another encoding', bytes: () => new Uint8Array([...strToU8(`${header}\n${rows[0] ?? ''}\n`), ...encoded(`${rows.slice(1).join('\n')}\n`, 'gb18030')]), becomes: 3 },
  { what: 'lists within lists', bytes: () => strToU8('['.repeat(1_000_000)), becomes: 'json-too-deep' },
  { what: 'records within records', bytes: () => strToU8('{"a":'.repeat(200_000)), becomes: 'json-too-deep' },
  { what: 'nothing but line ends', bytes: () => strToU8('\n'.repeat(3_000_000)), becomes: 'empty-file' },
  { what: 'spans that would fill the world', bytes: () => table(`<tr><td colspan=99999999 rowspan=99999999>A1<td>2026-01-02<td>5</tr>${order.repeat(3)}`), becomes: 3 },
]; // prettier-ignore
