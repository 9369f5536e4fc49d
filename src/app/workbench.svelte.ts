import type { Importer, ImportReport, LoadedFile, ReadingRules, Remapping, StagedFile } from '../imports/api';
import type { ImportWork, Services } from '../pages/services';
import type { Session } from '../state/session.svelte';
import { painted } from './ahead/arrivals';
import type { AheadResults } from './ahead/results';
import type { Engine } from './engine';
import { EngineRoom } from './engine-room';
import { Intake } from './intake.svelte';
import { keepLoaded } from './kept';
import { Line } from './line';
import { Recipes, recipesKey } from './recipes.svelte';
import { Sayings } from './sayings';

/** Wires engine, importer and session together; the only one who knows them all. Whatever changes the data is done one after the other. */
export class Workbench implements Omit<Services, 'deck'> {
  readonly #session: Session;
  readonly #room: EngineRoom;
  readonly recipes = new Recipes(recipesKey(document.baseURI));
  readonly #sayings: Sayings;
  readonly #intake: Intake;
  readonly #line = new Line();
  #wasRevived = false;

  constructor(session: Session) {
    this.#session = session;
    this.#room = new EngineRoom(session, () => void this.#revive());
    this.#sayings = new Sayings(session);
    this.#intake = new Intake(session, this.#room, this.recipes, this.#sayings);
  }

  work = (): ImportWork => this.#intake.work;
  importer = (): Importer | null => this.#room.running?.importer ?? null;
  cancel = (): void => this.#intake.cancel();

  engine = (): Promise<Engine> => this.#room.engine();
  started = async (): Promise<void> => (await this.engine()).started;

  /** Does it when everything before is done. What went wrong before is no longer said then, but for what went wrong while it waited. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const isQueued = !this.#line.isFree;
    return this.#line.take(() => {
      this.#sayings.over();
      if (!isQueued) this.#intake.forgetFailures();
      return work();
    });
  }

  /** The worker died: starts a new one and reads the same files again, once; what brings it down twice is left out. */
  async #revive(): Promise<void> {
    const { files, isSample } = this.#intake;
    const isAgain = this.#wasRevived;
    this.#wasRevived = true;
    await this.#room.giveUp();
    this.#session.own = null;
    this.#intake.reset();
    this.#sayings.lost(isAgain);
    await this.#line.take(async () => {
      if (!isAgain && !(isSample && this.#intake.loaded.length > 0))
        await this.#intake.add(files, { plain: isSample, isSample });
      await this.engine();
      this.#sayings.found();
    });
  }

  /** Files that come while others are imported wait for them, and are told to. */
  addFiles = async (files: readonly File[]): Promise<void> => {
    const isQueued = !this.#line.isFree;
    if (isQueued) this.#sayings.queued(files, this.work().isStopping);
    await this.#inTurn(() => {
      this.#wasRevived = false;
      return this.#intake.add(files, { isQueued });
    });
  };

  replace = (file: LoadedFile, files: readonly File[]): Promise<void> =>
    this.#inTurn(() => {
      this.#wasRevived = false;
      return this.#intake.add(files, { replaced: file.id });
    });

  addSheet = (file: StagedFile, sheet: string): Promise<void> =>
    this.#inTurn(async () => {
      const source = this.importer()?.source(file);
      if (source) await this.#intake.add([source], { sheet });
    });

  trySample = (): Promise<void> =>
    this.#inTurn(() => {
      this.#wasRevived = false;
      return this.#intake.addSample();
    });

  keepFiles = (): Promise<void> => keepLoaded(this.importer(), this.#session.own);
  restoreFiles = (): Promise<void> => this.#inTurn(() => this.#intake.restore());

  /** Shows the results of the last visit, then loads the kept files behind them. */
  goOn = async (results: AheadResults): Promise<void> => {
    const shown = this.#intake.arrivals.last(results);
    void this.#inTurn(() => shown.then(painted).then(() => this.#intake.restore()));
    await shown;
  };

  takeOut = (file: LoadedFile): Promise<void> => this.#inTurn(() => this.#intake.takeOut(file));

  reread = (file: LoadedFile, rules: ReadingRules): Promise<void> =>
    this.#inTurn(() => this.#intake.reread(file, rules));

  withoutRecipe = (file: StagedFile): Promise<void> =>
    this.#inTurn(async () => {
      if (!file.recipe || !this.importer()?.source(file)) return;
      this.recipes.forget(file.recipe.signature);
      await this.#intake.addPlain(file);
    });

  load = (files: readonly StagedFile[]): Promise<ImportReport | null> => this.#inTurn(() => this.#intake.load(files));

  clear = (): Promise<void> => this.#inTurn(() => this.#intake.clear());

  discard = (files: readonly StagedFile[]): Promise<void> => this.#intake.discard(files);
  remap = (file: StagedFile, change: Remapping): Promise<StagedFile> => this.#intake.remap(file, change);
  preview = async (file: StagedFile) => (await this.engine()).importer.preview(file);

  memory = async () => (await this.engine()).memory();

  sql = async (text: string, signal?: AbortSignal) =>
    (await this.engine()).workspace.read(text, signal ? { signal } : {});
}
