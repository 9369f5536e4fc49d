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

  /** Starts the engine once; later calls get the same one. */
  engine(): Promise<Engine> {
    this.#engine ??= this.#start().catch((cause: unknown) => {
      this.#engine = undefined;
      this.#session.engine = 'failed';
      throw cause;
    });
    return this.#engine;
  }

  /** Lets go of an engine that is lost; the next one is a new one. */
  async giveUp(): Promise<void> {
    await this.#running?.close();
    this.#engine = undefined;
    this.#running = undefined;
  }

  async #start(): Promise<Engine> {
    this.#session.engine = 'starting';
    const { startServices } = await import('./engine');
    const engine = await startServices();
    this.#running = engine;
    this.#session.engine = 'ready';
    void engine.lost.then(this.#onlost);
    return engine;
  }
}
