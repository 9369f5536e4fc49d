import type { Analysis } from '../analyses/analysis';
import type { Shape, ValuesOf } from '../codec/codec';
import type { Columns, RowOf } from '../db/columns';
import { brushTexts } from '../i18n/texts/brush';
import { WHOLE } from '../model/selection';
import { AnalysisQuery } from './analysis-query.svelte';
import { defaultRange, type Page } from './link';
import type { Session } from './session.svelte';
import { aroundOf, rangeOfStretch, stretchOf } from './stretch';

type Phase = 'moves' | 'ends' | 'cancelled';

/**
 * The months of a time chart as a handle on the page's range. The chart keeps in sight what lies around the range; dragging across its months
 * moves all panels, and letting go makes the range that of the link. A snapshot has no such handle.
 */
export class TimeBrush<P extends Shape, C extends Columns> {
  readonly #session: Session;
  readonly #page: Page;
  readonly #query: AnalysisQuery<P, C>;
  readonly #monthOf: (row: RowOf<C>) => string;

  constructor(
    session: Session,
    page: Page,
    analysis: Analysis<P, C>,
    params: () => ValuesOf<P>,
    monthOf: (row: RowOf<C>) => string,
  ) {
    this.#session = session;
    this.#page = page;
    this.#monthOf = monthOf;
    const scope = () => {
      const { filters, rule } = session.link;
      return session.loaded?.frozen ? null : { ...WHOLE, filters, rule, ...this.#around };
    };
    this.#query = new AnalysisQuery(session, analysis, params, scope, { hand: 'ignores' });
  }

  readonly #preset = $derived.by(() => this.#session.around ?? defaultRange(this.#page));
  readonly #around = $derived.by(() => {
    const { link, loaded } = this.#session;
    return loaded ? aroundOf(link.range, this.#preset, loaded.extents) : null;
  });
  readonly #months = $derived.by(() => this.#query.rows.map(this.#monthOf));
  readonly #chosen = $derived.by(() => {
    const { range } = this.#session.link;
    return this.#around && typeof range === 'object' ? stretchOf(this.#months, this.#around, range) : null;
  });

  /** What the panel of the chart is given. */
  readonly panel = $derived.by(() =>
    this.#session.loaded?.frozen
      ? {}
      : {
          around: this.#query,
          chosen: this.#chosen,
          onbrush: this.#brush,
          brushWords: brushTexts[this.#session.locale],
        },
  );

  readonly #brush = (stretch: readonly [number, number] | null, phase: Phase): void => {
    const around = this.#around;
    const isAll = stretch !== null && stretch[0] === 0 && stretch[1] === this.#months.length - 1;
    const range = stretch && around ? rangeOfStretch(this.#months, around, stretch) : null;
    if (phase === 'moves' && range) this.#session.preview(range);
    else if (phase === 'ends') this.#session.setRange(range && !isAll ? range : this.#preset);
    else this.#session.preview(null);
  };
}
