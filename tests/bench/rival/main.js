// The page that a plain use of DuckDB-wasm makes: start the engine, read the file into a table, one statement per chart, six SVG charts.
import * as duckdb from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

const CHARTS = {
  months: `SELECT strftime("下单时间", '%Y-%m') AS key, sum("实付金额") AS value FROM lines GROUP BY 1 ORDER BY 1`,
  customers: `SELECT strftime("下单时间", '%Y-%m') AS key, count(DISTINCT "会员编号")::DOUBLE AS value FROM lines GROUP BY 1 ORDER BY 1`,
  orders: `SELECT strftime("下单时间", '%Y-%m') AS key, count(DISTINCT "订单编号")::DOUBLE AS value FROM lines GROUP BY 1 ORDER BY 1`,
  province: `SELECT "省份" AS key, sum("实付金额") AS value FROM lines GROUP BY 1 ORDER BY 2 DESC`,
  channel: `SELECT "渠道" AS key, sum("实付金额") AS value FROM lines GROUP BY 1 ORDER BY 2 DESC`,
  category: `SELECT "类目" AS key, sum("实付金额") AS value FROM lines GROUP BY 1 ORDER BY 2 DESC`,
};

const started = (async () => {
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(worker));
  await db.instantiate(wasm);
  return db;
})();

/** @param {string} name @param {readonly { key: string, value: number }[]} rows */
function draw(name, rows) {
  const most = Math.max(...rows.map(({ value }) => value));
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 480 240');
  svg.setAttribute('width', '480');
  svg.dataset['chart'] = name;
  svg.dataset['sum'] = String(rows.reduce((sum, { value }) => sum + value, 0));
  for (const [at, { key, value }] of rows.entries()) {
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const width = 480 / rows.length;
    for (const [attribute, of] of Object.entries({
      x: at * width,
      y: 240 - (220 * value) / most,
      width: width - 1,
      height: (220 * value) / most,
    }))
      bar.setAttribute(attribute, String(of));
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = `${key} ${value}`;
    bar.append(title);
    svg.append(bar);
  }
  document.querySelector('main')?.append(svg);
}

document.querySelector('input')?.addEventListener('change', async ({ currentTarget }) => {
  const file = currentTarget instanceof HTMLInputElement ? currentTarget.files?.[0] : undefined;
  if (!file) return;
  const db = await started;
  await db.registerFileHandle('lines.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await db.connect();
  await connection.query(
    `CREATE TABLE lines AS SELECT * FROM read_csv('lines.csv', header = true, types = {'订单编号': 'VARCHAR', '会员编号': 'VARCHAR'})`,
  );
  for (const [name, sql] of Object.entries(CHARTS))
    draw(
      name,
      (await connection.query(sql)).toArray().map((row) => ({ key: String(row.key), value: Number(row.value) })),
    );
});
