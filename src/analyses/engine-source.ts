import { type Columns, decodeRows } from '../db/columns';
import type { Shape, ValuesOf } from '../codec/codec';
import type { QueryOptions } from '../db/database';
import { QueryError } from '../db/errors';
import type { OrderCube } from '../model/cube/order-cube';
import { LEAST_HISTORY, type Least } from '../model/history';
import { composeScoped, type GivenOrders, NO_ORDERS, type ResolvedScope } from '../model/scope';
import type { Workspace } from '../model/workspace';
import type { Need } from './analysis';
import { answeredScope, argsOf, needsOf, type Question, splitOf, unmetNeeds } from './question';
import { quickRows } from './quick-rows';
import type { AskOptions, Preview, Result, ResultRequest, ResultSource } from './source';
import { resultOf, type Statement, statementOf } from './statement';

const CACHED_RESULTS = 300;

/** Answers from the engine: refuses what the data cannot carry, caches by statement, arguments and data version. */
export class EngineSource implements ResultSource {
  readonly #workspace: Workspace;
  readonly #cube: OrderCube;
  readonly #least: Least;
  readonly #quick = new Set<Promise<unknown>>();
  /** Everything asked in front of the user's hand. */
  readonly #front = new Set<Promise<unknown>>();
  readonly #cache = new Map<string, readonly Readonly<Record<string, unknown>>[]>();

  /** `least`: from how much history customers are judged. */
  constructor(workspace: Workspace, cube: OrderCube, least = LEAST_HISTORY) {
    this.#workspace = workspace;
    this.#cube = cube;
    this.#least = least;
  }

  get<P extends Shape, C extends Columns>(request: ResultRequest<P, C>, options: AskOptions = {}): Promise<Result<C>> {
    const answer = this.#get(request, options);
    return options.isLater ? answer : kept(this.#front, answer);
  }

  async #get<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    { signal, isLater = false }: AskOptions,
  ): Promise<Result<C>> {
    const { analysis, params } = request;
    await this.#workspace.idle();
    const extents = await this.#workspace.extents();
    const asked = answeredScope(request);
    const needs = await this.unmet({ analysis, params, scope: asked });
    if (needs.length > 0) return { kind: 'missing', needs };
    const scope = await this.#workspace.resolve(asked);
    const options = signal ? { signal } : {};
    let { sql } = analysis;
    try {
      const statement = statementOf(sql, params, scope);
      sql = statement.sql;
      const key = this.#keyOf(statement);
      let raw = this.#cache.get(key);
      if (!raw) {
        if (isLater) await this.#afterFront(signal);
        const run = async (orders: GivenOrders) => {
          const table = statement.isJudged ? await this.#workspace.customerAttributes(scope.to, scope.rule) : '';
          return this.#run(analysis.sql, params, scope, table, options, orders);
        };
        const cube = signal ? this.#cube.under(signal) : this.#cube;
        const context = { cube, params, scope, extents, withoutOrders: () => run(NO_ORDERS) };
        if (analysis.quick) raw = await kept(this.#quick, analysis.quick(context));
        if (!raw) {
          await this.#afterQuick();
          raw = await run(await this.#keptOrders(scope, statement.relations));
        }
        if (signal?.aborted) throw new QueryError('aborted', 'aborted before it was wanted', sql);
        this.#remember(key, raw);
      }
      return resultOf(analysis.columns, raw, scope, sql);
    } catch (cause) {
      if (cause instanceof QueryError && cause.reason === 'aborted') throw cause;
      const message = cause instanceof Error ? cause.message : String(cause);
      return { kind: 'failed', reason: cause instanceof QueryError ? cause.reason : 'invalid', sql, message };
    }
  }

  /** Which needs of a question the loaded data do not meet at the end of its scope. */
  protected async unmet({ analysis, params, scope }: Question): Promise<Need[]> {
    const needed = needsOf({ analysis, params, filters: scope.filters });
    return unmetNeeds(needed, await this.#workspace.extents(), scope.to, this.#least);
  }

  /**
   * Nothing is judged anew while the hand moves: who is in which segment changes with the end of the range. What is told at rest is remembered: who
   * points at a mark and then chooses it has the answers already.
   */
  async preview<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    signal: AbortSignal,
    isAtRest = false,
  ): Promise<Preview<C> | undefined> {
    const { analysis, params } = request;
    const asked = answeredScope(request);
    const isJudged = splitOf(params).by === 'segment' || 'segment' in asked.filters;
    if (!analysis.quick || 'scoring' in params || (isJudged && !isAtRest)) return undefined;
    const extents = await this.#workspace.extents();
    if ((await this.unmet({ analysis, params, scope: asked })).length > 0) return undefined;
    const scope = await this.#workspace.resolve(asked);
    const key = isAtRest ? this.#keyOf(statementOf(analysis.sql, params, scope)) : undefined;
    let raw = key === undefined ? undefined : this.#cache.get(key);
    if (!raw) {
      const cube = this.#cube.under(signal);
      raw = await kept(this.#quick, quickRows(analysis, { cube, params, scope, extents }));
      if (raw && key !== undefined) this.#remember(key, raw);
    }
    return raw && { rows: decodeRows(analysis.columns, raw), scope };
  }

  /** What the engine answers waits for what the arrays answer, so that the two do not share the processor while the hand moves. */
  async #afterQuick(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.allSettled(this.#quick);
  }

  /** What is wanted later waits for everything that is wanted now, also for what comes meanwhile. */
  async #afterFront(signal: AbortSignal | undefined): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    while (this.#front.size > 0 && !signal?.aborted) await Promise.allSettled(this.#front);
    if (signal?.aborted) throw new QueryError('aborted', 'aborted before it was wanted', '');
  }

  /** The table of the scope's orders, where several panels will filter them alike. */
  async #keptOrders(scope: ResolvedScope, relations: ReadonlySet<string>): Promise<GivenOrders> {
    const isFiltered = Object.keys(scope.filters).length > 0 && relations.has('scoped_orders');
    return isFiltered ? this.#workspace.scopedOrders(scope) : {};
  }

  async #run(
    sql: string,
    params: ValuesOf<Shape>,
    scope: ResolvedScope,
    judged: string,
    options: QueryOptions,
    orders: GivenOrders,
  ): Promise<readonly Record<string, unknown>[]> {
    const { sql: composed, args } = composeScoped(sql, scope, judged, splitOf(params), orders);
    if (options.signal?.aborted) throw new QueryError('aborted', 'aborted before it ran', composed);
    return (await this.#workspace.db.query(composed, { ...argsOf(params), ...args }, options)).rows;
  }

  #keyOf({ sql }: Statement): string {
    return `${this.#workspace.version}\n${sql}`;
  }

  #remember(key: string, rows: readonly Readonly<Record<string, unknown>>[]): void {
    this.#cache.set(key, rows);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > CACHED_RESULTS && oldest !== undefined) this.#cache.delete(oldest);
  }
}

/** The same answer, which the set holds until it is there. */
async function kept<T>(set: Set<Promise<unknown>>, answer: Promise<T>): Promise<T> {
  set.add(answer);
  try {
    return await answer;
  } finally {
    set.delete(answer);
  }
}
