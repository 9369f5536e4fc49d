import { expect, it } from 'vitest';
import { checkedScope } from '../../src/app/console.ts';

type Given = Parameters<typeof checkedScope>[0];

it.each([
  [{ from: '2024-13-01' }, 'scope.from is no day: 2024-13-01'],
  [{ from: '2024-02-01', to: '2024-02-01' }, 'is not before scope.to'],
  [{ filters: { provinc: ['广东'] } }, 'no filter is called provinc'],
  [{ filters: { province: '广东' } }, 'scope.filters.province must be a list of texts'],
])('a scope that cannot be meant is refused by name: %j', (scope, words) => {
  expect(() => checkedScope(scope as Given)).toThrow(new RegExp(words.replaceAll('.', '\\.')));
});

it('a scope that can be meant passes as it is', () => {
  const scope: Given = { from: '2024-01-01', to: null, filters: { province: ['广东'] } };
  expect(checkedScope(scope)).toBe(scope);
});
