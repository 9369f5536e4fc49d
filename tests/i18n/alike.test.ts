import { expect, it } from 'vitest';
import { formatter } from '../../src/i18n/format';

const [zh, en] = [formatter('zh-CN'), formatter('en')];
const seen = (texts: readonly string[]) => texts.map((text) => text.replaceAll('\u2060', ''));
const written = (format: typeof zh, values: readonly number[]) => seen(values.map(format.alike(values)));

it('writes amounts under each other with one unit and the decimals of the largest', () => {
  expect(written(zh, [1_881_061, 983_355, 730_113, 702_000])).toEqual(['188万', '98万', '73万', '70万']);
  expect(written(en, [1_881_061, 983_355, 700_000])).toEqual(['1.88M', '0.98M', '0.70M']);
  expect(written(zh, [745_000, 58_000, 40_000])).toEqual(['74.5万', '5.8万', '4.0万']);
  expect(written(zh, [820, 7, 0])).toEqual(['820', '7', '0']);
});

it('never rounds something to nothing', () => {
  expect(written(zh, [1_881_061, 4_000, 0])).toEqual(['188万', '<1万', '0万']);
  expect(written(en, [5_510_000, 3_000, -20_000])).toEqual(['5.51M', '<0.01M', '−0.02M']);
});

it('keeps the decimals of numbers that stand under others', () => {
  expect([0.61, 0.314, 0].map((share) => zh.rate(share))).toEqual(['61.0%', '31.4%', '0.0%']);
  expect([86, 85.34, -3].map((score) => en.fixed(score, 1))).toEqual(['86.0', '85.3', '−3.0']);
});
