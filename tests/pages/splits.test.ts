import { describe, expect, it } from 'vitest';
import { nameTexts } from '../../src/i18n/texts/names.ts';
import type { Extents, Known } from '../../src/model/extents.ts';
import {
  answerOpening,
  answerSplits,
  opening,
  splitAttributes,
  splitChoice,
  splitValue,
} from '../../src/pages/splits.ts';

const extents = (known: Known): Extents => ({
  orders: 0, customers: 0, firstDay: null, asOf: null, hasItems: false, hasProvince: false, hasChannel: false,
  responses: 9, responsesWithDate: 9, responsesWithCustomer: 0, ordersWithoutCustomer: 0, known,
}); // prettier-ignore
const age = { survey: 's', question: 'Q2', wording: '您的年龄段' };
const nothing: Known = { orders: [], answers: [], groupings: [] };
const byChannel = { by: 'channel', group: '' } as const;

describe('ways to split', () => {
  it('leave out what the data do not know, but keep what is chosen', () => {
    expect(splitAttributes(['weekday', 'province'], 'category')).toEqual(['province', 'weekday', 'category']);
    expect(splitAttributes(undefined, 'city')).toHaveLength(Object.keys(nameTexts.en.attributes).length);
  });

  it('open on the one wanted where it is known, else on the first that is, never twice on the same', () => {
    expect(opening('category', ['province', 'category'])).toBe('category');
    expect(opening('category', ['daypart', 'weekday'])).toBe('daypart');
    expect(opening('category', ['daypart', 'weekday'], 'daypart')).toBe('weekday');
    expect(opening('category', undefined)).toBe('category');
  });

  it('of answers open on what they are linked to, else on a question of their own', () => {
    expect(answerOpening(byChannel, extents({ ...nothing, answers: ['province'], groupings: [age] }))).toEqual({
      by: 'province',
      group: '',
    });
    expect(answerOpening(byChannel, extents({ ...nothing, groupings: [age] }))).toEqual({
      by: 'question',
      group: 'Q2',
    });
    expect(answerOpening(byChannel, extents(nothing))).toEqual(byChannel);
  });

  it('of answers are attributes and then the questions of the survey on screen', () => {
    const both = extents({
      ...nothing,
      answers: ['province'],
      groupings: [age, { ...age, survey: 'other', wording: 'no' }],
    });
    const options = answerSplits(both, 's', { by: 'province', group: '', wording: '' }, nameTexts['zh-CN'].attributes);
    expect(options).toEqual([
      { value: 'province', label: '省份' },
      { value: 'question:Q2', label: '您的年龄段' },
    ]);
    expect(splitChoice('question:Q2')).toEqual({ by: 'question', group: 'Q2' });
    expect(splitValue({ by: 'question', group: 'Q2' })).toBe('question:Q2');
  });

  it('name the question that a snapshot was taken by, though it tells no questions', () => {
    const options = answerSplits(
      extents(nothing),
      's',
      { by: 'question', group: 'Q9', wording: '渠道' },
      nameTexts.en.attributes,
    );
    expect(options).toEqual([{ value: 'question:Q9', label: '渠道' }]);
  });
});
