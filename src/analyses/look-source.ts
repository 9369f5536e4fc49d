import type { Shape } from '../codec/codec';
import { type Columns, decodeRows } from '../db/columns';
import { QueryError } from '../db/errors';
import type { FirstLook } from '../model/cube/first-look';
import type { OrderCube } from '../model/cube/order-cube';
import { resolved, withoutFilter } from '../model/scope';
import { needsOf, ruleOf, splitOf, unmetNeeds } from './engine-source';
import type { AskOptions, Preview, Result, ResultRequest, ResultSource } from './source';
import { statementOf } from './statement';

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
    { analysis, params, scope: asked }: ResultRequest<P, C>,
    { signal }: AskOptions = {},
  ): Promise<Result<C>> {
    const { extents } = this.#look;
    const own = analysis.own?.(params);
    const selected = own ? withoutFilter(asked, own) : asked;
    const to = 'as_of' in params && typeof params['as_of'] === 'string' ? params['as_of'] : selected.to;
    const needs = unmetNeeds(needsOf({ analysis, params, filters: selected.filters }), extents, to);
    if (needs.length > 0) return { kind: 'missing', needs };
    const scope = resolved({ ...selected, to, rule: ruleOf(selected, params) }, extents);
    let isWhole = true;
    const withoutOrders = () => {
      isWhole = false;
      return Promise.resolve([]);
    };
    try {
      const cube = signal ? this.#cube.under(signal) : this.#cube;
      const raw = await analysis.quick?.({ cube, params, scope, extents, withoutOrders });
      if (!raw || !isWhole) return { kind: 'absent' };
      const rows = decodeRows(analysis.columns, raw);
      const sql = statementOf(analysis.sql, params, scope);
      return rows.length === 0 ? { kind: 'empty', scope } : { kind: 'rows', rows, scope, sql };
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
