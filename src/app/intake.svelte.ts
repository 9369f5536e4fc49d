import { QueryError } from '../db/errors';
import type { ImportReport, LoadedFile, ReadingRules, Remapping, StagedFile } from '../imports/api';
import { withRecipes } from '../imports/recipes/use';
import type { ImportWork } from '../pages/services';
import type { Session } from '../state/session.svelte';
import { isOutOfMemory } from '../util/out-of-memory';
import { Arrivals } from './ahead/arrivals';
import type { EngineRoom } from './engine-room';
import { loadBehind, showRead } from './first-look';
import { keepResultsOf, stageKept } from './kept';
import type { Recipes } from './recipes.svelte';
import { reread } from './reread';
import type { Sayings } from './sayings';
import { tellSkipped } from './skipped';
import { type AddOptions, failureOf, IDLE, loadedOf, type Reading, sorted, swapped, withoutFiles } from './work';

/** Nothing is under way. */
const OVER = { progress: null, isStopping: false } as const;

/**
 * Takes files in: reads them, shows what can be told of them, asks about what is unclear and loads the rest. For one import at a time: what is on
 * screen, what can be cancelled and what is told of it are always those of one. Failures are said on the page.
 */
export class Intake {
  readonly arrivals: Arrivals;
  readonly #session: Session;
  readonly #room: EngineRoom;
  readonly #recipes: Recipes;
  readonly #sayings: Sayings;
  #work = $state.raw<ImportWork>(IDLE);
  #abort: AbortController | undefined;
  /** Ids of loaded files that a waiting file is to replace, by its id. */
  readonly #replaced = new Map<string, string>();
  /** What is read or loaded just now, or was when the engine stopped. */
  readonly #underWay = new Set<File>();
  #isSample = false;

  constructor(session: Session, room: EngineRoom, recipes: Recipes, sayings: Sayings) {
    this.arrivals = new Arrivals(session);
    this.#session = session;
    this.#room = room;
    this.#recipes = recipes;
    this.#sayings = sayings;
  }

  get work(): ImportWork {
    return this.#work;
  }

  /** Whether the sample is loaded, alone: it leaves with whatever comes next, and stays until that is loaded. */
  get isSample(): boolean {
    return this.#isSample;
  }

  get loaded(): readonly LoadedFile[] {
    return this.#room.running?.importer.loaded() ?? [];
  }

