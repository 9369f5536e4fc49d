import { QueryError } from '../db/errors';
import type { Importer, ImportReport, LoadedFile, ReadingRules, Remapping, StagedFile } from '../imports/api';
import { withRecipes } from '../imports/recipes/use';
import type { ImportWork, Services } from '../pages/services';
import type { Session } from '../state/session.svelte';
import { Arrivals } from './ahead/arrivals';
import type { AheadResults } from './ahead/results';
import type { Engine } from './engine';
import { EngineRoom } from './engine-room';
import { loadBehind, showRead } from './first-look';
import { keepLoaded, keepResultsOf, stageKept } from './kept';
import { Recipes, recipesKey } from './recipes.svelte';
import { reread } from './reread';
import { tellSkipped } from './skipped';
import { type AddOptions, failureOf, IDLE, loadedOf, type Reading, sorted, swapped, withoutFiles } from './work';

/** Wires engine, importer and session together; the only one who knows them all. */
export class Workbench implements Omit<Services, 'deck'> {
  readonly #session: Session;
  #work = $state.raw<ImportWork>(IDLE);
  readonly #room: EngineRoom;
  #abort: AbortController | undefined;
  /** Ids of loaded files that a waiting file is to replace, by its id. */
  readonly #replaced = new Map<string, string>();
  readonly recipes = new Recipes(recipesKey(document.baseURI));
  #sampleShown = false;
  #wasRevived = false;
  readonly #arrivals: Arrivals;

  constructor(session: Session) {
    this.#session = session;
    this.#arrivals = new Arrivals(session);
    this.#room = new EngineRoom(session, () => void this.#revive());
  }

  work = (): ImportWork => this.#work;
  importer = (): Importer | null => this.#room.running?.importer ?? null;
  cancel = (): void => this.#abort?.abort();

  #loadedFiles = (): readonly LoadedFile[] => this.importer()?.loaded() ?? [];

  engine = (): Promise<Engine> => this.#room.engine();
  started = async (): Promise<void> => (await this.engine()).started;

