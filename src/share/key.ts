import type { Shape } from '../codec/codec';
import { isAttribute } from '../model/attributes';
import { type Scope, withoutFilter } from '../model/selection';
import type { AnyAnalysis } from '../analyses/analysis';

export interface Question {
  readonly analysis: AnyAnalysis;
  readonly params: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
}

/** Parameters that choose rows without being named by the statement: they say what customers are split and judged by. */
const IMPLIED = [
  'by',
  'across',
  'as_of',
  'scoring',
  'frequency',
  'window',
  'segments',
  'cn8',
  'r_breaks',
  'f_breaks',
  'm_breaks',
];

function writtenParams(shape: Shape, sql: string, params: Question['params']): string[][] {
  const matters = (name: string) => IMPLIED.includes(name) || new RegExp(`\\$${name}\\b`).test(sql);
  return Object.entries(shape)
    .filter(([name]) => matters(name))
    .map(([name, codec]) => [name, codec.format(params[name] ?? codec.fallback)]);
}

/**
 * One text for all requests that have the same rows: parameters that only the view reads, the order of filters, and a filter on the
 * panel's own attribute make no difference.
 */
export function questionKey({ analysis, params, scope: asked }: Question): string {
  const own = analysis.own?.(params);
  const scope = own ? withoutFilter(asked, own) : asked;
  const filters = Object.keys(scope.filters)
    .filter(isAttribute)
    .toSorted()
    .flatMap((attribute) => {
      const values = scope.filters[attribute] ?? [];
      return values.length > 0 ? [[attribute, ...values.toSorted()]] : [];
    });
  const { rule } = scope;
  const judged = [
    rule.scoring,
    rule.frequency,
    rule.window,
    rule.segments,
    rule.cn8,
    rule.r_breaks,
    rule.f_breaks,
    rule.m_breaks,
  ];
  return JSON.stringify([
    analysis.id,
    writtenParams(analysis.params, analysis.sql, params),
    scope.from,
    scope.to,
    filters,
    judged.join('|'),
  ]);
}
