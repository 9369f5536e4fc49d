import { expect, it } from 'vitest';
import { ANALYSES } from '../../../src/analyses/registry.ts';
import { contentsOf } from '../../../src/app/share/contents.ts';
import { type Scope, WHOLE } from '../../../src/model/scope.ts';
import type { Recorded } from '../../../src/share/freeze.ts';
import { defaultsOf } from '../../support/workspace.ts';

function recorded(id: string, scope: Scope, rows: readonly object[], params: object = {}): Recorded {
  const analysis = ANALYSES.get(id);
  if (!analysis) throw new Error(id);
  const resolved = { ...scope, from: '2024-01-01', to: '2024-12-21' };
  const result = { kind: 'rows', rows, scope: resolved, sql: '' };
  return {
    analysis,
    params: { ...defaultsOf(analysis.params), ...params },
    scope,
    result,
    weights: new Map(),
  } as never;
}
const CHANNEL: Scope = { ...WHOLE, filters: { channel: ['抖店'] } };
const wider = (...answers: readonly Recorded[]) =>
  contentsOf(new Map([['overview', answers]]), new Set()).wider.map(({ attribute, how, analyses }) => [
    how,
    attribute,
    ...analyses.map(({ id }) => id),
  ]);

it('names the panels that a filter does not narrow: those of its own attribute, and those that compare with the rest', () => {
  const own = recorded('breakdown', CHANNEL, [{ value: '抖店' }, { value: '官网' }], { by: 'channel' });
  const compared = recorded('breakdown', CHANNEL, [{ value: '广东', share_rest: 0.4 }], { by: 'province' });
  const within = recorded('revenue-by-month', CHANNEL, [{ month: '2024-01' }]);
  expect(wider(own, compared, within)).toEqual([
    ['all', 'channel', 'breakdown'],
    ['rest', 'channel', 'breakdown'],
  ]);
});

it('names none without filters, nor lines that are taken out', () => {
  const whole = recorded('breakdown', WHOLE, [{ value: '抖店' }], { by: 'channel' });
  const own = recorded('breakdown', CHANNEL, [{ value: '抖店' }], { by: 'channel' });
  expect(wider(whole)).toEqual([]);
  expect(contentsOf(new Map([['overview', [own]]]), new Set(['overview/breakdown'])).wider).toEqual([]);
});
