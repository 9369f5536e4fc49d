import { QueryError } from '../../db/errors';
import { formatDay } from '../../util/day';
import type { ResolvedScope } from '../scope';
import { AnswerCube } from './answer-cube';
import { type TimeBins, timeBins } from './bins';
import { Coding, type CubeFacts, dayOf, doubles, integers, isJudgedByArrays } from './coding';
import type { Answers, Cube, GroupRequest, NamedCohorts, NamedGroups, NamedSegments } from './cube';
import { type FirstLook, ordersOf } from './first-look';
import type { CubeHost, OrdersPart, Selection } from './host';
import type { Lapses } from './lapses';
import { byMonth, tabledOf } from './tabled';

const KEPT_UNFILTERED = 40;

/**
 * Answers what is counted and summed over orders from arrays instead of SQL: exactly the same numbers, within a few milliseconds for a
 * million lines. The arrays are fetched from the facts on first use and again when the data have changed; `model/scope.ts` is the
 * definition of what a scope selects.
 */
export class OrderCube implements Cube {
  readonly #facts: CubeFacts;
  readonly #host: CubeHost;
  /** Of which facts, and in which life of the host, everything was put. */
  #put: readonly [version: number, epoch: number] = [NaN, NaN];
  /** Whether it was told that nothing else is under way: while a file is loaded the arrays leave the processor to that. */
  #isSettled = false;
  #reach: Promise<TimeBins> | undefined;
  readonly #coding: Coding;
  readonly #answers: AnswerCube;
  readonly answers: Answers;
  /** What filtered groups are compared with. */
  readonly #unfiltered = new Map<string, Promise<NamedGroups>>();

  constructor(facts: CubeFacts, host: CubeHost) {
    this.#facts = facts;
    this.#host = host;
    this.#coding = new Coding(facts, host);
    this.#answers = new AnswerCube(facts, host, this.#coding);
    this.answers = this.#answersUnder();
  }

  /** The same cube for one who may lose interest: what is not begun by then is not worked on. */
  under(signal: AbortSignal): Cube {
    return {
      groups: (scope, request) => this.groups(scope, request, signal),
      lapses: (scope, stops, days) => this.lapses(scope, stops, days, signal),
      segments: (scope) => this.segments(scope, signal),
      cohorts: (scope, window, ages) => this.cohorts(scope, window, ages, signal),
      revenueByDay: (scope, from, to) => this.revenueByDay(scope, from, to, signal),
      answers: this.#answersUnder(signal),
    };
  }

  #answersUnder(signal?: AbortSignal): Answers {
    const ask = <T>(work: () => Promise<T>) => this.#twice(async () => (await this.#base(), work()));
    return {
      survey: () => ask(() => this.#answers.survey()),
      scores: (scope, request) => ask(() => this.#answers.scores(scope, request, signal)),
      means: (scope, groups) => ask(() => this.#answers.means(scope, groups, signal)),
    };
  }

  /** Counts and sums of the scope's orders, split as asked. */
  groups(scope: ResolvedScope, request: GroupRequest, signal?: AbortSignal): Promise<NamedGroups> {
    return this.#twice(() => this.#groups(scope, request, signal));
  }

  /** Who of the known buyers of the `days` before each stop − `days` has not bought since, as METHODS defines churn. */
  lapses(scope: ResolvedScope, stops: readonly string[], days: number, signal?: AbortSignal): Promise<Lapses> {
    return this.#twice(async () => {
      const selection = await this.#selection(scope, scope.filters);
      return this.#host.call('lapses', { selection, stops: Int32Array.from(stops, dayOf), days }, signal);
    });
  }

  /** RFM segments of the scope's known customers, or undefined where the rule is one that only SQL judges by. */
  async segments(scope: ResolvedScope, signal?: AbortSignal): Promise<NamedSegments | undefined> {
    if (!isJudgedByArrays(scope.rule)) return undefined;
    return this.#twice(async () => {
      const selection = await this.#selection(scope, scope.filters);
      const { name, values: names } = await this.#coding.attribute(scope, 'segment');
      const window = { from: dayOf(scope.from), to: dayOf(scope.to), segments: names.length };
      return { names, ...(await this.#host.call('segments', { selection, judgement: name, ...window }, signal)) };
    });
  }

  /** Activity of the customers won within the scope, by month of the first purchase and age; see `cohorts.ts`. */
  cohorts(
    scope: ResolvedScope,
    window: 'calendar' | 'interval30',
    ages: number,
    signal?: AbortSignal,
  ): Promise<NamedCohorts> {
    return this.#twice(async () => {
      const { names, months: bins } = await this.#base();
      const selection = await this.#selection(scope, scope.filters);
      const { firstDay, binOf: monthOf, count: months } = bins;
      const span = { from: dayOf(scope.from), to: dayOf(scope.to), ages, window, monthOf, firstDay, months };
      return { names, ages, ...(await this.#host.call('cohorts', { selection, ...span }, signal)) };
    });
  }

