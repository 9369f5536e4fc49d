import type { Services } from '../../../pages/services';
import { IDLE } from '../../work';

const refuse = (): never => {
  throw new Error('a report holds results only');
};

/**
 * What pages may ask of the app where there is neither engine nor data: nothing. `say` tells the reader so where a menu still offers
 * something.
 */
export function inertServices(say: () => void): Services {
  const inert = {
    importer: () => null,
    addFiles: refuse,
    takeOut: refuse,
    replace: refuse,
    trySample: refuse,
    load: refuse,
    remap: refuse,
    keepFiles: refuse,
    restoreFiles: refuse,
    addSheet: refuse,
    reread: refuse,
    withoutRecipe: refuse,
    recipes: { count: 0, write: refuse, take: () => null, clear: refuse },
    preview: refuse,
    discard: refuse,
    clear: refuse,
    cancel: () => undefined,
    work: () => IDLE,
    sql: refuse,
    memory: refuse,
    deck: { add: async () => say(), open: say, present: say },
  };
  return inert;
}
