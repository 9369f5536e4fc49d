import type { Session } from '../state/session.svelte';
import type { Engine } from './engine';

/** The one engine: started when it is first wanted, given up when its worker has died. */
export class EngineRoom {
  readonly #session: Session;
  readonly #onlost: () => void;
  #engine: Promise<Engine> | undefined;
  #running: Engine | undefined;

  constructor(session: Session, onlost: () => void) {
    this.#session = session;
    this.#onlost = onlost;
  }

  get running(): Engine | undefined {
    return this.#running;
  }

  /** Starts the engine once; later calls get the same one. It may not run yet: see `started`. */
  engine(): Promise<Engine> {
    this.#engine ??= this.#start();
    this.#engine.catch(this.#failed);
    return this.#engine;
  }

  readonly #failed = (): void => {
    void this.giveUp();
    this.#session.engine = 'failed';
  };

  /** Lets go of an engine that is lost; the next one is a new one. */
  async giveUp(): Promise<void> {
    const running = this.#running;
    this.#engine = undefined;
    this.#running = undefined;
    await running?.close();
  }

  async #start(): Promise<Engine> {
    this.#session.engine = 'starting';
    const { startServices } = await import('./engine');
    const engine = startServices();
    this.#running = engine;
    engine.started.then(() => (this.#session.engine = 'ready'), this.#failed);
    void engine.lost.then(this.#onlost);
    return engine;
  }
}
