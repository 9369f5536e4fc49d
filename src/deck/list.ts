import rfmCustomers from '../analyses/rfm-customers/index';
import type { ResultSource } from '../analyses/source';
import { defaultsOf } from '../codec/codec';
import { deckTexts } from '../i18n/texts/deck';
import { valueName } from '../i18n/texts/names';
import type { Scope } from '../model/scope';
import { type DeckContext, scopeWords } from './compose';
import type { DeckTable } from './composed';
import { type BookOptions, writeBook } from './xlsx';

/**
 * The customers of a scope with their segment, for the sales team: a workbook of its own that is made for this computer. No part of a
 * deck, a snapshot or a link. `null` where there is nobody to list.
 */
export async function writeCustomerList(
  source: ResultSource,
  scope: Scope,
  context: DeckContext,
  options: BookOptions = {},
): Promise<Uint8Array<ArrayBuffer> | null> {
  const params = { ...defaultsOf(rfmCustomers.params), ...scope.rule, as_of: null };
  const { signal } = options;
  const result = await source.get({ analysis: rfmCustomers, params, scope }, signal ? { signal } : {});
  if (result.kind !== 'rows') return null;
  const { locale } = context;
  const labels = rfmCustomers.messages[locale].columns;
  const names = [
    'customer_id',
    'segment',
    'recency',
    'frequency',
    'monetary',
    'r_score',
    'f_score',
    'm_score',
  ] as const;
  const table: DeckTable = {
    columns: names.map((name) => ({ label: labels[name], align: 'start', unit: rfmCustomers.columns[name].unit })),
    rows: result.rows.map((row) =>
      names.map((name) => {
        const value = name === 'segment' ? valueName(locale, 'segment', row.segment) : row[name];
        return { text: String(value), value };
      }),
    ),
  };
  const { list } = deckTexts[locale];
  return writeBook([{ title: list.sheet, head: [list.only, scopeWords(scope, context)], table }], options);
}
