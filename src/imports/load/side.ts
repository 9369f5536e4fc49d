import { literal } from '../../db/bind';
import { SIDE_COLUMNS, SIDE_REQUIRED, type SideKind } from '../recognise/side-fields';
import { type Loaded, type Loading, rejectedRows } from './context';
import { relation, Typed } from './relation';

/** Which columns make a row the same as one that was loaded before: the later file wins. */
const KEYS: Readonly<Record<SideKind, readonly string[]>> = {
  complaints: ['ticket_id'],
  campaigns: ['campaign_id', 'date'],
  coupons: ['coupon_id', 'customer_id', 'issued_at'],
  points: ['customer_id', 'occurred_at', 'points_change', 'reason'],
  events: ['event_id', 'customer_id', 'session_id', 'event_name', 'event_time', 'product_id'],
};

/** Where an id may be missing, its name stands for it. */
const INSTEAD: Readonly<Record<string, string>> = { campaign_id: 'campaign_name', coupon_id: 'coupon_name' };

const STATUSES = {
  new: ['new', '新建', '待受理', '待分配', '未处理', '待处理'],
  open: ['open', '处理中', '受理中', '进行中', '已受理'],
  pending: ['pending', 'hold', 'on hold', '挂起', '待回复', '等待客户', '待客户确认'],
  resolved: ['solved', 'resolved', '已解决', '已完成', '完成', '已处理', '已办结', '已完结'],
  closed: ['closed', '已关闭', '关闭', '已结束', '结束'],
  used: ['used', 'redeemed', '已使用', '已核销'],
  issued: ['issued', 'claimed', '未使用', '已领取', '待使用'],
  expired: ['expired', '已过期', '过期', '已失效'],
} as const;

/** The group of a status word, else the word itself. */
function statusSql(text: string): string {
  const cases = Object.entries(STATUSES).map(([group, words]) => `WHEN lower(${text}) IN (${words.map(literal).join(', ')}) THEN ${literal(group)}`); // prettier-ignore
  return `CASE ${cases.join(' ')} ELSE ${text} END`;
}

/** A span in the unit that the header names (seconds where it names none), or as 1:02:03 and 5分30秒, in seconds. */
function secondsSql(text: string, header: string): string {
  const factor = /分钟|minute|\(min\)|（分）/i.test(header) ? 60 : /小时|hour|\(h\)/i.test(header) ? 3600 : /msec|毫秒/i.test(header) ? 0.001 : 1; // prettier-ignore
  const part = (unit: string) =>
    `coalesce(try_cast(nullif(regexp_extract(${text}, '(\\d+)\\s*${unit}', 1), '') AS DOUBLE), 0)`;
  return `CASE WHEN parse_money(${text}) IS NOT NULL THEN round(parse_money(${text}) * ${factor}, 3)
    WHEN regexp_full_match(${text}, '\\d+:\\d{2}:\\d{2}') THEN split_part(${text}, ':', 1)::DOUBLE * 3600 + split_part(${text}, ':', 2)::DOUBLE * 60 + split_part(${text}, ':', 3)::DOUBLE
    WHEN regexp_matches(${text}, '\\d+\\s*(天|小时|时|分|秒)') THEN ${part('天')} * 86400 + ${part('(?:小时|时)')} * 3600 + ${part('分')} * 60 + ${part('秒')} END`;
}

/** 1–5, from a number, stars, 好评 or the words of a ladder; good and bad of Zendesk are its ends. */
function ratingSql(text: string): string {
  return `coalesce(parse_score(${text}), CASE
    WHEN lower(${text}) IN ('good', 'goodwithcomment', 'good with comment', '非常满意', '好评', 'very satisfied') THEN 5 WHEN lower(${text}) IN ('满意', 'satisfied') THEN 4
    WHEN lower(${text}) IN ('一般', 'neutral', '中评') THEN 3 WHEN lower(${text}) IN ('不满意', 'dissatisfied') THEN 2
    WHEN lower(${text}) IN ('bad', 'badwithcomment', 'bad with comment', '非常不满意', '差评', 'very dissatisfied') THEN 1 END)`;
}

