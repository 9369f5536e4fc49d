import type { Loading } from './context';
import { isClosed, standingOf } from './names';
import silentSql from './orders-silent-lines.sql?raw';

/** Writes which status words mean which standing; returns whether the file has any. */
export async function writeStandings(loading: Loading, lines: string): Promise<boolean> {
  const { db, options } = loading;
  const has = loading.fields.includes('orders.order_status') || loading.fields.includes('orders.refund_status');
  const { rows } = has
    ? await db.query(
        `SELECT DISTINCT coalesce(status, '') AS status, coalesce(refund_status, '') AS refund FROM ${lines} LIMIT 5000`,
        {},
        options,
      )
    : { rows: [] };
  const pairs = rows.map(({ status, refund }) => [String(status), String(refund)] as const);
  await db.query(
    `CREATE OR REPLACE TEMP TABLE import_standings AS SELECT unnest($status::VARCHAR[]) AS status, unnest($refund::VARCHAR[]) AS refund_status,
     unnest($standing::VARCHAR[]) AS standing, unnest($closed::VARCHAR[])::BOOLEAN AS is_closed`,
    {
      status: pairs.map(([status]) => status),
      refund: pairs.map(([, refund]) => refund),
      standing: pairs.map(([status, refund]) => standingOf(status, refund)),
      closed: pairs.map(([status]) => String(isClosed(status))),
    },
    options,
  );
  return has;
}

/** Lets lines of `import_lines`, a table, that say nothing of their standing say what the first line of their order does. */
export async function fillSilent({ db, options }: Loading): Promise<void> {
  const { rows } = await db.query(
    'SELECT EXISTS (FROM import_lines WHERE status IS NULL AND refund_status IS NULL) AS is_silent',
    {},
    options,
  );
  if (rows[0]?.['is_silent'] === true) await db.script(silentSql, options);
}
