import type { DotsSpec } from '../charts/spec';
import type { Locale } from '../i18n/locale';
import { deckTexts } from '../i18n/texts/deck';
import type { DeckTable } from './composed';

/** A dot plot as a table: name, value, interval, and what stands beside the dots. */
export function dotsTable({ dots, x, headings = [] }: DotsSpec, locale: Locale): DeckTable {
  const { value, interval } = deckTexts[locale];
  const write = x.exact ?? x.write;
  const cell = (text: string) => ({ text, value: text });
  return {
    columns: [
      { label: '', align: 'start', unit: 'word' },
      ...[value, interval, ...headings].map((label) => ({ label, align: 'end' as const, unit: 'word' as const })),
    ],
    rows: dots.map(({ label, level = 0, text, low, high, cells }) => [
      cell(`${'\u3000'.repeat(level)}${label}`),
      cell(text),
      cell(low === null || high === null ? '–' : `${write(low)} – ${write(high)}`),
      ...headings.map((_, i) => cell(cells[i] ?? '')),
    ]),
  };
}
