import type { AnyAnalysis, ViewContext } from './analysis';
import { marksOf } from './marks';

/** The name of a mark that these rows draw; `null`: they draw none with this key. */
export function drawnName(
  analysis: AnyAnalysis,
  rows: readonly Readonly<Record<string, unknown>>[],
  context: ViewContext<Readonly<Record<string, unknown>>>,
  key: string,
): string | null {
  const spec = analysis.view(rows, context);
  const mark = spec && marksOf(spec).find((each) => each.key === key);
  const own = analysis.own?.(context.params);
  if (mark) return mark.name;
  const isThere = rows.some((row) => Object.values(row).some((cell) => cell === key));
  return isThere && own ? context.nameOf(own, key) : null;
}
