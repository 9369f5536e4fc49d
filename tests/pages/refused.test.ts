import { describe, expect, it } from 'vitest';
import { refusalTexts } from '../../src/i18n/texts/refusal.ts';
import type { Attribute } from '../../src/model/attributes.ts';
import { whyEmpty, whySmall } from '../../src/pages/refused.ts';

const known: readonly Attribute[] = ['province', 'weekday'];
const row = (value: string, other = '') => ({ value, other });

describe('why there is nothing to draw', () => {
  it('names the one question of a survey and the one month of a trend', () => {
    const asked = { params: {}, rows: [{ level: 0 }] };
    expect(whySmall({ ...asked, id: 'item-means' }, known)).toEqual({ kind: 'one-question' });
    expect(whySmall({ ...asked, id: 'satisfaction-by-month' }, known)).toEqual({ kind: 'one-month' });
    expect(refusalTexts['zh-CN'].why['one-question'].title).toBe('这份问卷只有一道评分题，没有能拆的分项');
  });

  it('names the column that the orders have not, however many orders there are', () => {
    const rows = [row('广东'), row('浙江')];
    const params = { by: 'province', across: 'category' };
    const why = whySmall({ id: 'cross-breakdown', params, rows }, known);
    expect(why).toEqual({ kind: 'unknown', attribute: 'category' });
    expect(refusalTexts['zh-CN'].whyOf.unknown('品类').title).toBe('订单里没有品类这一列');
    expect(refusalTexts.en.whyOf.unknown('Category').title).toBe('These orders have no column for category');
  });

  it('names what does not differ, and else leaves it at too few', () => {
    const params = { by: 'weekday', across: 'province' };
    const id = 'cross-breakdown';
    expect(whySmall({ id, params, rows: [row('1', '广东'), row('2', '广东')] }, known)).toEqual({
      kind: 'alike',
      attribute: 'province',
    });
    expect(whySmall({ id, params, rows: [row('1', '广东'), row('2', '浙江')] }, known)).toBeUndefined();
    expect(whySmall({ id: 'lorenz', params: {}, rows: [] }, known)).toBeUndefined();
  });

  it('tells a range without rows from files without them', () => {
    expect(whyEmpty('breakdown', true)).toEqual({ kind: 'range' });
    expect(whyEmpty('breakdown', false)).toEqual({ kind: 'nothing' });
    expect(whyEmpty('item-means', false)).toEqual({ kind: 'no-rating' });
  });
});
