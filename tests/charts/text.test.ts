import { describe, expect, it } from 'vitest';
import { textWidth, truncate, wrap } from '../../src/charts/text';
import { tens } from './support';

describe('textWidth', () => {
  it('counts a Han character as one em, a digit as six tenths', () => {
    expect(textWidth('客户')).toBe(24);
    expect(textWidth('100')).toBeCloseTo(21.6);
  });

  it('adds an eighth of an em between Han and Latin, and nothing for a word joiner', () => {
    expect(textWidth('6月')).toBeCloseTo(12 * (0.6 + 0.125 + 1));
    expect(textWidth('6\u2060万')).toBeCloseTo(textWidth('6万'));
  });

  it('makes strong Latin wider, strong Han not', () => {
    expect(textWidth('Loyal', { strong: true })).toBeGreaterThan(textWidth('Loyal'));
    expect(textWidth('忠诚', { strong: true })).toBe(textWidth('忠诚'));
  });
});

describe('truncate', () => {
  it('leaves alone what fits, and ends the rest with …', () => {
    expect(truncate('abcd', 40, tens)).toBe('abcd');
    expect(truncate('abcde', 40, tens)).toBe('abc…');
  });

  it('gives nothing where not even one character fits', () => {
    expect(truncate('abc', 15, tens)).toBe('');
  });
});

describe('wrap', () => {
  it('breaks after spaces, evenly', () => {
    expect(wrap('one two three four', 130, 2, tens)).toEqual(['one two', 'three four']);
  });

  it('breaks Han anywhere but before closing punctuation', () => {
    expect(wrap('婴儿奶粉', 30, 2, tens)).toEqual(['婴儿', '奶粉']);
    expect(wrap('很好，真好', 30, 2, tens)).toEqual(['很好，', '真好']);
  });

  it('truncates the last line', () => {
    expect(wrap('one two three four', 70, 2, tens)).toEqual(['one two', 'three…']);
  });
});
