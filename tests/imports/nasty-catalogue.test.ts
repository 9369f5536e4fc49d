import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sharedFile } from '../support/shared.ts';

const CASES = 45;
const tests = readFileSync(new URL('nasty.test.ts', import.meta.url), 'utf8');
/** The numbers that titles start with: `'17, 36: …`. */
const tested = new Set(
  [...tests.matchAll(/'(\d+(?:, \d+)*): /g)].flatMap(([, numbers = '']) => numbers.split(', ').map(Number)),
);

it.each(Array.from({ length: CASES }, (_, index) => index + 1))(
  'case %i of the catalogue has a test of its own',
  (number) => {
    expect(tested).toContain(number);
  },
);

it.skipIf(!sharedFile('formats/nasty_cases.md'))('the catalogue has no other cases', () => {
  const catalogue = readFileSync(sharedFile('formats/nasty_cases.md') ?? '', 'utf8');
  const numbers = [...catalogue.matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: CASES }, (_, index) => index + 1));
});
