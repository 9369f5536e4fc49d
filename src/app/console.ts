import { decodeParams, describeAnalyses } from '../analyses/describe';
import { ANALYSES } from '../analyses/registry';
import { QueryError } from '../db/errors';
import type { ColumnSummary, FileSummary } from '../imports/summary';
import { ATTRIBUTE_IDS, isAttribute } from '../model/attributes';
import { type Scope, WHOLE } from '../model/scope';
import type { TableDescription } from '../model/workspace';
import type { Session } from '../state/session.svelte';
import { isDay } from '../util/day';
import type { Workbench } from './workbench.svelte';

/** What `window.kequn` offers: docs/console.md. */
export interface Console {
  /** Resolves when the engine runs. */
  readonly ready: Promise<void>;
  tables(): Promise<readonly TableDescription[]>;
  analyses(): ReturnType<typeof describeAnalyses>;
  run(
    id: string,
    params?: Readonly<Record<string, unknown>>,
    scope?: Partial<Pick<Scope, 'from' | 'to' | 'filters'>>,
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
  sql(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  importFiles(files: readonly File[]): Promise<readonly unknown[]>;
  /** Everything as if the loaded file of that name had never been dropped; resolves with the files that are left. */
  takeOut(file: string | Pick<FileSummary, 'name'>): Promise<readonly FileSummary[]>;
  /** Every file that is loaded, waits or was refused; remarks in the language of the page. */
  files(): Promise<readonly FileSummary[]>;
  /** What the columns of a file, given by its name, are taken for. */
  mapping(file: string | Pick<FileSummary, 'name'>): Promise<readonly ColumnSummary[]>;
}

declare global {
  interface Window {
    kequn?: Console;
  }
}

/** The files at hand: loaded, then waiting, then refused. */
function filesOf(workbench: Workbench) {
  const { pending, refused } = workbench.work();
  return [...(workbench.importer()?.loaded() ?? []), ...pending, ...refused];
}

type GivenScope = Partial<Pick<Scope, 'from' | 'to' | 'filters'>>;

/** Throws a RangeError that names the part of a scope that cannot be meant. */
export function checkedScope(scope: GivenScope): GivenScope {
  for (const end of ['from', 'to'] as const) {
    const day = scope[end];
    if (day !== undefined && day !== null && !isDay(day))
      throw new RangeError(`scope.${end} is no day: ${day}; write YYYY-MM-DD`);
  }
  const { from, to, filters = {} } = scope;
  if (from && to && from >= to)
    throw new RangeError(`scope.from ${from} is not before scope.to ${to}; the day of \`to\` is not included`);
  for (const [name, values] of Object.entries(filters)) {
    if (!isAttribute(name)) throw new RangeError(`no filter is called ${name}; there are: ${ATTRIBUTE_IDS.join(', ')}`);
    if (!Array.isArray(values) || !values.every((value) => typeof value === 'string'))
      throw new RangeError(`scope.filters.${name} must be a list of texts, such as ['…']`);
  }
  return scope;
}

/** Puts `kequn` on the window. Every method waits for the engine; failures reject with a sentence. */
export function installConsole(session: Session, workbench: Workbench, ready: Promise<unknown>): void {
  const told = ready.then(() => undefined);
  // Whoever waits for it hears of a failure; the page says so itself.
  told.catch(() => undefined);
  window.kequn = {
    ready: told,
    async tables() {
      return (await workbench.engine()).workspace.tables();
    },
    analyses: () => describeAnalyses(session.locale),
    async run(id, given = {}, scope = {}) {
      const analysis = ANALYSES.get(id);
      if (!analysis) throw new RangeError(`no analysis is called ${id}; there are: ${[...ANALYSES.keys()].join(', ')}`);
      const engine = await workbench.engine();
      const { source } = session.loaded?.ahead ? session.loaded : engine;
      const params = decodeParams(analysis, given);
      const result = await source.get({ analysis, params, scope: { ...WHOLE, ...checkedScope(scope) } });
      switch (result.kind) {
        case 'rows':
          return result.rows;
        case 'absent':
        case 'empty':
          return [];
        case 'missing':
          throw new Error(`${id} needs data that are not loaded: ${result.needs.join(', ')}`);
        case 'failed':
          throw new QueryError('invalid', result.message, result.sql);
      }
    },
    async sql(text) {
      return (await workbench.sql(text)).rows;
    },
    async importFiles(files) {
      await workbench.addFiles(files);
      const failure = workbench.work().failures.at(-1);
      if (failure) throw new Error(`${failure.file}: ${failure.code}`);
      return filesOf(workbench);
    },
    async takeOut(file) {
      const name = typeof file === 'string' ? file : file.name;
      const loaded = workbench.importer()?.loaded() ?? [];
      const found = loaded.findLast((each) => each.name === name);
      if (!found)
        throw new RangeError(
          `no file is called ${name}; there are: ${loaded.map((each) => each.name).join(', ') || 'none'}`,
        );
      await workbench.takeOut(found);
      const failure = workbench.work().failures.at(-1);
      if (failure) throw new Error(`${failure.file}: ${failure.code}`);
      return this.files();
    },
    async files() {
      const [{ summaryOf }, { problemText }] = await Promise.all([
        import('../imports/summary'),
        import('../pages/problem'),
      ]);
      return filesOf(workbench).map((file) => summaryOf(file, (problem) => problemText(session.locale, problem)));
    },
    async mapping(file) {
      const { mappingOf } = await import('../imports/summary');
      return mappingOf(filesOf(workbench), typeof file === 'string' ? file : file.name);
    },
  };
}
