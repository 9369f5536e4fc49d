import { expect, it, vi } from 'vitest';
import { late } from '../../src/util/late';

it('fetches once, and again after a fetch that failed', async () => {
  const fetch = vi.fn(() => Promise.resolve('here'));
  fetch.mockRejectedValueOnce(new Error('offline'));
  const get = late(fetch);
  await expect(Promise.all([get(), get()])).rejects.toThrow('offline');
  expect(await get()).toBe('here');
  expect(await get()).toBe('here');
  expect(fetch).toHaveBeenCalledTimes(2);
});
