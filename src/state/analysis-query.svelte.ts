import { untrack } from 'svelte';
import type { Analysis, Headline, Need, ViewContext } from '../analyses/analysis';
import type { Shape, ValuesOf } from '../codec/codec';
import type { Columns, RowOf } from '../db/columns';
import { QueryError } from '../db/errors';
import type { ResolvedScope, Scope } from '../model/scope';
import type { Session } from './session.svelte';

/** What a panel shows. `stale` keeps the old rows on screen, dimmed, while newer ones are on their way. */
export type Outcome<C extends Columns> =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly stale: boolean;
      readonly rows: readonly RowOf<C>[];
      readonly scope: ResolvedScope;
      readonly sql: string;
      /** Rows that a snapshot withholds. */
      readonly hidden?: number;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'missing'; readonly needs: readonly Need[] }
  | { readonly kind: 'empty'; readonly scope: ResolvedScope }
  | { readonly kind: 'failed'; readonly reason: string; readonly message: string; readonly sql: string };

/** One analysis, kept in step with the link and the data. Aborts the run that is no longer wanted. */
export class AnalysisQuery<P extends Shape, C extends Columns> {
  readonly analysis: Analysis<P, C>;
  outcome = $state.raw<Outcome<C>>({ kind: 'loading' });
  /** Parameters of the rows on screen. */
  params = $state.raw<ValuesOf<P>>();
  readonly #session: Session;

  constructor(
    session: Session,
    analysis: Analysis<P, C>,
    params: () => ValuesOf<P>,
    scope: () => Scope | null = () => session.scope,
    { isLater = false }: { readonly isLater?: boolean } = {},
  ) {
    this.analysis = analysis;
    this.#session = session;
    $effect(() => {
      const { loaded } = session;
      const wanted = { analysis, params: params(), scope: scope() };
      if (!loaded || wanted.scope === null) {
        this.outcome = { kind: 'loading' };
        return;
      }
      const controller = new AbortController();
      const shown = untrack(() => this.outcome);
      if (shown.kind === 'ready' && !shown.stale) this.outcome = { ...shown, stale: true };
      loaded.source
        .get({ ...wanted, scope: wanted.scope }, { signal: controller.signal, isLater })
        .then((result) => {
          if (controller.signal.aborted) return;
          this.params = wanted.params;
          this.outcome = result.kind === 'rows' ? { ...result, kind: 'ready', stale: false } : result;
        })
        .catch((cause: unknown) => {
          if (controller.signal.aborted || (cause instanceof QueryError && cause.reason === 'aborted')) return;
          const message = cause instanceof Error ? cause.message : String(cause);
          this.outcome = { kind: 'failed', reason: 'invalid', message, sql: '' };
        });
      return () => controller.abort();
    });
  }

  readonly context = $derived.by((): ViewContext<ValuesOf<P>> | null => {
    const { outcome, params } = this;
    if (outcome.kind !== 'ready' || params === undefined) return null;
    const session = this.#session;
    return {
      locale: session.locale,
      format: session.format,
      params,
      scope: { ...outcome.scope, filters: session.scope.filters },
      nameOf: (attribute, value) => session.nameOf(attribute, value),
    };
  });

  readonly rows = $derived<readonly RowOf<C>[]>(this.outcome.kind === 'ready' ? this.outcome.rows : []);
  readonly headline = $derived.by((): Headline | null =>
    this.context && this.rows.length > 0 ? this.analysis.headline(this.rows, this.context) : null,
  );
}
