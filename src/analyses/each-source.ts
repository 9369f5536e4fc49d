import type { Shape } from '../codec/codec';
import type { Columns } from '../db/columns';
import { QueryError } from '../db/errors';
import type { OrderCube } from '../model/cube/order-cube';
import { ANSWERS, composeEach } from '../model/each-scope';
import type { Filters, ResolvedScope, Scope } from '../model/scope';
import type { Workspace } from '../model/workspace';
import { EngineSource } from './engine-source';
import { answeredScope, argsOf, splitOf } from './question';
import type { AskOptions, Result, ResultRequest, ResultSource } from './source';
import { resultOf, statementOf } from './statement';

/** How many orders times scopes one statement may go through. */
const MOST_AT_ONCE = 5_000_000;

type Raw = Readonly<Record<string, unknown>>;

/** The engine, which is also asked one question under many filters at once: what takes its time is planning a statement, not answering it. */
export class EachSource extends EngineSource implements ResultSource {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace, cube: OrderCube) {
    super(workspace, cube);
    this.#workspace = workspace;
  }

  async getEach<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    filters: readonly Filters[],
    options: AskOptions = {},
  ): Promise<readonly Result<C>[]> {
    const scopes = filters.map((more) => ({ ...request.scope, filters: { ...request.scope.filters, ...more } }));
    const alone = () => Promise.all(scopes.map((scope) => this.get({ ...request, scope }, options)));
    if (request.analysis.quick) return alone();
    await this.#workspace.idle();
    const unmet = await Promise.all(scopes.map((scope) => this.unmet({ ...request, scope })));
    if (unmet.some((needs) => needs.length > 0)) return alone();
    try {
      return await this.#together(request, scopes, options);
    } catch (cause) {
      if (options.signal?.aborted || (cause instanceof QueryError && cause.reason === 'aborted')) throw cause;
      console.info(`${request.analysis.id} is asked under one filter after the other`, cause);
      return alone();
    }
  }

  async #together<P extends Shape, C extends Columns>(
    { analysis, params }: ResultRequest<P, C>,
    asked: readonly Scope[],
    { signal }: AskOptions,
  ): Promise<readonly Result<C>[]> {
    await this.#workspace.idle();
    const extents = await this.#workspace.extents();
    const scopes = await Promise.all(
      asked.map((scope) => this.#workspace.resolve(answeredScope({ analysis, params, scope }))),
    );
    const size = Math.max(1, Math.floor(MOST_AT_ONCE / (extents.orders + 1)));
    const answers = new Map<ResolvedScope, Raw[]>();
    for (const alike of alikes(scopes, size)) {
      const [{ to, rule }] = alike;
      const judged = await this.#workspace.customerAttributes(to, rule);
      const { sql, args } = composeEach(analysis.sql, alike, judged, splitOf(params));
      const { rows } = await this.#workspace.db.query(sql, { ...argsOf(params), ...args }, signal ? { signal } : {});
      for (const { [ANSWERS]: at, ...row } of rows) {
        const scope = alike[Number(at)];
        if (scope) answers.set(scope, [...(answers.get(scope) ?? []), row]);
      }
    }
    return scopes.map((scope) =>
      resultOf(analysis.columns, answers.get(scope) ?? [], scope, statementOf(analysis.sql, params, scope).sql),
    );
  }
}

/** Scopes that filter by the same attributes, at most so many together. */
function alikes(
  scopes: readonly ResolvedScope[],
  most: number,
): readonly (readonly [ResolvedScope, ...ResolvedScope[]])[] {
  const open = new Map<string, [ResolvedScope, ...ResolvedScope[]]>();
  const all: [ResolvedScope, ...ResolvedScope[]][] = [];
  for (const scope of scopes) {
    const key = Object.keys(scope.filters).toSorted().join();
    const group = open.get(key);
    if (group && group.length < most) {
      group.push(scope);
      continue;
    }
    const fresh: [ResolvedScope, ...ResolvedScope[]] = [scope];
    open.set(key, fresh);
    all.push(fresh);
  }
  return all;
}