  /** Everything that is loaded, waits for an answer or is being read: what a new engine is to be given. */
  get files(): readonly File[] {
    const { importer } = this.#room.running ?? {};
    const known = [...this.loaded, ...this.#work.pending].flatMap((file) => importer?.source(file) ?? []);
    return [...new Set([...known, ...this.#underWay])];
  }

  cancel(): void {
    this.#abort?.abort();
    if (this.#work.progress) this.#work = { ...this.#work, isStopping: true };
  }

  /** What went wrong before is no longer said. */
  forgetFailures(): void {
    this.#work = { ...this.#work, failures: [] };
  }

  /** As if nothing had been done: the engine that everything was done with is gone. */
  reset(): void {
    this.#work = IDLE;
    this.#replaced.clear();
    this.#underWay.clear();
    this.#isSample = false;
  }

  async add(files: readonly File[], options: AddOptions = {}): Promise<void> {
    if (files.length === 0) return;
    const { sheet, plain = false } = options;
    const read: Reading = async (importer, staging) => {
      const staged = await importer.stage(files, { ...staging, ...(sheet === undefined ? {} : { sheet }) });
      return withRecipes(staged, plain ? [] : this.#recipes.all(), importer);
    };
    for (const file of files) this.#underWay.add(file);
    await this.#take(files[0]?.name ?? '', read, options);
  }

  /** The files that were kept in this browser. */
  async restore(): Promise<void> {
    await this.#take('', stageKept);
    await keepResultsOf(this.#session.own);
  }

  async addSample(): Promise<void> {
    this.arrivals.sample();
    this.#work = IDLE;
    const abort = this.#begin('', 'reading');
    try {
      const { sampleFiles } = await import('../model/sample/load');
      const files = await sampleFiles(new URL('.', document.baseURI).href, abort.signal);
      await this.add(files, { plain: true, isSample: true });
    } catch (cause) {
      await this.#fail(cause, abort.signal, '');
    }
  }

  /** Reads what a waiting or loaded file was read from once more, whatever was said of files like it. */
  async addPlain(file: StagedFile): Promise<void> {
    const source = this.#room.running?.importer.source(file);
    if (!source) return;
    const isLoaded = this.loaded.some(({ id }) => id === file.id);
    const replaced = isLoaded ? file.id : this.#replaced.get(file.id);
    if (!isLoaded) await this.discard([file]);
    await this.add([source], { plain: true, ...(replaced === undefined ? {} : { replaced }) });
  }

  load(files: readonly StagedFile[], isSample = false): Promise<ImportReport | null> {
    const replaced = new Set(files.flatMap(({ id }) => this.#replaced.get(id) ?? []));
    const leaving = this.loaded.filter(({ id }) => this.#isSample || replaced.has(id));
    return this.#load(files, leaving, isSample);
  }

  async takeOut(file: LoadedFile): Promise<void> {
    if (this.loaded.every(({ id }) => id === file.id)) await this.clear();
    else await this.#load([], [file]);
  }

  async reread(file: LoadedFile, rules: ReadingRules): Promise<void> {
    const abort = this.#begin(file.name, 'reading');
    try {
      const { importer } = await this.#room.engine();
      const next = await reread(importer, file, rules, this.#options(abort));
      this.#recipes.changed(next);
      await this.#load([next], [file]);
    } catch (cause) {
      await this.#fail(cause, abort.signal, file.name, '');
    }
  }

  async remap(file: StagedFile, change: Remapping): Promise<StagedFile> {
    const next = await (await this.#room.engine()).importer.remap(file, change);
    this.#recipes.changed(file);
    this.#work = { ...this.#work, ...swapped(this.#work, next) };
    return next;
  }

  async discard(files: readonly StagedFile[]): Promise<void> {
    await this.#room.running?.importer.drop(files);
    this.#work = { ...this.#work, ...withoutFiles(this.#work, files) };
  }

  async clear(): Promise<void> {
    const engine = await this.#room.engine();
    await engine.workspace.exclusively(() => engine.importer.clear());
    this.reset();
    this.#session.loaded = null;
    this.#session.go({ ...this.#session.onPage('start'), filters: {} });
  }

  /** Work on a file starts: it can be cancelled. */
  #begin(file: string, phase: 'reading' | 'loading'): AbortController {
    this.#abort = new AbortController();
    this.#work = { ...this.#work, progress: { file, phase, share: null }, isStopping: false };
    return this.#abort;
  }

  /** Loads what is read, but for what cannot be used and what has to be asked about. */
  async #take(first: string, read: Reading, { replaced, isSample = false, isQueued = false }: AddOptions = {}) {
    const abort = this.#begin(first, 'reading');
    const before = isQueued ? this.#work.refused : [];
    this.#work = { ...this.#work, refused: before };
    try {
      const engine = await this.#room.engine();
      const reading = () => read(engine.importer, this.#options(abort));
      const staged = isSample ? await reading() : await showRead(engine, reading, this.arrivals, this.#session, abort);
      abort.signal.throwIfAborted();
      if (engine !== this.#room.running)
        throw new QueryError('engine-lost', 'the engine stopped while files were read', '');
      const { refused, unclear, sure } = sorted(staged);
      if (replaced !== undefined) for (const { id } of staged) this.#replaced.set(id, replaced);
      const pending = [...this.#work.pending, ...unclear];
      this.#work = { ...this.#work, refused: [...before, ...refused], pending, ...OVER };
      if (sure.length === 0) await this.arrivals.fail(new Error('nothing was loaded'));
      else if (!(await this.load(sure, isSample))) return;
      this.#underWay.clear();
    } catch (cause) {
      await this.#fail(cause, abort.signal, first);
    }
  }

  async #load(
    files: readonly StagedFile[],
    leaving: readonly LoadedFile[],
    isSample = this.#isSample,
  ): Promise<ImportReport | null> {
    const first = files[0]?.name ?? leaving[0]?.name ?? '';
    const abort = this.#begin(first, 'loading');
    try {
      const engine = await this.#room.engine();
      const options = { ...this.#options(abort), without: leaving.map(({ id }) => id) };
      const report = await loadBehind(engine, () => engine.importer.load(files, options), abort.signal);
      this.#isSample = isSample;
      this.#work = { ...this.#work, report, ...OVER, ...withoutFiles(this.#work, files) };
      this.#recipes.remember(files);
      tellSkipped(this.#session, report);
      await this.arrivals.arrive(loadedOf(engine, report, isSample));
      if (this.#session.loaded?.frozen) this.#sayings.behind(first);
      return report;
    } catch (cause) {
      await this.#fail(cause, abort.signal, first, files[0]?.name ?? '');
      return null;
    }
  }

  #options({ signal }: AbortController) {
    const onProgress = (progress: NonNullable<ImportWork['progress']>) => {
      this.#work = { ...this.#work, progress };
    };
    return { signal, onProgress };
  }

  /**
   * Says why, but of an engine that stopped while it worked: what becomes of its files is said once for all of them. `coming`: the file that was
   * to come; empty where the work was on those that are there.
   */
  async #fail(cause: unknown, signal: AbortSignal, file: string, coming = file): Promise<void> {
    this.#work = { ...this.#work, ...OVER };
    this.#room.running?.feed.end();
    await this.arrivals.fail(cause);
    const reason = cause instanceof QueryError ? cause.reason : isOutOfMemory(cause) ? 'out-of-memory' : null;
    if (reason === 'engine-lost' && this.#session.engine === 'ready') return;
    this.#underWay.clear();
    if (signal.aborted) this.#sayings.cancelled(coming);
    else if (reason === 'out-of-memory') this.#sayings.outOfMemory(coming);
    else this.#work = { ...this.#work, failures: [...this.#work.failures, failureOf(cause, file)] };
  }
}
