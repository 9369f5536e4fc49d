import { expect, it } from 'vitest';
import { secondsLeft } from '../../src/util/time-left';

it('goes by the pace so far, in steps of five seconds', () => {
  expect(secondsLeft(10_000, 0.25)).toBe(30);
  expect(secondsLeft(10_000, 0.24)).toBe(35);
  expect(secondsLeft(60_000, 0.1)).toBe(540);
});

it('says nothing too early, at the end, or where the share is not known', () => {
  expect(secondsLeft(1000, 0.1)).toBeNull();
  expect(secondsLeft(10_000, 0.01)).toBeNull();
  expect(secondsLeft(10_000, null)).toBeNull();
  expect(secondsLeft(60_000, 0.95)).toBeNull();
});
