import type { AskOptions, Result, ResultRequest, ResultSource } from '../analyses/source';
import type { Shape } from '../codec/codec';
import type { Columns } from '../db/columns';
import type { Filters, Scope } from '../model/scope';

/** The same question under each of several filters, by whatever way the source has. */
export function askEach<P extends Shape, C extends Columns>(
  source: ResultSource,
  request: ResultRequest<P, C>,
  filters: readonly Filters[],
  options?: AskOptions,
): Promise<readonly Result<C>[]> {
  if (source.getEach) return source.getEach(request, filters, options);
  const under = (more: Filters): Scope => ({ ...request.scope, filters: { ...request.scope.filters, ...more } });
  return Promise.all(filters.map((more) => source.get({ ...request, scope: under(more) }, options)));
}
