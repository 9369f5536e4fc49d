import ts from 'typescript';
import { expect, it } from 'vitest';
import { lineOf, parse, type Reference, referencesOf, type SourceFile, sourceFiles, walk } from './support/imports.ts';
import { projectFile } from './support/project.ts';

/** The table of docs/architecture.md: what each folder of src/ may import, besides itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  util: [],
  codec: ['util'],
  i18n: ['util'],
  stats: ['util'],
  db: ['util'],
  charts: ['util'],
  ui: ['util'],
  model: ['db', 'util'],
  imports: ['model', 'db', 'util'],
  analyses: ['model', 'db', 'stats', 'codec', 'i18n', 'charts/spec', 'util'],
  share: ['analyses', 'db', 'model', 'codec', 'i18n', 'util'],
  state: ['analyses', 'db', 'model', 'codec', 'i18n', 'util'],
  deck: ['share', 'state', 'analyses', 'db', 'model', 'codec', 'i18n', 'charts/spec', 'util'],
  pages: ['state', 'analyses', 'charts', 'ui', 'imports', 'model', 'codec', 'i18n', 'util'],
  app: ['*'],
};
/** Each folder in these is one thing that knows nothing of its neighbours. */
const SIBLINGS = ['analyses', 'charts', 'pages'];
/** Packages that one layer keeps to itself. */
const PACKAGES: readonly { readonly name: RegExp; readonly layers: readonly string[] }[] = [
  { name: /^@duckdb\/|^apache-arrow/, layers: ['db'] },
  { name: /^d3(-|$)/, layers: ['charts', 'deck'] },
  { name: /^svelte(\/|$)/, layers: ['charts', 'ui', 'state', 'pages', 'app'] },
];
/** Layers that stand on nothing but the language. */
const BARE = ['util', 'codec', 'i18n', 'stats'];
const SQL_LAYERS = ['db', 'model', 'imports'];
const MAX_LINES = 250;

const files = sourceFiles('.ts', '.svelte', '.css');
const layerOf = (path: string) => path.split('/')[0] ?? '';
/** `nps` for `analyses/nps/view.ts`; nothing for files that lie in the layer itself. */
const folderOf = (path: string) => (path.split('/').length > 2 ? path.split('/')[1] : undefined);

function allowed(file: SourceFile, { target, own, typeOnly }: Reference): boolean {
  const layer = layerOf(file.path);
  if (!own) {
    if (BARE.includes(layer)) return false;
    return PACKAGES.every(({ name, layers }) => !name.test(target) || layers.includes(layer));
  }
  const to = layerOf(target);
  if (to === '..' || to === '.') return false;
  if (to === layer) {
    const [here, there] = [folderOf(file.path), folderOf(target)];
    return !SIBLINGS.includes(layer) || here === undefined || there === undefined || here === there;
  }
  const may = LAYERS[layer] ?? [];
  if (may.includes('*') || may.includes(to)) return true;
  return typeOnly && may.includes(target.replace(/\.ts$/, ''));
}

/** Lines of the text that match, as `src/path:line`. */
function linesMatching({ path, text }: SourceFile, pattern: RegExp): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`src/${path}:${index + 1} ${line.trim()}`] : []));
}

it('reads imports in every form, with their lines', () => {
  const text = [
    "import { a } from '../util/day';",
    "import type { B } from '../charts/spec';",
    "export * from './own';",
    "const c = await import('../db/database.ts');",
    "type D = import('apache-arrow').Table;",
    "const e = import.meta.glob(['./*/index.ts', '!./x/y.ts']);",
    "import sql from './query.sql?raw';",
    "new Worker(new URL('../state/worker.ts', import.meta.url));",
  ].join('\n');
  expect(
    referencesOf({ path: 'model/example.ts', text }).map(
      ({ line, target, typeOnly }) => `${line} ${target}${typeOnly ? ' type' : ''}`,
    ),
  ).toEqual([
    '1 util/day',
    '2 charts/spec type',
    '3 model/own',
    '4 db/database.ts',
    '5 apache-arrow type',
    '6 model/*/index.ts',
    '6 model/x/y.ts',
    '7 model/query.sql',
    '8 state/worker.ts',
  ]);
  const svelte =
    '<p>{#await import("../db/late")}{/await}</p>\n<script lang="ts">\n  import X from "../ui/X.svelte";\n</script>';
  expect(
    referencesOf({ path: 'pages/a/A.svelte', text: svelte }).map(({ line, target }) => `${line} ${target}`),
  ).toEqual(['3 pages/ui/X.svelte', '1 pages/db/late']);
});

it('lets folders import only what lies below them, and never a sibling', () => {
  const broken = files.flatMap((file) =>
    referencesOf(file)
      .filter((reference) => !allowed(file, reference))
      .map(({ line, target, own }) => `src/${file.path}:${line} must not import ${own ? 'src/' : ''}${target}`),
  );
  expect(broken).toEqual([]);
});

it('knows every folder of src', () => {
  expect(files.filter(({ path }) => !(layerOf(path) in LAYERS)).map(({ path }) => path)).toEqual([]);
});

it('says the same as docs/architecture.md', () => {
  const table = projectFile('docs/architecture.md').matchAll(/^\| `(\w+)` \|.*\| ([^|]+) \|$/gm);
  const documented = Object.fromEntries(
    [...table]
      .filter(([, layer = '']) => layer in LAYERS)
      .map(([, layer = '', may = '']) => [
        layer,
        may.startsWith('everything')
          ? ['*']
          : may.trim() === '–'
            ? []
            : may
                .replace(/`| \(types\)/g, '')
                .trim()
                .split(', '),
      ]),
  );
  expect(documented).toEqual(LAYERS);
});

it('keeps files short enough to read in one sitting', () => {
  const long = files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES);
  expect(long.map(({ path, lines }) => `src/${path}: ${lines} lines, at most ${MAX_LINES}`)).toEqual([]);
});

it('keeps SQL out of template strings above the engine, the model and the import', () => {
  const isSql = /\bSELECT\b[\s\S]*\bFROM\b|\b(?:INSERT INTO|DELETE FROM|(?:CREATE|DROP)\b[\w\s]*\bTABLE)\b/;
  const found = files
    .filter(({ path }) => !path.endsWith('.css') && !SQL_LAYERS.includes(layerOf(path)))
    .flatMap((file) => {
      const source = parse(file);
      const hits: string[] = [];
      walk(source, (node) => {
        if (
          (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) &&
          isSql.test(node.getText(source))
        ) {
          hits.push(`src/${file.path}:${lineOf(source, node)} holds SQL`);
        }
      });
      return hits;
    });
  expect(found).toEqual([]);
});

it('needs no exception from the content security policy', () => {
  const markup = files.filter(({ path }) => path.endsWith('.svelte'));
  const scripts = files.filter(({ path }) => !path.endsWith('.css'));
  expect(markup.flatMap((file) => linesMatching(file, /\sstyle=["'{]|\{style\}/))).toEqual([]);
  expect(markup.flatMap((file) => linesMatching(file, /\{@html/))).toEqual([]);
  expect(scripts.flatMap((file) => linesMatching(file, /\beval\(|\bnew Function\b|\.innerHTML\s*=/))).toEqual([]);
});

it('asserts nothing that it has not checked', () => {
  const found = files
    .filter(({ path }) => !path.endsWith('.css'))
    .flatMap((file) => linesMatching(file, /@ts-(?:ignore|expect-error|nocheck)|eslint-disable|\bas any\b/));
  expect(found).toEqual([]);
});
