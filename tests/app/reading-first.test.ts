import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readingFirst } from '../../src/app/reading-first.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether the engine may start, as time goes on. */
function watched() {
  const { quiet, first } = readingFirst();
  const seen = { isQuiet: false };
  void quiet.then(() => (seen.isQuiet = true));
  return { first, seen };
}

function gate() {
  let open: () => void = () => undefined;
  const shut = new Promise<void>((resolve) => (open = resolve));
  return { shut, open };
}

it('without a file the engine starts soon after the page', async () => {
  const { seen } = watched();
  await vi.advanceTimersByTimeAsync(399);
  expect(seen.isQuiet).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.isQuiet).toBe(true);
});

it('a file that is there by then goes first, whether it can be read or not', async () => {
  const { first, seen } = watched();
  const { shut, open } = gate();
  const reading = first(async () => {
    await shut;
    throw new Error('no table');
  });
  await vi.advanceTimersByTimeAsync(1200);
  expect(seen.isQuiet).toBe(false);
  open();
  await expect(reading).rejects.toThrow('no table');
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.isQuiet).toBe(true);
});

it('a file that takes long goes on beside the start', async () => {
  const { first, seen } = watched();
  const { shut, open } = gate();
  const reading = first(() => shut);
  await vi.advanceTimersByTimeAsync(2500);
  expect(seen.isQuiet).toBe(true);
  open();
  await reading;
});
