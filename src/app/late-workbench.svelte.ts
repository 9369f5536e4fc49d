import type { Services } from '../pages/services';
import type { Session } from '../state/session.svelte';
import { IDLE } from './work';
import type { Workbench } from './workbench.svelte';

/** What can be said without a workbench. Everything else is a question that waits for it. */
const MEANWHILE: Pick<Services, 'importer' | 'work' | 'cancel' | 'recipes'> = {
  importer: () => null,
  work: () => IDLE,
  cancel: () => undefined,
  recipes: { count: 0, write: () => '', take: () => null, clear: () => undefined },
};

/** The workbench, fetched when it is first wanted: whoever only looks at a snapshot never needs it. */
export class LateWorkbench {
  readonly #session: Session;
  #here = $state.raw<Workbench | null>(null);
  #coming: Promise<Workbench> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Fetches it once. A failure is said on the page, and it is fetched again when next wanted. */
  fetch(): Promise<Workbench> {
    this.#coming ??= Promise.all([import('./workbench.svelte'), import('./in-sight')])
      .then(([{ Workbench }, { inSight }]) => {
        this.#session.watch = inSight;
        return (this.#here = new Workbench(this.#session));
      })
      .catch((cause: unknown) => {
        this.#coming = undefined;
        this.#session.engine = 'failed';
        throw cause;
      });
    return this.#coming;
  }

  /** Its services, some of them replaced: each is that of the workbench once it is here, and fetches it before. */
  services(own: Partial<Services>): Services {
    const late = (name: string) => {
      const here: object | null = this.#here;
      if (here) return Reflect.get(here, name) as unknown;
      if (name in MEANWHILE) return Reflect.get(MEANWHILE, name) as unknown;
      return async (...args: readonly unknown[]) => {
        const method: unknown = Reflect.get(await this.fetch(), name);
        return typeof method === 'function' ? (method(...args) as unknown) : method;
      };
    };
    return new Proxy(own, {
      get: (given, name) => (Reflect.has(given, name) ? Reflect.get(given, name) : late(String(name))) as unknown,
    }) as Services;
  }
}
