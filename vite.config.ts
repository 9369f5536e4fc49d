import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { sampleResults } from './src/app/ahead/plugin.ts';
import { hostedData } from './src/app/share/hosted/plugin.ts';
import { reportTemplate } from './src/app/share/report/plugin.ts';
import { assembly } from './src/imports/typed/plugin.ts';
import { sampleData } from './src/model/sample/plugin.ts';
import { inDocument, inNode } from './tests/support/test-files.ts';

const sources = (...paths: readonly string[]) => new RegExp(paths.map((path) => `/src/(?:${path})`).join('|'));
/** What every visit needs, and what every dashboard needs: few large chunks pack better, and start sooner, than fifty small ones (decision 0013). */
const CORE = sources(
  'util/(?!csv)',
  'codec/',
  'i18n/(?:format|locale|currency)',
  'i18n/texts/(?:names|shell|frozen|pages)',
  'state/(?:session|link|notes|preferences|range|targets)',
  'model/(?:selection|attributes|rfm|rows|festivals|tables)',
  'db/(?:columns|errors)',
  'analyses/(?:analysis|source|rfm-params)\\.',
  'pages/(?:PreferenceBar|services)',
  'ui/(?:Menu|Popover|Sentence)\\.svelte',
  'ui/sentence',
  'ui/dropped-files\\.',
);
const BOARD = sources(
  'app/(?:Dashboard|TopBar|Nav|Layout|DataChip)\\.svelte',
  'app/lately\\.',
  'app/share/(?:ShareMenu|FrozenBar|words)\\.',
  'pages/(?:overview/(?!KpiHow|KpiTarget|SatisfiedScale)|(?:panel-keys|hold-height)|(?:PageFrame|PageHeading|Panel|PanelMenu|PanelSource|PlainPanel|FrozenNote)\\.svelte)',
  'charts/(?!export|brush|notes|part)',
  'analyses/(?:kpi-params|rfm-window|survey-[a-z]+)\\.ts',
  'analyses/(?:kpi-summary|kpi-monthly|revenue-by-month|breakdown|cohort-retention|rfm-segments|lorenz|nps)/(?!quick|part)',
  'state/(?:analysis-query|comparison|outbound)',
  'stats/',
  'i18n/texts/(?:panel|share-menu)',
);
/** The start page and what takes files in, but for what is fetched later. */
const START = sources(
  'pages/(?:start/|ImportKept|ImportPanel|ImportProgress|FilePreview|Mapping|PersonalToggle|RecipeNote|dotted|personal|problem|data/summary)',
  'i18n/texts/(?:kept|data|reading|personal|import)\\.',
  'ui/(?:Button|FileButton|Progress|Segmented|Select|scroll-region)\\.',
  'state/(?:kept-files|recent)',
  'imports/(?:counting|field-names|messages|people|recognise/(?:side-)?fields)',
  'model/personal',
);
/** What charts are drawn with before the engine is there. */
const AHEAD = sources(
  'analyses/(?:quick-kpis|quick-answers|[a-z-]+/quick)\\.',
  'app/ahead/(?:ahead|questions|quick|source|AheadNote)\\.',
  'app/(?:ScopeBar|FilterList|FilterPicker|RangePicker)',
  'pages/MonthBrush',
  'state/(?:stretch|time-brush)',
  'i18n/texts/(?:ahead|brush)',
);
const FROZEN = sources('share/(?:pack|read|ratios|frozen-source|key|may-leave|snapshot)\\.', 'app/share/open\\.');
/** Of Svelte itself all but the sets and maps that only dialogs use. */
const isSvelte = (id: string) =>
  id.includes('/node_modules/svelte/') && !/svelte\/src\/reactivity\/(?!create)/.test(id);
const chunks = [
  {
    name: 'core',
    test: (id: string) => CORE.test(id) || isSvelte(id) || /node_modules\/clsx\/|vite\/preload-helper/.test(id),
    priority: 3,
  },
  { name: 'board', test: (id: string) => BOARD.test(id), priority: 2 },
  { name: 'frozen', test: (id: string) => FROZEN.test(id), priority: 1 },
  { name: 'start', test: (id: string) => START.test(id), priority: 0 },
  { name: 'ahead', test: (id: string) => AHEAD.test(id), priority: 0 },
];

/** Relative URLs everywhere: the built page works from any sub-path. */
export default defineConfig({
  base: './',
  plugins: [svelte(), assembly(), sampleData(), sampleResults(), reportTemplate(), hostedData()],
  worker: { format: 'es', plugins: () => [assembly()] },
  // Vite's own default, which Vitest narrows: tests in jsdom mount components of the browser, not of the server.
  environments: { client: { resolve: { conditions: ['module', 'browser', 'development|production'] } } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: chunks } },
    },
  },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'page', ...inDocument } },
      // Many files in one process: what is slow to start, the engine above all, starts once in each.
      { extends: true, test: { name: 'node', ...inNode, isolate: false, setupFiles: 'tests/support/after-file.ts' } },
    ],
    alias: process.env.VITEST ? [{ find: /^svelte$/, replacement: 'svelte' }] : [],
  },
});
