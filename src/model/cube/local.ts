import { localHost } from './arrays';
import type { CubeFacts } from './coding';
import { OrderCube } from './order-cube';

/** A cube whose arrays are on this very thread: for tests and scripts. A page has them in a worker, and none of their code. */
export const localCube = (facts: CubeFacts): OrderCube => new OrderCube(facts, localHost());
