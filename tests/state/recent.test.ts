// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { keepRecent, loadRecent, type RecentView } from '../../src/state/recent.ts';

const view = (name: string, fragment = '#/overview'): RecentView => ({ fragment, page: 'overview', name, scope: '' });

beforeEach(() => localStorage.clear());

it('one address is listed once, under the name it was seen with last', () => {
  keepRecent(view('march.csv'));
  keepRecent(view('april.csv'));
  expect(loadRecent().map(({ name }) => name)).toEqual(['april.csv']);
});

it('a list that another version filled with the same address twice is read without its repeats', () => {
  keepRecent(view('a'));
  const [key = ''] = Object.keys(localStorage);
  localStorage.setItem(key, JSON.stringify([view('a'), view('b'), view('c', '#/overview?v=1&channel=x')]));
  expect(loadRecent().map(({ name }) => name)).toEqual(['a', 'c']);
});
