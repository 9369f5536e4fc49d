import { afterAll, vi } from 'vitest';
import { takeEnginesBack } from './engine.ts';

/** What a test file changed for all is as it was before the next file of the same process begins. */
afterAll(() => {
  takeEnginesBack();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
