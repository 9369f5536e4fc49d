import { expect, it } from 'vitest';
import { listedCells } from '../../src/model/listed-cells.ts';
import { openBench } from '../support/workspace.ts';

it('the cells that are read from the statement are those that it makes', async () => {
  const { db } = await openBench();
  const { rows } = await db.query(
    "SELECT r_score AS r, f_score AS f, m_score AS m, segment FROM rfm_cells WHERE scheme = 'named11' ORDER BY r, f, m",
  );
  const listed = listedCells('named11')
    ?.map(({ scores: [r, f, m], segment }) => ({ r, f, m, segment }))
    .sort((a, b) => 100 * (a.r - b.r) + 10 * (a.f - b.f) + a.m - b.m);
  expect(listed).toHaveLength(125);
  expect(listed).toEqual(rows);
});

it('cells that the statement works out are left to it', () => {
  expect(listedCells('rf10')).toBeUndefined();
});