  /** Revenue of the filtered orders by day, `to` exclusive; days without any are left out. */
  async revenueByDay(
    scope: ResolvedScope,
    from: string,
    to: string,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, number>> {
    const start = dayOf(from);
    const sums = await this.#twice(async () => {
      const selection = await this.#selection(scope, scope.filters);
      return this.#host.call('days', { selection, from: start, to: dayOf(to) }, signal);
    });
    const told = [...sums.entries()].filter(([, sum]) => !Number.isNaN(sum));
    return new Map(told.map(([at, sum]) => [formatDay(start + at), sum]));
  }

  /** What the host has lost, a dead worker or an attribute let go, is fetched and asked once more. */
  async #twice<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof QueryError) throw cause;
      this.#put = [NaN, NaN];
      return work();
    }
  }

  async #groups(
    scope: ResolvedScope,
    { by, from = scope.from, to = scope.to, isFiltered = true }: GroupRequest,
    signal?: AbortSignal,
  ): Promise<NamedGroups> {
    const base = await this.#base();
    const filters = isFiltered ? scope.filters : {};
    const key = JSON.stringify([by, from, to, by === 'segment' ? [scope.to, scope.rule] : null]);
    const known = isFiltered ? undefined : this.#unfiltered.get(key);
    if (known) return known;
    const made = (async () => {
      const selection = await this.#selection(scope, filters);
      const named = by === 'month' ? byMonth(base) : await this.#coding.split(scope, by);
      const window = { from: dayOf(from), to: dayOf(to) };
      const tabled = tabledOf(base, by, named, window);
      const own = isFiltered ? signal : undefined;
      if (tabled)
        return { names: tabled.names, ...(await this.#host.call('ranges', { selection, ...tabled.call }, own)) };
      const { names, split } = named;
      const newSince = Int32Array.from(names, (name) => (by === 'month' ? dayOf(`${name}-01`) : window.from));
      return { names, ...(await this.#host.call('group', { selection, split, ...window, newSince }, own)) };
    })();
    if (!isFiltered) keep(this.#unfiltered, key, made, KEPT_UNFILTERED);
    return made;
  }

  /** Starts what will hold the arrays, so that it is there when they come. */
  wake(): void {
    this.#host.call('bytes', null).catch((cause: unknown) => console.info('the cube will be started again', cause));
  }

  /** Lets go of all arrays at once; they are fetched when they are wanted again. */
  sleep(): void {
    this.#host.close();
  }

  /** The facts are others now but say the same as what was put: it stays. */
  keep(): void {
    this.#put = [this.#facts.version, this.#put[1]];
  }

  async #selection(scope: ResolvedScope, filters: ResolvedScope['filters']): Promise<Selection> {
    await this.#base();
    return this.#coding.selection(scope, filters);
  }

  /** The orders, fetched once for the data as they are and the host as it runs. */
  #base(): Promise<TimeBins> {
    const [version, epoch] = this.#put;
    if (version !== this.#facts.version || epoch !== this.#host.epoch) {
      this.#put = [this.#facts.version, this.#host.epoch];
      this.#reach = undefined;
      this.#coding.clear();
      this.#answers.clear();
      this.#unfiltered.clear();
      this.#isSettled = false;
    }
    const { look } = this.#facts;
    const reach = (this.#reach ??= look ? this.#lookedAt(look) : this.#fetched());
    reach.catch(() => (this.#reach = undefined));
    if (!look && !this.#isSettled) this.#settle(reach);
    return reach;
  }

  #settle(reach: Promise<unknown>): void {
    this.#isSettled = true;
    reach.then(() => this.#host.call('settle', null)).catch(() => (this.#isSettled = false));
  }

  async #fetched(): Promise<TimeBins> {
    return timeBins(await this.#host.call('put', await this.#orders()));
  }

  /** The host takes calls in turn: nobody waits until the orders have arrived. */
  async #lookedAt(look: FirstLook): Promise<TimeBins> {
    this.#host.call('put', ordersOf(look)).catch(() => (this.#put = [NaN, NaN]));
    return timeBins(look);
  }

  async #orders(): Promise<OrdersPart> {
    const { db } = this.#facts;
    const { order_key, customer_key, day, amount } = await db.numbers(
      "SELECT order_key, customer_key, (day - DATE '1970-01-01')::INTEGER AS day, amount FROM order_facts",
    );
    return {
      kind: 'orders',
      keys: integers(order_key),
      customers: integers(customer_key),
      days: integers(day),
      amounts: doubles(amount),
    };
  }
}

function keep<T>(map: Map<string, Promise<T>>, key: string, value: Promise<T>, limit: number): void {
  map.set(key, value);
  value.catch(() => map.delete(key));
  const [oldest] = map.keys();
  if (map.size > limit && oldest !== undefined) map.delete(oldest);
}
