import { expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { Workspace } from '../../src/model/workspace.ts';

/** An engine that is still on its way: nothing that waits for it begins. */
const absent = {
  script: () => new Promise<never>(() => undefined),
} as unknown as Database;

it('work that is aborted while it waits for the engine is never begun, and says so at once', async () => {
  const { workspace } = Workspace.begin(absent);
  const controller = new AbortController();
  let isBegun = false;
  const work = workspace.exclusively(async () => (isBegun = true), controller.signal);
  controller.abort();
  await expect(work).rejects.toMatchObject({ reason: 'aborted' });
  expect(isBegun).toBe(false);
});

it('what comes after aborted work still waits for what is under way', async () => {
  const order: string[] = [];
  let finish: () => void = () => undefined;
  const db = {
    script: async () => undefined,
    query: async () => ({ rows: [], columns: [] }),
  } as unknown as Database;
  const { workspace, ready } = Workspace.begin(db);
  await ready;
  const first = workspace.exclusively(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    order.push('first');
  });
  const aborted = workspace.exclusively(async () => order.push('aborted'), AbortSignal.abort());
  const last = workspace.exclusively(async () => order.push('last'));
  await expect(aborted).rejects.toMatchObject({ reason: 'aborted' });
  expect(order).toEqual([]);
  finish();
  await Promise.all([first, last, workspace.idle()]);
  expect(order).toEqual(['first', 'last']);
});
