import type { Codec } from '../codec/codec';
import type { Locale } from '../i18n/locale';
import type { AnyAnalysis } from './analysis';
import { ANALYSES } from './registry';

/** An analysis as the console and docs describe it. */
export interface AnalysisDescription {
  readonly id: string;
  readonly question: string;
  readonly shareable: string;
  readonly needs: readonly string[];
  readonly params: readonly { readonly name: string; readonly accepts: string; readonly fallback: string }[];
  readonly columns: readonly {
    readonly name: string;
    readonly role: string;
    readonly unit: string;
    readonly nullable: boolean;
    readonly label: string;
  }[];
}

export function describeAnalyses(locale: Locale): AnalysisDescription[] {
  return [...ANALYSES.values()].map((analysis) => ({
    id: analysis.id,
    question: analysis.messages[locale].question,
    shareable: analysis.shareable,
    needs: analysis.needs,
    params: Object.entries(analysis.params).map(([name, codec]) => ({ name, accepts: codec.accepts, fallback: codec.format(codec.fallback) })),
    columns: Object.entries(analysis.columns).map(([name, { role, unit, nullable }]) => ({
      name, role, unit, nullable, label: analysis.messages[locale].columns[name] ?? name,
    })),
  }));
} // prettier-ignore

/** Parameters from outside: text, numbers or the values themselves. An unknown or impossible one is a `RangeError` saying what may stand there. */
export function decodeParams(analysis: AnyAnalysis, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const unknown = Object.keys(given).filter((name) => !(name in analysis.params));
  if (unknown.length > 0) {
    throw new RangeError(
      `${analysis.id} has no parameter ${unknown.join(', ')}; it has: ${Object.keys(analysis.params).join(', ') || 'none'}`,
    );
  }
  return Object.fromEntries(
    Object.entries(analysis.params).map(([name, codec]: [string, Codec<unknown>]) => {
      const value = given[name];
      if (value === undefined) return [name, codec.fallback];
      const parsed = codec.parse(value === null ? '' : String(value));
      if (parsed === undefined)
        throw new RangeError(`${analysis.id}: ${name} must be ${codec.accepts}, got ${String(value)}`);
      return [name, parsed];
    }),
  );
}