  /** The worker died: starts a new one and reads the same files again, once; what brings it down twice is left out. */
  async #revive(): Promise<void> {
    const old = this.importer();
    const files = this.#wasRevived ? [] : (old?.loaded() ?? []).flatMap((file) => old?.source(file) ?? []);
    const isSample = this.#sampleShown;
    await this.#room.giveUp();
    this.#session.loaded = null;
    const lost = this.#wasRevived ? 'lostAgain' : 'lost';
    this.#session.say(() => this.#session.texts.engine[lost], 'warn');
    this.#work = IDLE;
    this.#replaced.clear();
    this.#sampleShown = false;
    this.#wasRevived = true;
    await this.#add(files, { plain: isSample, isSample });
    if (files.length === 0) await this.engine();
  }

  addFiles = async (files: readonly File[]): Promise<void> => {
    await this.#arrivals.coming;
    this.#wasRevived = false;
    await this.#add(files);
  };

  replace = async (file: LoadedFile, files: readonly File[]): Promise<void> => {
    this.#wasRevived = false;
    await this.#add(files, { replaced: file.id });
  };

  addSheet = async (file: StagedFile, sheet: string): Promise<void> => {
    const source = this.importer()?.source(file);
    if (source) await this.#add([source], { sheet });
  };

  keepFiles = (): Promise<void> => keepLoaded(this.importer(), this.#session.loaded);
  restoreFiles = (): Promise<void> => this.#take('', stageKept).then(() => keepResultsOf(this.#session.loaded));

  /** Shows the results of the last visit, then loads the kept files behind them. */
  goOn = (results: AheadResults): Promise<void> => this.#arrivals.last(results, this.restoreFiles);

  takeOut = async (file: LoadedFile): Promise<void> => {
    if (this.#loadedFiles().every(({ id }) => id === file.id)) return this.clear();
    await this.#load([], [file]);
  };

  reread = async (file: LoadedFile, rules: ReadingRules): Promise<void> => {
    const abort = this.#begin(file.name);
    try {
      const { importer } = await this.engine();
      const next = await reread(importer, file, rules, this.#options(abort));
      this.recipes.changed(next);
      await this.#load([next], [file]);
    } catch (cause) {
      this.#fail(cause, abort.signal, file.name);
    }
  };

  /** Work on a file starts: it can be cancelled, and what went wrong before is no longer said. */
  #begin(file: string): AbortController {
    this.#abort = new AbortController();
    this.#work = { ...this.#work, failure: null, progress: { file, phase: 'reading', share: null } };
    return this.#abort;
  }

  withoutRecipe = async (file: StagedFile): Promise<void> => {
    const source = this.importer()?.source(file);
    if (!source || !file.recipe) return;
    const isLoaded = this.#loadedFiles().some(({ id }) => id === file.id);
    const replaced = isLoaded ? file.id : this.#replaced.get(file.id);
    this.recipes.forget(file.recipe.signature);
    if (!isLoaded) await this.discard([file]);
    await this.#add([source], { plain: true, ...(replaced === undefined ? {} : { replaced }) });
  };

  async #add(files: readonly File[], options: AddOptions = {}): Promise<void> {
    if (files.length === 0) return;
    const { sheet, plain = false } = options;
    const read: Reading = async (importer, staging) => {
      const staged = await importer.stage(files, { ...staging, ...(sheet === undefined ? {} : { sheet }) });
      return withRecipes(staged, plain ? [] : this.recipes.all(), importer);
    };
    await this.#take(files[0]?.name ?? '', read, options);
  }

  /** Loads what is read, but for what cannot be used and what has to be asked about. */
  async #take(first: string, read: Reading, { replaced, isSample = false }: AddOptions = {}): Promise<void> {
    const abort = this.#begin(first);
    this.#work = { ...this.#work, refused: [] };
    try {
      const engine = await this.engine();
      const reading = () => read(engine.importer, this.#options(abort));
      const staged = isSample ? await reading() : await showRead(engine, reading, this.#arrivals, this.#session);
      abort.signal.throwIfAborted();
      const { refused, unclear, sure } = sorted(staged);
      if (replaced !== undefined) for (const { id } of staged) this.#replaced.set(id, replaced);
      this.#work = { ...this.#work, refused, pending: [...this.#work.pending, ...unclear], progress: null };
      if (sure.length > 0) await this.#loadStaged(sure, isSample);
      else await this.#arrivals.fail(new Error('nothing was loaded'));
    } catch (cause) {
      this.#fail(cause, abort.signal, first);
    }
  }

  load = (files: readonly StagedFile[]): Promise<ImportReport | null> => this.#loadStaged(files, false);

  /** The sample leaves with whatever comes next; until that is loaded it stays. */
  #loadStaged(files: readonly StagedFile[], isSample: boolean): Promise<ImportReport | null> {
    const replaced = new Set(files.flatMap(({ id }) => this.#replaced.get(id) ?? []));
    const leaving = this.#loadedFiles().filter(({ id }) => this.#sampleShown || replaced.has(id));
    return this.#load(files, leaving, isSample);
  }

  async #load(
    files: readonly StagedFile[],
    leaving: readonly LoadedFile[],
    isSample = this.#sampleShown,
  ): Promise<ImportReport | null> {
    const first = files[0]?.name ?? leaving[0]?.name ?? '';
    const abort = this.#begin(first);
    try {
      const engine = await this.engine();
      const options = { ...this.#options(abort), without: leaving.map(({ id }) => id) };
      const report = await loadBehind(engine, () => engine.importer.load(files, options));
      this.#sampleShown = isSample;
      this.#work = { ...this.#work, report, progress: null, ...withoutFiles(this.#work, files) };
      this.recipes.remember(files);
      tellSkipped(this.#session, report);
      await this.#arrivals.arrive(loadedOf(engine, report, isSample));
      return report;
    } catch (cause) {
      this.#fail(cause, abort.signal, first);
      return null;
    }
  }

  discard = async (files: readonly StagedFile[]): Promise<void> => {
    await this.importer()?.drop(files);
    this.#work = { ...this.#work, ...withoutFiles(this.#work, files) };
  };

  clear = async (): Promise<void> => {
    const engine = await this.engine();
    await engine.workspace.exclusively(() => engine.importer.clear());
    this.#sampleShown = false;
    this.#replaced.clear();
    this.#work = IDLE;
    this.#session.loaded = null;
    this.#session.go({ ...this.#session.onPage('start'), filters: {} });
  };

  trySample = (): Promise<void> =>
    this.#arrivals.sample(async () => {
      this.#work = IDLE;
      this.#wasRevived = false;
      const abort = this.#begin('');
      try {
        const { sampleFiles } = await import('../model/sample/load');
        const files = await sampleFiles(new URL('.', document.baseURI).href, abort.signal);
        await this.#add(files, { plain: true, isSample: true });
      } catch (cause) {
        this.#fail(cause, abort.signal, '');
      }
    });

  remap = async (file: StagedFile, change: Remapping): Promise<StagedFile> => {
    const next = await (await this.engine()).importer.remap(file, change);
    this.recipes.changed(file);
    this.#work = { ...this.#work, ...swapped(this.#work, next) };
    return next;
  };

  preview = async (file: StagedFile) => (await this.engine()).importer.preview(file);

  memory = async () => (await this.engine()).memory();

  sql = async (text: string, signal?: AbortSignal) =>
    (await this.engine()).workspace.read(text, signal ? { signal } : {});

  #options(abort: AbortController) {
    return {
      signal: abort.signal,
      onProgress: (progress: NonNullable<ImportWork['progress']>) => {
        this.#work = { ...this.#work, progress };
      },
    };
  }

  #fail(cause: unknown, signal: AbortSignal, file: string): void {
    this.#work = { ...this.#work, progress: null };
    this.#room.running?.feed.end();
    void this.#arrivals.fail(cause);
    if (signal.aborted) return;
    if (cause instanceof QueryError && cause.reason === 'out-of-memory') {
      this.#session.say(() => this.#session.texts.engine.outOfMemory, 'warn');
      return;
    }
    this.#work = { ...this.#work, failure: failureOf(cause, file) };
  }
}
