// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** Gzipped bytes that the browser needs before the first paint: scripts and styles together. */
const BUDGET = 80 * 1024;
/** Gzipped bytes of a visit to a frozen dashboard but for the snapshot itself: with that of a page they stay under 150 KB. */
const FROZEN_BUDGET = 135 * 1024;

const gzipped = (/** @type {string} */ file) => gzipSync(readFileSync(file), { level: 9 }).length;
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1).padStart(8)} KB`;

/** @type {Map<string, readonly string[]>} */
const known = new Map();

/**
 * The chunks that a chunk imports statically.
 * @param {string} file
 */
function staticImports(file) {
  const found = known.get(file) ?? importsOf(file);
  known.set(file, found);
  return found;
}

/** @param {string} file */
function importsOf(file) {
  return parseAst(readFileSync(file, 'utf8'))
    .body.flatMap((node) =>
      node.type === 'ImportDeclaration' ||
      node.type === 'ExportNamedDeclaration' ||
      node.type === 'ExportAllDeclaration'
        ? [node.source?.value]
        : [],
    )
    .flatMap((source) => (typeof source === 'string' && source.startsWith('.') ? [join(dirname(file), source)] : []));
}

/**
 * A file with all that its scripts import statically, added to what is there.
 * @param {Set<string>} files
 * @param {string} file
 */
function visit(files, file) {
  if (files.has(file)) return;
  files.add(file);
  if (file.endsWith('.js')) for (const each of staticImports(file)) visit(files, each);
}

/** Files of the built page that index.html needs before it can draw. */
function firstPaintFiles() {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const urls = tags
    .filter((tag) => /<script\b|rel="(?:stylesheet|modulepreload)"/.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []);
  /** @type {Set<string>} */
  const files = new Set();
  for (const url of urls) visit(files, join(DIST, url));
  return [...files];
}

/**
 * Chunks that import each other. Which of them runs first then hangs on who asks, and a value of the other may not be there yet: the page
 * stays blank although every module is sound.
 * @param {readonly string[]} files
 * @returns {readonly (readonly string[])[]}
 */
function circles(files) {
  const reached = new Map(
    files.map((file) => {
      /** @type {Set<string>} */
      const found = new Set();
      for (const each of staticImports(file)) visit(found, each);
      return [file, found];
    }),
  );
  return files.flatMap((a) =>
    files.filter((b) => a < b && reached.get(a)?.has(b) && reached.get(b)?.has(a)).map((b) => [a, b]),
  );
}

/** What has to work without the dashboard's scripts: files are taken in, and what is missing is said, while they do not come (decision 0013). */
const WITHOUT_BOARD = ['index', 'start', 'workbench.svelte', 'in-sight', 'reader', 'engine'];

/** @param {string} file */
const chunkName = (file) => relative(join(DIST, 'assets'), file).replace(/-[\w-]{8}\.js$/, '');

/**
 * The shortest way of static imports from a chunk to one called `name`, both ends included; undefined where there is none.
 * @param {string} from
 * @param {string} name
 */
function wayTo(from, name) {
  const ways = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = way.at(-1) ?? from;
    if (chunkName(last) === name) return way;
    for (const next of staticImports(last)) {
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}

/**
 * What is wrong with chunks that are loaded before the board, a sentence each.
 * @param {readonly string[]} files
 */
function boardTooEarly(files) {
  const isBoard = files.some((file) => chunkName(file) === 'board');
  const missing = [...WITHOUT_BOARD, ...(isBoard ? [] : ['board'])]
    .filter((name) => !files.some((file) => chunkName(file) === name))
    .map(
      (name) => `NO CHUNK IS CALLED ${name} ANY MORE: name what is loaded before the board in tests/support/budget.js`,
    );
  const early = WITHOUT_BOARD.flatMap((name) => files.filter((file) => chunkName(file) === name)).flatMap((file) => {
    const way = wayTo(file, 'board');
    return way ? [`THE BOARD IS NEEDED TO START ${chunkName(file)}: ${way.map(chunkName).join(' imports ')}`] : [];
  });
  return [...missing, ...early];
}

const needed = firstPaintFiles();
const lazy = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:js|css|wasm)$/.test(file))
  .map((file) => join(DIST, file))
  .filter((file) => !needed.includes(file));
const sized = (/** @type {readonly string[]} */ files) =>
  files.map((file) => ({ name: relative(DIST, file), bytes: gzipped(file) })).sort((a, b) => b.bytes - a.bytes);

console.log('Before the first paint (gzip):');
for (const { name, bytes } of sized(needed)) console.log(kilobytes(bytes), name);
console.log('Loaded when asked for, the ten largest:');
for (const { name, bytes } of sized(lazy).slice(0, 10)) console.log(kilobytes(bytes), name);

const total = needed.reduce((sum, file) => sum + gzipped(file), 0);
const verdict = total <= BUDGET ? 'within' : 'OVER';
console.log(`first paint ${(total / 1024).toFixed(1)} KB, ${verdict} the budget of ${BUDGET / 1024} KB`);

const frozen = new Set(needed);
const names = readdirSync(join(DIST, 'assets'));
for (const name of names)
  if (/^(?:board|core|frozen)-.*\.(?:js|css)$/.test(name)) visit(frozen, join(DIST, 'assets', name));
const frozenTotal = [...frozen].reduce((sum, file) => sum + gzipped(file), 0);
const frozenVerdict = frozenTotal <= FROZEN_BUDGET ? 'within' : 'OVER';
console.log(
  `frozen dashboard ${(frozenTotal / 1024).toFixed(1)} KB, ${frozenVerdict} the budget of ${FROZEN_BUDGET / 1024} KB`,
);

const engine = [...frozen].filter((file) => /(?:duckdb|engine|workbench|arrow)[^/]*\.js$|\.wasm$/.test(file));
for (const file of engine) console.log(`A FROZEN DASHBOARD NEEDS ${relative(DIST, file)}`);

const scripts = names.filter((name) => name.endsWith('.js')).map((name) => join(DIST, 'assets', name));
const circular = circles(scripts);
for (const pair of circular) console.log(`IN A CIRCLE: ${pair.map((file) => relative(DIST, file)).join(' and ')}`);

const early = boardTooEarly(scripts);
for (const sentence of early) console.log(sentence);
if (total > BUDGET || frozenTotal > FROZEN_BUDGET || engine.length + circular.length + early.length > 0)
  process.exitCode = 1;
