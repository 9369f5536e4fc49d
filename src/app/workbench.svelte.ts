import { QueryError } from '../db/errors';
import { ImportError, type Importer, type ImportReport, type Remapping, type StagedFile } from '../imports/api';
import type { AnswerTable, ImportWork, Services } from '../pages/services';
import type { Session } from '../state/session.svelte';
import type { Engine } from './engine';

const IDLE: ImportWork = { progress: null, pending: [], report: null, refused: [], failure: null };
/** A file is loaded without a question when it is recognised at least this surely. */
const SURE = 0.5;

/** Wires engine, importer and session together; the only one who knows them all. */
export class Workbench implements Services {
  readonly #session: Session;
  #work = $state.raw<ImportWork>(IDLE);
  #engine: Promise<Engine> | undefined;
  #running: Engine | undefined;
  #abort: AbortController | undefined;
  /** What was loaded, to load it again after the engine died. */
  #loadedFiles: File[] = [];
  #offered = new Map<string, File>();
  #sampleShown = false;
  #wasRevived = false;

  constructor(session: Session) {
    this.#session = session;
  }

  work = (): ImportWork => this.#work;
  importer = (): Importer | null => this.#running?.importer ?? null;
  cancel = (): void => this.#abort?.abort();

  /** Starts the engine once; later calls get the same one. */
  engine(): Promise<Engine> {
    this.#engine ??= this.#start().catch((cause: unknown) => {
      this.#engine = undefined;
      this.#session.engine = 'failed';
      throw cause;
    });
    return this.#engine;
  }

  async #start(): Promise<Engine> {
    this.#session.engine = 'starting';
    const { startServices } = await import('./engine');
    const engine = await startServices();
    this.#running = engine;
    this.#session.engine = 'ready';
    void engine.lost.then(() => this.#revive());
    return engine;
  }

  /** The worker died: starts a new one and reads the same files again, once; what brings it down twice is left out. */
  async #revive(): Promise<void> {
    const files = this.#wasRevived ? [] : this.#loadedFiles;
    const isSample = this.#sampleShown;
    const { lost, lostAgain } = this.#session.texts.engine;
    await this.#running?.close();
    this.#engine = undefined;
    this.#running = undefined;
    this.#session.loaded = null;
    this.#session.notice = { text: this.#wasRevived ? lostAgain : lost, tone: 'warn' };
    this.#work = IDLE;
    this.#loadedFiles = [];
    this.#sampleShown = false;
    this.#wasRevived = true;
    await this.#add(files);
    if (isSample) this.#showAsSample();
    if (files.length === 0) await this.engine();
  }

  #showAsSample(): void {
    const { loaded } = this.#session;
    if (!loaded) return;
    this.#sampleShown = true;
    this.#session.loaded = { ...loaded, name: 'sample' };
  }

  addFiles = async (files: readonly File[]): Promise<void> => {
    this.#wasRevived = false;
    await this.#add(files);
  };

  async #add(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const abort = new AbortController();
    this.#abort = abort;
    const first = files[0]?.name ?? '';
    this.#work = {
      ...this.#work,
      failure: null,
      refused: [],
      progress: { file: first, phase: 'reading', share: null },
    };
    try {
      const { importer, workspace } = await this.engine();
      if (this.#sampleShown) {
        this.#sampleShown = false;
        this.#loadedFiles = [];
        await workspace.exclusively(() => importer.clear());
      }
      const staged = await importer.stage(files, this.#options(abort));
      staged.forEach((file, index) => {
        const origin = files.find(({ name }) => file.name === name || file.name.startsWith(`${name}/`)) ?? files[index];
        if (origin) this.#offered.set(file.id, origin);
      });
      const refused = staged.filter(({ kind }) => kind === 'refused');
      const usable = staged.filter(({ kind }) => kind !== 'refused');
      const unclear = usable.filter(({ blocked, confidence }) => blocked !== undefined || confidence < SURE);
      const sure = usable.filter((file) => !unclear.includes(file));
      this.#work = { ...this.#work, refused, pending: [...this.#work.pending, ...unclear], progress: null };
      if (sure.length > 0) await this.load(sure);
    } catch (cause) {
      this.#fail(cause, abort.signal, first);
    }
  }

  load = async (files: readonly StagedFile[]): Promise<ImportReport | null> => {
    const abort = new AbortController();
    this.#abort = abort;
    const first = files[0]?.name ?? '';
    this.#work = { ...this.#work, failure: null, progress: { file: first, phase: 'loading', share: null } };
    try {
      const { importer, workspace, source } = await this.engine();
      const report = await workspace.exclusively(() => importer.load(files, this.#options(abort)));
      const ids = new Set(files.map(({ id }) => id));
      const read = [...ids].flatMap((id) => this.#offered.get(id) ?? []);
      this.#loadedFiles = [...new Set([...this.#loadedFiles, ...read])];
      const waits = ({ id }: StagedFile) => !ids.has(id);
      this.#work = {
        ...this.#work,
        report,
        progress: null,
        pending: this.#work.pending.filter(waits),
        refused: this.#work.refused.filter(waits),
      };
      const all = importer.loaded();
      this.#session.loaded = {
        source,
        extents: report.extents,
        version: workspace.version,
        name: nameOf(all.map(({ name }) => name)),
        notes: all.reduce((n, file) => n + file.warnings.length, 0),
      };
      if (this.#session.link.page === 'start') {
        this.#session.go(this.#session.onPage(report.extents.orders > 0 ? 'overview' : 'satisfaction'));
      }
      return report;
    } catch (cause) {
      this.#fail(cause, abort.signal, first);
      return null;
    }
  };

  discard = async (files: readonly StagedFile[]): Promise<void> => {
    const ids = new Set(files.map(({ id }) => id));
    await this.#running?.importer.drop(files);
    const keep = ({ id }: StagedFile) => !ids.has(id);
    this.#work = { ...this.#work, pending: this.#work.pending.filter(keep), refused: this.#work.refused.filter(keep) };
  };

  clear = async (): Promise<void> => {
    const engine = await this.engine();
    await engine.workspace.exclusively(() => engine.importer.clear());
    this.#loadedFiles = [];
    this.#sampleShown = false;
    this.#work = IDLE;
    this.#session.loaded = null;
    this.#session.go({ ...this.#session.onPage('start'), filters: {} });
  };

  trySample = async (): Promise<void> => {
    const abort = new AbortController();
    this.#abort = abort;
    this.#work = { ...IDLE, progress: { file: '', phase: 'reading', share: null } };
    try {
      const { sampleFiles } = await import('../model/sample/load');
      const files = await sampleFiles(new URL('.', document.baseURI).href, abort.signal);
      await this.addFiles(files);
      this.#showAsSample();
    } catch (cause) {
      this.#fail(cause, abort.signal, '');
    }
  };

  remap = async (file: StagedFile, change: Remapping): Promise<StagedFile> => {
    const next = await (await this.engine()).importer.remap(file, change);
    const swap = (files: readonly StagedFile[]) => files.map((other) => (other.id === file.id ? next : other));
    this.#work = { ...this.#work, pending: swap(this.#work.pending), refused: swap(this.#work.refused) };
    return next;
  };

  sql = async (text: string, signal?: AbortSignal): Promise<AnswerTable> => {
    const { workspace } = await this.engine();
    return workspace.read(text, signal ? { signal } : {});
  };

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
    if (signal.aborted) return;
    if (cause instanceof QueryError && cause.reason === 'out-of-memory') {
      this.#session.notice = { text: this.#session.texts.engine.outOfMemory, tone: 'warn' };
      return;
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    this.#work = {
      ...this.#work,
      failure:
        cause instanceof ImportError
          ? { file: cause.file, ...cause.problem }
          : { file, code: 'unexpected', values: { message } },
    };
  }
}

/** What a set of files is called in the data chip: the first name, and how many more. */
function nameOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} +${others.length}`;
}
