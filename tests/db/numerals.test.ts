import { describe, expect, it } from 'vitest';
import { numerals } from '../../src/db/numerals.ts';
import { randomFrom } from '../../src/util/random.ts';

function texts(words: readonly string[]) {
  const bytes = new TextEncoder().encode(words.join(''));
  const offsets = Int32Array.from([0, ...words]);
  words.forEach((word, at) => (offsets[at + 1] = (offsets[at] ?? 0) + new TextEncoder().encode(word).length));
  return { bytes, offsets };
}

describe('texts that are whole numbers', () => {
  it.each([
    ['0'],
    ['9'],
    ['4294967295'],
    ['4294967296'],
    ['999999999'],
    ['1000000000'],
    ['2123456789012345678'],
    ['8999999999999999999'],
    ['999999999999999999'],
    ['5000000000000000001', '1', '230101000000123'],
  ])('are told to the last figure: %s', (...words) => {
    expect([...(numerals(texts(words)) ?? [])]).toEqual(words.map(BigInt));
  });

  it('are told whatever their figures', () => {
    const random = randomFrom(11);
    const words = Array.from({ length: 2000 }, () => {
      const first = String(random.integer(1, 8));
      return first + Array.from({ length: random.integer(0, 18) }, () => random.integer(0, 9)).join('');
    });
    expect([...(numerals(texts(words)) ?? [])]).toEqual(words.map(BigInt));
  });
});

describe('texts stay texts', () => {
  it.each([
    ['a zero in front', '0123'],
    ['a letter', '123A'],
    ['nothing written', ''],
    ['a sign', '-5'],
    ['a blank', ' 5'],
    ['a point', '1.5'],
    ['full-width figures', '１２３'],
    ['too many figures for 64 bits', '9000000000000000000'],
    ['twenty figures', '10000000000000000000'],
  ])('with %s among them', (_, odd) => {
    expect(numerals(texts(['17', odd, '18']))).toBeUndefined();
  });

  it('where there are none', () => {
    expect(numerals(texts([]))).toBeUndefined();
  });
});
