import { untrack } from 'svelte';
import type { Analysis, Headline, ViewContext } from '../analyses/analysis';
import type { Answered, Preview, ResultSource, Unanswered } from '../analyses/source';
import type { Shape, ValuesOf } from '../codec/codec';
import type { Columns, RowOf } from '../db/columns';
import { QueryError } from '../db/errors';
import type { Filters, ResolvedScope, Scope } from '../model/scope';
import { atNextFrame } from '../util/next-frame';
import type { Session } from './session.svelte';

/** What a panel shows. */
export type Outcome<C extends Columns> =
  { readonly kind: 'loading' } | ({ readonly kind: 'ready' } & Answered<C>) | Unanswered;

/** A hand that has not moved for so long rests: then follows what takes longer than a frame. */
const RESTING_MS = 160;

/**
 * What it does while the hand moves: shows what it can with every frame, comes only when the hand rests (or, beside the hand itself, when it has
 * let go: `stays`), or has a scope that does not move.
 */
type Hand = 'follows' | 'waits' | 'stays' | 'ignores';

interface Wanted<P extends Shape, C extends Columns> {
  readonly analysis: Analysis<P, C>;
  readonly params: ValuesOf<P>;
  readonly scope: Scope;
}

const isSameChoice = (a: readonly string[] = [], b: readonly string[] = []) =>
  a.length === b.length && a.every((value, at) => value === b[at]);

const isSame = (a: Scope, b: Scope) =>
  a.from === b.from && a.to === b.to && a.filters === b.filters && a.rule === b.rule;

/**
 * One analysis, kept in step with the link, the data and the hand. Aborts the run that is no longer wanted. `isLater`: waits for the panels in
 * front of the hand.
 */
export class AnalysisQuery<P extends Shape, C extends Columns> {
  readonly analysis: Analysis<P, C>;
  outcome = $state.raw<Outcome<C>>({ kind: 'loading' });
  /** Rows are on screen and newer ones on their way. Not a part of the outcome, so that nothing is drawn anew before they are there. */
  isStale = $state(false);
  /** Parameters of the rows on screen. */
  params = $state.raw<ValuesOf<P>>();
  /** Filters that they were asked under. */
  #asked = $state.raw<Filters>({});
  /** Rows that followed the hand; the words stay those of `outcome` until it lets go. */
  #moved = $state.raw<(Preview<C> & { readonly asked: Scope }) | null>(null);
  readonly #session: Session;
  /** Out of sight. */
  isAway = false;
  /** What it asked last. */
  wanted: Wanted<P, C> | null = null;
  /** Asks at once what was put off; null: nothing is. */
  #hurry: (() => void) | null = null;

