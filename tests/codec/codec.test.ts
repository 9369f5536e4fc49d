import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Codec, dayOrNone, freeText, integer, oneOf, textList } from '../../src/codec/codec';
import { isDay } from '../../src/util/day';

function isLossless<T>(codec: Codec<T>, values: fc.Arbitrary<T>): void {
  fc.assert(fc.property(values, (value) => {
    expect(codec.parse(codec.format(value))).toEqual(value);
  })); // prettier-ignore
  expect(codec.parse(codec.format(codec.fallback))).toEqual(codec.fallback);
}
function neverThrows(codec: Codec<unknown>): void {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const value = codec.parse(text);
    return value === undefined || codec.parse(codec.format(value)) !== undefined;
  })); // prettier-ignore
}

describe('integer', () => {
  const codec = integer(12, { min: -3, max: 36 });
  it('reads back what it writes', () => isLossless(codec, fc.integer({ min: -3, max: 36 })));
  it('never throws', () => neverThrows(codec));
  it.each(['', ' 5', '5 ', '3.5', '3,14', '1e1', '0x10', '37', '-4', '--1', 'NaN', '９', '+5'])(
    'refuses %j',
    (text) => {
      expect(codec.parse(text)).toBeUndefined();
    },
  );
  it('says what it accepts', () => expect(codec.accepts).toBe('-3..36'));
});

describe('oneOf', () => {
  const codec = oneOf('auto', ['auto', 'ntile']);
  it('reads back what it writes', () => isLossless(codec, fc.constantFrom('auto', 'ntile')));
  it('knows no other words, not even in another case', () => {
    for (const text of ['', 'AUTO', 'auto ', 'constructor']) expect(codec.parse(text)).toBeUndefined();
  });
  it('says what it accepts', () => expect(codec.accepts).toBe('auto | ntile'));
});

describe('freeText', () => {
  it('reads back what it writes', () => isLossless(freeText('', 20), fc.string({ maxLength: 20 })));
  it('refuses a text that is too long', () => {
    expect(freeText('', 3).parse('abcd')).toBeUndefined();
    expect(freeText('', 3).parse('abc')).toBe('abc');
  });
});

describe('dayOrNone', () => {
  const codec = dayOrNone(isDay);
  it('reads back days and nothing', () => isLossless(codec, fc.constantFrom(null, '2024-02-29', '1999-12-31')));
  it('refuses what is not a calendar day', () => {
    for (const text of ['2023-02-29', '2024-2-1', 'today', ' ']) expect(codec.parse(text)).toBeUndefined();
  });
});

describe('textList', () => {
  const codec = textList();
  it('reads back what it writes: the empty text, ~ and ! included', () => {
    const texts = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('', '!', '~', '!e', '!t', '!!', '~!', '广东')), {
      maxLength: 8,
    });
    isLossless(codec, texts as fc.Arbitrary<readonly string[]>);
  });
  it('writes different lists differently', () => {
    expect(codec.format([])).not.toBe(codec.format(['']));
    expect(codec.format(['a', 'b'])).not.toBe(codec.format(['a~b']));
  });
  it('keeps the order and drops repeats', () => expect(codec.parse('b~a~b')).toEqual(['b', 'a']));
  it('refuses more items than it holds', () => {
    expect(textList(2).parse('a~b')).toEqual(['a', 'b']);
    expect(textList(2).parse('a~b~c')).toBeUndefined();
  });
  it('never throws', () => neverThrows(codec));
});
