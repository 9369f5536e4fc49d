import type { Shape } from '../codec/codec';
import type { Columns } from '../db/columns';
import { QueryError } from '../db/errors';
import type { FirstLook } from '../model/cube/first-look';
import type { OrderCube } from '../model/cube/order-cube';
import { resolved } from '../model/scope';
import { answeredScope, needsOf, splitOf, unmetNeeds } from './question';
import { quickRows } from './quick-rows';
import type { AskOptions, Preview, Result, ResultRequest, ResultSource } from './source';
import { resultOf, statementOf } from './statement';

/**
 * Answers from the arrays of an import that is still under way what arrays answer: the same rows as the engine will give, to the digit.
 * Everything else is `absent`: it waits for the engine.
 */
export class LookSource implements ResultSource {
  readonly #look: FirstLook;
  readonly #cube: OrderCube;

  /** `cube`: one that is fed with the look. */
  constructor(look: FirstLook, cube: OrderCube) {
    this.#look = look;
    this.#cube = cube;
  }

  async get<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    { signal }: AskOptions = {},
  ): Promise<Result<C>> {
    const { analysis, params } = request;
    const { extents } = this.#look;
    const asked = answeredScope(request);
    const needs = unmetNeeds(needsOf({ analysis, params, filters: asked.filters }), extents, asked.to);
    if (needs.length > 0) return { kind: 'missing', needs };
    const scope = resolved(asked, extents);
    try {
      const cube = signal ? this.#cube.under(signal) : this.#cube;
      const raw = await quickRows(analysis, { cube, params, scope, extents });
      if (!raw) return { kind: 'absent' };
      return resultOf(analysis.columns, raw, scope, statementOf(analysis.sql, params, scope).sql);
    } catch (cause) {
      if (cause instanceof QueryError && cause.reason !== 'aborted') return { kind: 'absent' };
      throw cause;
    }
  }

  async preview<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    signal: AbortSignal,
    isAtRest = false,
  ): Promise<Preview<C> | undefined> {
    const isJudged = splitOf(request.params).by === 'segment' || 'segment' in request.scope.filters;
    if ('scoring' in request.params || (isJudged && !isAtRest)) return undefined;
    const result = await this.get(request, { signal });
    return result.kind === 'rows' ? result : undefined;
  }
}