  constructor(
    session: Session,
    analysis: Analysis<P, C>,
    params: () => ValuesOf<P>,
    scope: () => Scope | null = () => session.scope,
    {
      isLater = false,
      hand = isLater ? 'waits' : 'follows',
    }: { readonly isLater?: boolean; readonly hand?: Hand } = {},
  ) {
    this.analysis = analysis;
    this.#session = session;
    $effect(() => {
      const { loaded } = session;
      const moving = hand === 'ignores' ? null : session.moving;
      const [chosen, within] = [params(), scope()];
      if (!loaded || within === null) {
        this.#tell({ kind: 'loading' });
        this.#moved = null;
        return;
      }
      let controller = new AbortController();
      const { signal } = controller;
      const wanted = { analysis, params: chosen, scope: within };
      this.wanted = wanted;
      if (!isLater) session.asked.add(this);
      if (moving && hand === 'stays') this.#markStale();
      else if (moving && hand !== 'waits' && !this.isAway) this.#follow(loaded.source, wanted, signal);
      else if (moving) this.#whenResting(loaded.source, wanted, isLater || this.isAway, signal);
      else if (isLater || !this.isAway) this.#run(loaded.source, wanted, isLater, signal);
      else {
        this.#run(loaded.source, wanted, true, signal);
        this.#hurry = () => {
          controller.abort();
          controller = new AbortController();
          this.#run(loaded.source, wanted, false, controller.signal);
        };
      }
      return () => {
        session.asked.delete(this);
        this.#hurry = null;
        controller.abort();
      };
    });
  }

  /** To be told of the place that shows it: out of sight it is asked after what is in sight, and does not follow the hand. */
  readonly watched = (place: Element) =>
    this.#session.watch?.(place, (isAway) => {
      this.isAway = isAway;
      if (!isAway) this.#hurry?.();
    });

  #markStale(): void {
    if (untrack(() => this.outcome.kind) === 'ready') this.isStale = true;
  }

  #tell(outcome: Outcome<C>): void {
    this.outcome = outcome;
    this.isStale = false;
  }

  #run(source: ResultSource, wanted: Wanted<P, C>, isLater: boolean, signal: AbortSignal): void {
    this.#markStale();
    this.#hurry = null;
    const moved = untrack(() => this.#moved);
    if (moved && !isSame(moved.asked, wanted.scope)) this.#moved = null;
    const { filters } = untrack(() => this.#session.link);
    source
      .get(wanted, { signal, isLater })
      .then((result) => {
        if (signal.aborted) return;
        this.#hurry = null;
        this.params = wanted.params;
        this.#asked = filters;
        this.#moved = null;
        this.#tell(result.kind === 'rows' ? { ...result, kind: 'ready' } : result);
      })
      .catch((cause: unknown) => this.#fail(cause, signal));
  }

  #fail(cause: unknown, signal: AbortSignal): void {
    if (signal.aborted || (cause instanceof QueryError && cause.reason === 'aborted')) return;
    const message = cause instanceof Error ? cause.message : String(cause);
    this.#tell({ kind: 'failed', reason: 'invalid', message, sql: '' });
  }

  /** Rows within the frame, where there are any; else the panel waits for the hand to rest. */
  #follow(source: ResultSource, wanted: Wanted<P, C>, signal: AbortSignal): void {
    const shown = untrack(() => this.outcome);
    if (shown.kind !== 'ready' || !source.preview) {
      this.#whenResting(source, wanted, false, signal);
      return;
    }
    source
      .preview(wanted, signal)
      .then((preview) => {
        if (signal.aborted) return;
        if (!preview) {
          this.#whenResting(source, wanted, false, signal);
          return;
        }
        atNextFrame(() => {
          if (!signal.aborted) this.#moved = { ...preview, asked: wanted.scope };
        });
      })
      .catch((cause: unknown) => this.#fail(cause, signal));
  }

  #whenResting(source: ResultSource, wanted: Wanted<P, C>, isLater: boolean, signal: AbortSignal): void {
    this.#markStale();
    const timer = setTimeout(() => this.#run(source, wanted, isLater, signal), RESTING_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** Those of the rows on screen; only what its own marks are chosen by is already what was just chosen. */
  readonly #filters = $derived.by((): Filters => {
    const own = this.params && this.analysis.own?.(this.params);
    const { filters } = this.#session.link;
    if (!own || isSameChoice(filters[own], this.#asked[own])) return this.#asked;
    const { [own]: _, ...others } = this.#asked;
    return filters[own] ? { ...others, [own]: filters[own] } : others;
  });

  #contextAt(scope: ResolvedScope, params: ValuesOf<P>): ViewContext<ValuesOf<P>> {
    const session = this.#session;
    return {
      locale: session.locale,
      format: session.format,
      params,
      scope: { ...scope, filters: this.#filters },
      nameOf: (attribute, value) => session.nameOf(attribute, value),
    };
  }

  /** Whether the rows are of the range under the hand, so that what was written about them before is of another. */
  readonly isMoving = $derived(this.#moved !== null);
  readonly context = $derived.by((): ViewContext<ValuesOf<P>> | null => {
    const { outcome, params } = this;
    return outcome.kind === 'ready' && params !== undefined
      ? this.#contextAt(this.#moved?.scope ?? outcome.scope, params)
      : null;
  });

  readonly rows = $derived<readonly RowOf<C>[]>(
    this.#moved?.rows ?? (this.outcome.kind === 'ready' ? this.outcome.rows : []),
  );

  /** What sentences are made of: they wait for the hand, because nobody reads a sentence that changes with every frame. */
  readonly settled = $derived.by(() => {
    const { outcome, params } = this;
    return outcome.kind === 'ready' && params !== undefined && outcome.rows.length > 0
      ? { rows: outcome.rows, context: this.#contextAt(outcome.scope, params) }
      : null;
  });

  readonly headline = $derived.by((): Headline | null =>
    this.settled ? this.analysis.headline(this.settled.rows, this.settled.context) : null,
  );
}
