import { expect, it } from 'vitest';
import { zOfMany } from '../../src/stats/many.ts';

// Points of the normal distribution as printed in tables: two-sided 5%, 1%, 0.1%, 0.01% and 0.0000001%.
it.each([[1, 1.959964], [5, 2.575829], [50, 3.290527], [500, 3.890592], [5e7, 6.109410]])('is the two-sided point of 5%% shared by %d comparisons', (comparisons, z) => {
  expect(zOfMany(comparisons)).toBeCloseTo(z, 4);
}); // prettier-ignore