function valueSql(typed: Typed, { fields, table }: Loading, field: string, type: string | undefined): string {
  const header = table.names[fields.indexOf(field)] ?? '';
  const text = typed.text(field);
  if (/_seconds$/.test(field)) return typed.has(field) ? secondsSql(text, header) : 'NULL::DOUBLE';
  if (field === 'complaints.satisfaction_score') return typed.has(field) ? ratingSql(text) : 'NULL::DOUBLE';
  if (/\.status$/.test(field)) return typed.has(field) ? statusSql(text) : 'NULL::VARCHAR';
  if (type === 'time') return typed.time(field);
  if (type === 'amount' || type === 'number') return typed.money(field);
  return /\.customer_id$/.test(field) ? typed.identity(field) : text;
}

/** Columns that only loading fills. */
function derived(kind: SideKind, typed: Typed): Readonly<Record<string, string>> {
  return kind === 'complaints'
    ? { status_raw: typed.text('complaints.status'), satisfaction_raw: typed.text('complaints.satisfaction_score') }
    : {};
}

const SPAN = (from: string, to: string) =>
  `CASE WHEN ${to} >= ${from} THEN date_diff('second', ${from}, ${to})::DOUBLE END`;

/** Loads tickets, campaigns, coupons, points or events into the table of their kind, column by column by name. */
export async function loadSide(loading: Loading): Promise<Loaded> {
  const { db, name, options } = loading;
  const kind = loading.kind as SideKind;
  const typed = new Typed(loading);
  const values: Record<string, string> = { ...derived(kind, typed) };
  for (const [column, type] of Object.entries(SIDE_COLUMNS[kind])) {
    const own = valueSql(typed, loading, `${kind}.${column}`, type);
    const other = INSTEAD[column];
    values[column] = other === undefined ? own : `coalesce(${own}, ${typed.text(`${kind}.${other}`)})`;
  }
  const columns = Object.keys(values);
  const required = SIDE_REQUIRED[kind].map(([first = '']) => first);
  const source = relation(loading, typed.used, kind);
  await db.script(
    `CREATE OR REPLACE TEMP TABLE import_side AS SELECT row, ${columns.map((column) => `${values[column] ?? 'NULL'} AS "${column}"`).join(', ')} FROM ${source}`,
    options,
  );
  if (kind === 'complaints') {
    await db.script(
      `UPDATE import_side SET first_response_seconds = coalesce(first_response_seconds, ${SPAN('created_at', 'first_response_at')}),
       resolution_seconds = coalesce(resolution_seconds, ${SPAN('created_at', 'coalesce(resolved_at, closed_at)')})`,
      options,
    );
  }
  const same = KEYS[kind].map((key) => `t."${key}" IS NOT DISTINCT FROM i."${key}"`).join(' AND ');
  await db.query(
    `DELETE FROM ${kind} t WHERE t.source_file <> $name AND EXISTS (SELECT 1 FROM import_side i WHERE ${same})`,
    { name },
    options,
  );
  const whole = required.map((column) => `"${column}" IS NOT NULL`).join(' AND ');
  const list = columns.map((column) => `"${column}"`).join(', ');
  await db.query(
    `INSERT INTO ${kind} (${list}, source_file, source_row) SELECT ${list}, $name, row FROM import_side WHERE ${whole}`,
    { name },
    options,
  );
  const { rows } = await db.query(
    `SELECT row, ${required.map((column) => `"${column}" IS NULL AS "${column}"`).join(', ')} FROM import_side WHERE NOT (${whole})`,
    {},
    options,
  );
  const reasonOf = (row: Readonly<Record<string, unknown>>) =>
    required.some((column) => row[column] === true && /_time$|_at$/.test(column)) ? 'no_date' : 'no_id';
  const reasons = new Map(rows.map((row) => [Number(row['row']), reasonOf(row)]));
  const leftOut: Record<string, number> = {};
  for (const reason of reasons.values()) leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  return { rowsRejected: rows.length, leftOut, rejected: await rejectedRows(loading, reasons) };
}
