import type { AnyAnalysis, ViewContext } from '../../src/analyses/analysis.ts';
import { defaultsOf } from '../../src/codec/codec.ts';
import { formatter } from '../../src/i18n/format.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { WHOLE } from '../../src/model/scope.ts';
import type { TestBench } from '../support/workspace.ts';

export interface Question {
  readonly id: string;
  readonly kind: 'nps' | 'rating' | 'text' | 'choice';
  readonly wording?: string;
  readonly theme?: string;
  readonly scale?: readonly [number, number];
  readonly isMain?: boolean;
}

/** Answer sheets that are all alike but for their ids. */
export interface Sheets {
  readonly times?: number;
  readonly at?: string;
  readonly customer?: string;
  readonly order?: string;
  readonly channel?: string;
  readonly province?: string;
  readonly values: Readonly<Record<string, number | string>>;
}

/** Adds a survey to the canonical tables; facts are rebuilt. */
export async function addSurvey(
  bench: TestBench,
  survey: string,
  questions: readonly Question[],
  sheets: readonly Sheets[],
): Promise<void> {
  for (const [index, { id, kind, wording = id, theme = null, scale = null, isMain = false }] of questions.entries()) {
    await bench.insert('questions', [
      {
        survey,
        question: id,
        position: index + 1,
        wording,
        kind,
        theme,
        scale_min: scale?.[0] ?? null,
        scale_max: scale?.[1] ?? null,
        is_main: isMain,
      },
    ]);
  }
  for (const [
    index,
    { times = 1, at = null, customer = null, order = null, channel = null, province = null, values },
  ] of sheets.entries()) {
    const id = `CASE WHEN $times > 1 THEN $sheet || '-' || i ELSE $sheet END`;
    const key = { survey, sheet: `r${index}`, times };
    await bench.db.query(
      `INSERT INTO responses (survey, response_id, customer_id, order_id, submitted_at, channel, province)
       SELECT $survey, ${id}, $customer, $order, $at::TIMESTAMP, $channel, $province FROM range($times::BIGINT) t(i)`,
      { ...key, customer, order, at, channel, province },
    );
    for (const [question, value] of Object.entries(values)) {
      await bench.db.query(
        `INSERT INTO answers SELECT $survey, ${id}, $question, try_cast($value AS DOUBLE), $value FROM range($times::BIGINT) t(i)`,
        { ...key, question, value: String(value) },
      );
    }
  }
  await bench.workspace.rebuildFacts();
}

/** What a panel would hand to view and headline. */
export function contextOf(
  analysis: AnyAnalysis,
  locale: Locale,
  params: Readonly<Record<string, unknown>> = {},
): ViewContext<Readonly<Record<string, unknown>>> {
  return {
    locale,
    format: formatter(locale),
    params: { ...defaultsOf(analysis.params), ...params },
    scope: { ...WHOLE, from: '2024-01-01', to: '2025-01-01' },
    nameOf: (attribute, value) => valueName(locale, attribute, value),
  };
}

/** Numbers of a sentence that no row holds, under any of the ways a number is written (percent, rounding, a true minus). */
export function strayNumbers(text: string, rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const held = new Set(
    rows.flatMap((row) =>
      Object.values(row).flatMap((value) => {
        if (typeof value === 'string') return (value.match(/\d+/g) ?? []).map((digits) => String(Number(digits)));
        if (typeof value !== 'number') return [];
        return [0, 1, 2].flatMap((digits) => [value, 100 * value].map((v) => String(Number(v.toFixed(digits)))));
      }),
    ),
  );
  const plain = text.replaceAll('−', '-').replace(/(\d),(\d{3})/g, '$1$2');
  return (plain.match(/-?\d+(?:\.\d+)?/g) ?? []).filter((number) => !held.has(String(Number(number))));
}
