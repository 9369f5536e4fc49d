import { expect, it } from 'vitest';
import breakdown from '../../../src/analyses/breakdown/index.ts';
import revenueByMonth from '../../../src/analyses/revenue-by-month/index.ts';
import type { AnyAnalysis } from '../../../src/analyses/analysis.ts';
import type { ResultSource } from '../../../src/analyses/source.ts';
import { askedFirst } from '../../../src/app/ahead/asked-first.ts';
import { defaultsOf } from '../../../src/codec/codec.ts';
import { WHOLE } from '../../../src/model/scope.ts';

const months = {
  analysis: revenueByMonth as unknown as AnyAnalysis,
  params: defaultsOf(revenueByMonth.params),
  scope: WHOLE,
};
const split = { analysis: breakdown, params: defaultsOf(breakdown.params), scope: WHOLE };

/** Counts what it is asked; `fails` of the first questions are not answered. */
function counting(fails = 0) {
  const asked: string[] = [];
  const source: ResultSource = {
    get: ({ analysis }) => {
      asked.push(analysis.id);
      return asked.length <= fails ? Promise.reject(new Error('lost')) : Promise.resolve({ kind: 'absent' });
    },
  };
  return { asked, source };
}

it('what is asked first is asked before anybody wants it, and once', async () => {
  const { asked, source } = counting();
  const first = askedFirst(source, [months]);
  expect(asked).toEqual(['revenue-by-month']);
  expect(await first.get({ ...months, analysis: revenueByMonth })).toEqual({ kind: 'absent' });
  expect(asked).toEqual(['revenue-by-month']);
  await first.get(split);
  expect(asked).toEqual(['revenue-by-month', 'breakdown']);
});

it('another scope is another question', async () => {
  const { asked, source } = counting();
  const first = askedFirst(source, [months]);
  await first.get({ ...months, analysis: revenueByMonth, scope: { ...WHOLE, filters: { channel: ['天猫'] } } });
  expect(asked).toHaveLength(2);
});

it('what failed is asked again', async () => {
  const { asked, source } = counting(1);
  const first = askedFirst(source, [months]);
  await expect(first.get({ ...months, analysis: revenueByMonth })).rejects.toThrow('lost');
  expect(await first.get({ ...months, analysis: revenueByMonth })).toEqual({ kind: 'absent' });
  expect(asked).toHaveLength(2);
});
