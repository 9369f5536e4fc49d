import { expect, it } from 'vitest';
import { safeFileName } from '../../src/ui/download';

it('makes a name that every file system takes', () => {
  expect(safeFileName('订单/2024:06?.csv')).toBe('订单-2024-06-.csv');
  expect(safeFileName('../../etc/passwd')).toBe('etc-passwd');
  expect(safeFileName(' . ')).toBe('download');
  expect(safeFileName('x'.repeat(300))).toHaveLength(120);
});
