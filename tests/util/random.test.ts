import { expect, it } from 'vitest';
import { hashText, randomFrom, weighted } from '../../src/util/random';

const draw = (seed: number, n = 5) => {
  const random = randomFrom(seed);
  return Array.from({ length: n }, () => random.next());
};
const many = Array.from({ length: 20_000 }, (_, index) => index);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

it('gives the same sequence for the same seed and another for another', () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});
it('is uniform in [0, 1)', () => {
  const random = randomFrom(1);
  const values = many.map(() => random.next());
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(mean(values)).toBeCloseTo(0.5, 1);
  for (let tenth = 0; tenth < 10; tenth++) {
    expect(values.filter((value) => Math.floor(10 * value) === tenth).length / values.length).toBeCloseTo(0.1, 1);
  }
});
it('draws whole numbers with both ends included', () => {
  const random = randomFrom(2);
  expect(new Set(many.map(() => random.integer(-1, 2)))).toEqual(new Set([-1, 0, 1, 2]));
});
it('draws normal numbers with mean 0 and variance 1, all finite', () => {
  const random = randomFrom(3);
  const values = many.map(() => random.normal());
  expect(values.every(Number.isFinite)).toBe(true);
  expect(Math.abs(mean(values))).toBeLessThan(0.03);
  expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.05);
});
it('picks by weight and never what weighs nothing', () => {
  const random = randomFrom(4);
  const pick = weighted([['a', 3], ['b', 1], ['never', 0]]); // prettier-ignore
  const picked = many.map(() => pick(random));
  expect(picked).not.toContain('never');
  expect(picked.filter((value) => value === 'a').length / picked.length).toBeCloseTo(0.75, 1);
});
it('forks sequences that do not depend on how much was drawn before', () => {
  const [fresh, used] = [randomFrom(5), randomFrom(5)];
  many.slice(0, 10).forEach(() => used.next());
  expect(used.fork('survey').next()).toBe(fresh.fork('survey').next());
  expect(fresh.fork('survey').next()).not.toBe(fresh.fork('orders').next());
});
it('hashes as FNV-1a does', () => {
  expect(hashText('')).toBe(0x811c9dc5);
  expect(hashText('a')).toBe(0xe40c292c);
  expect(hashText('foobar')).toBe(0xbf9cf968);
});
