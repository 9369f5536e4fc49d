import { expect, it } from 'vitest';
import { likelyNext } from '../../../src/app/likely/next.ts';
import type { Extents } from '../../../src/model/extents.ts';
import { type LinkState, type Page, readLink } from '../../../src/state/link.ts';

const extents = { firstDay: '2023-01-10', asOf: '2024-06-18' } as Extents;
const linkOf = (address: string): LinkState => readLink(address).state;
const next = (address: string) => {
  const link = linkOf(address);
  const onPage = (page: Page): LinkState => ({ ...link, page, choices: {} });
  return likelyNext(link, extents, onPage).map(({ page, range }) =>
    typeof range === 'object' ? `${page} ${range.first}..${range.last}` : `${page} ${range}`,
  );
};

it('is the page after and the page before the one on screen, under the same filters; the data ask nothing', () => {
  expect(next('#/value')).toEqual(['retention 12m', 'segments 12m']);
  expect(next('#/overview')).toEqual(['segments 12m']);
  expect(next('#/satisfaction')).toEqual(['retention 12m']);
  expect(next('#/data')).toEqual(['overview 12m']);
  expect(next('#/')).toEqual([]);
});

it('begins with the months beside those chosen by hand, as long as the data reach there', () => {
  expect(next('#/overview?range=2024-03-01..2024-04-30').slice(0, 2)).toEqual([
    'overview 2024-04-01..2024-05-31',
    'overview 2024-02-01..2024-03-31',
  ]);
  expect(next('#/overview?range=2023-01-10..2023-01-31')[0]).toBe('overview 2023-02-01..2023-02-28');
  expect(next('#/overview?range=2024-05-01..2024-05-31').slice(0, 2)).toEqual([
    'overview 2024-06-01..2024-06-17',
    'overview 2024-04-01..2024-04-30',
  ]);
  expect(next('#/overview?range=2024-06-01..2024-06-17')).toEqual([
    'overview 2024-05-01..2024-05-31',
    'segments 2024-06-01..2024-06-17',
  ]);
});

it('moves no days that are not whole months', () => {
  expect(next('#/overview?range=2024-03-05..2024-04-30')).toEqual(['segments 2024-03-05..2024-04-30']);
});
