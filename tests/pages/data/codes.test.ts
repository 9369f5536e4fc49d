import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { codeName } from '../../../src/i18n/texts/codes.ts';
import { importMessages } from '../../../src/imports/messages.ts';
import { projectFile } from '../../support/project.ts';

/** Codes that the comments of the schema name. */
const CODED = {
  orders: { status: 'sale, pending, cancelled, refunded, partial_refund, aftersale_open, unknown' },
  customers: { gender: 'female, male, other, unknown' },
  complaints: { status: 'new, open, pending, resolved, closed' },
  coupons: { status: 'issued, used, expired' },
} as const;
const EXCLUSIONS = 'unpaid, cancelled, refunded, returned, test, gift, no_date, no_amount';
const schema = projectFile('src/model/schema.sql');

describe('codes in the tables', () => {
  it.each(Object.entries(CODED).flatMap(([table, columns]) => Object.entries(columns).map(([column, codes]) => [table, column, codes] as const)))('%s.%s: %s each have a word of their own in both languages', (table, column, codes) => {
    expect(schema).toContain(codes);
    for (const locale of LOCALES) {
      const words = codes.split(', ').map((code) => codeName(locale, table, column, code));
      expect(words).not.toContain(undefined);
      expect(new Set(words).size).toBe(words.length);
    }
  }); // prettier-ignore

  it('reasons why an order is left out are told by the words of the quality report', () => {
    expect(schema).toContain(EXCLUSIONS);
    for (const code of EXCLUSIONS.split(', ')) expect(Object.keys(importMessages.en.reasons)).toContain(code);
  });

  it('words that a file has written stay as they are', () => {
    expect(codeName('en', 'complaints', 'status', '已派单')).toBeUndefined();
    expect(codeName('en', 'orders', 'status_raw', 'sale')).toBeUndefined();
  });
});
