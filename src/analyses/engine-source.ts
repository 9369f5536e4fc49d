import type { Columns } from '../db/columns';
import { decodeRows } from '../db/columns';
import type { Shape, ValuesOf } from '../codec/codec';
import { inlined } from '../db/bind';
import type { QueryOptions } from '../db/database';
import { QueryError } from '../db/errors';
import { OrderCube } from '../model/cube/order-cube';
import { isAttribute } from '../model/attributes';
import type { Extents } from '../model/extents';
import { hasHistory, type Least, LEAST_HISTORY } from '../model/history';
import type { RfmRule } from '../model/rfm';
import {
  composeScoped,
  type Filters,
  type GivenOrders,
  NO_ORDERS,
  type ResolvedScope,
  type Scope,
  type Split,
  withoutFilter,
} from '../model/scope';
import type { Workspace } from '../model/workspace';
import type { Day } from '../util/day';
import type { Need } from './analysis';
import type { AskOptions, Preview, Result, ResultRequest, ResultSource } from './source';

const CACHED_RESULTS = 300;
/** Stands for the judgement in a statement until that is written out. */
const JUDGED = 'judged_customers';

interface Question {
  readonly analysis: { readonly needs: readonly Need[] };
  readonly params: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
}

/** What a question needs: that of its analysis and, where it splits or filters by segment, what judging customers needs. */
export function needsOf({
  analysis: { needs },
  params,
  filters,
}: Omit<Question, 'scope'> & { readonly filters: Filters }): readonly Need[] {
  const isJudged = Object.values(splitOf(params)).includes('segment') || (filters.segment ?? []).length > 0;
  return isJudged && !needs.includes('history') ? [...needs, 'history'] : needs;
}

/** Which needs the loaded data do not meet; customers are judged at `until`, else at the end of the data. */
export function unmetNeeds(
  needs: readonly Need[],
  extents: Extents,
  until: Day | null = null,
  least: Least = LEAST_HISTORY,
): Need[] {
  const met: Record<Need, boolean> = {
    orders: extents.orders > 0,
    customer_ids: extents.customers > 0,
    items: extents.hasItems,
    province: extents.hasProvince,
    responses: extents.responses > 0,
    response_dates: extents.responsesWithDate > 0,
    response_customers: extents.responsesWithCustomer > 0,
    history: hasHistory(extents, until, least),
  };
  return needs.filter((need) => !met[need]);
}

const RULE_KEYS = ['scoring', 'frequency', 'window', 'segments', 'cn8', 'r_breaks', 'f_breaks', 'm_breaks'] as const;

/** An analysis that has RFM parameters of its own is judged by them; every other one by the rule of the scope. */
export function ruleOf(scope: Scope, params: Readonly<Record<string, unknown>>): RfmRule {
  if (!('scoring' in params)) return scope.rule;
  const own = Object.fromEntries(RULE_KEYS.filter((key) => key in params).map((key) => [key, params[key]]));
  return { ...scope.rule, ...own };
}

/** `by` and `across` name the attributes whose values the `…_values` relations carry. */
export function splitOf(params: Readonly<Record<string, unknown>>): Split {
  const attribute = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && isAttribute(value) ? value : undefined;
  };
  const [by, across] = [attribute('by'), attribute('across')];
  return { ...(by && { by }), ...(across && { across }) };
}

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
  constructor(workspace: Workspace, cube = new OrderCube(workspace), least = LEAST_HISTORY) {
    this.#workspace = workspace;
    this.#cube = cube;
    this.#least = least;
  }

  get<P extends Shape, C extends Columns>(request: ResultRequest<P, C>, options: AskOptions = {}): Promise<Result<C>> {
    const answer = this.#get(request, options);
    return options.isLater ? answer : kept(this.#front, answer);
  }

  async #get<P extends Shape, C extends Columns>(
    { analysis, params, scope: asked }: ResultRequest<P, C>,
    { signal, isLater = false }: AskOptions,
  ): Promise<Result<C>> {
    await this.#workspace.idle();
    const extents = await this.#workspace.extents();
    const own = analysis.own?.(params);
    const selected = own ? withoutFilter(asked, own) : asked;
    const asOf = 'as_of' in params && typeof params['as_of'] === 'string' ? params['as_of'] : selected.to;
    const needs = await this.unmet({ analysis, params, scope: { ...selected, to: asOf } });
    if (needs.length > 0) return { kind: 'missing', needs };
    const scope = await this.#workspace.resolve({ ...selected, to: asOf, rule: ruleOf(selected, params) });
    const options = signal ? { signal } : {};
    let sql = analysis.sql;
    try {
      const split = splitOf(params);
      const composed = composeScoped(analysis.sql, scope, JUDGED, split);
      const isJudged = composed.relations.has('customer_attributes');
      const written = inlined(composed.sql, { ...argsOf(params), ...composed.args });
      sql = isJudged ? written.replace(JUDGED, () => this.#judgement(scope)) : written;
      const key = `${this.#workspace.version}\n${sql}`;
      let raw = this.#cache.get(key);
      if (!raw) {
        if (isLater) await this.#afterFront(signal);
        const run = async (orders: GivenOrders) => {
          const table = isJudged ? await this.#workspace.customerAttributes(scope.to, scope.rule) : '';
          return this.#run(analysis.sql, params, scope, table, options, orders);
        };
        const cube = signal ? this.#cube.under(signal) : this.#cube;
        const context = { cube, params, scope, extents, withoutOrders: () => run(NO_ORDERS) };
        if (analysis.quick) raw = await kept(this.#quick, analysis.quick(context));
        if (!raw) {
          await this.#afterQuick();
          raw = await run(await this.#keptOrders(scope, composed.relations));
        }
        if (signal?.aborted) throw new QueryError('aborted', 'aborted before it was wanted', sql);
        this.#remember(key, raw);
      }
      const rows = decodeRows(analysis.columns, raw);
      return rows.length === 0 ? { kind: 'empty', scope } : { kind: 'rows', rows, scope, sql };
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

  /** Nothing is judged anew while the hand moves: who is in which segment changes with the end of the range. */
  async preview<P extends Shape, C extends Columns>(
    { analysis, params, scope: asked }: ResultRequest<P, C>,
    signal: AbortSignal,
    isAtRest = false,
  ): Promise<Preview<C> | undefined> {
    const own = analysis.own?.(params);
    const selected = own ? withoutFilter(asked, own) : asked;
    const isJudged = splitOf(params).by === 'segment' || 'segment' in selected.filters;
    if (!analysis.quick || 'scoring' in params || (isJudged && !isAtRest)) return undefined;
    const extents = await this.#workspace.extents();
    if ((await this.unmet({ analysis, params, scope: selected })).length > 0) return undefined;
    const scope = await this.#workspace.resolve(selected);
    const cube = this.#cube.under(signal);
    let isWhole = true;
    const withoutOrders = () => {
      isWhole = false;
      return Promise.resolve([]);
    };
    const raw = await kept(this.#quick, analysis.quick({ cube, params, scope, extents, withoutOrders }));
    return raw && isWhole ? { rows: decodeRows(analysis.columns, raw), scope } : undefined;
  }

  /** How customers are judged at the end of a scope, as a table expression. */
  #judgement({ to, rule }: ResolvedScope): string {
    return `(${this.#workspace.customerAttributesSql(to, rule)}\n)`;
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

export function argsOf(params: ValuesOf<Shape>): Record<string, string | number | boolean | null> {
  const plain = Object.entries(params).filter(
    (entry): entry is [string, string | number | boolean | null] =>
      entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(plain);
}
