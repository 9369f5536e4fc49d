import type { ChartSpec } from '../charts/spec';
import type { Shape, ValuesOf } from '../codec/codec';
import type { Columns, RowOf } from '../db/columns';
import type { Formatter } from '../i18n/format';
import type { Locale, Localised } from '../i18n/locale';
import type { Attribute } from '../model/attributes';
import type { Cube } from '../model/cube/cube';
import type { Extents } from '../model/extents';
import type { ResolvedScope } from '../model/scope';

/** What the data must carry for the question to be answerable at all; a missing one is refused in words. */
export type Need =
  | 'orders'
  | 'customer_ids'
  | 'items'
  | 'province'
  | 'responses'
  | 'response_dates'
  | 'response_customers'
  /** Orders over long enough a time that customers can be judged: `model/history.ts`. */
  | 'history';

/** Words every analysis has, in every language. `columns` names each column of the table twin. */
export interface AnalysisMessages<C extends Columns> {
  /** The plain question: the title when nothing stands out. */
  readonly question: string;
  /** Metric · cut · unit, over the title. */
  readonly kicker: string;
  /** How it is computed, in two or three sentences. */
  readonly method: string;
  readonly formula: string;
  /** Definition, denominator and what is left out, in one line under the chart. */
  readonly source: string;
  readonly columns: { readonly [K in keyof C]: string };
}

/** What a view may know besides its rows. */
export interface ViewContext<P> {
  readonly locale: Locale;
  readonly format: Formatter;
  readonly params: P;
  readonly scope: ResolvedScope;
  /** The value's name for people: a segment slug, a gender, a daypart; a province stays as it is. */
  readonly nameOf: (attribute: Attribute, value: string) => string;
}

/** A finding in words. Every number in it stands in the rows. `stake` ranks it on the page. */
export interface Headline {
  readonly text: string;
  /** Money or customers that the sentence is about. */
  readonly stake?: { readonly money?: number; readonly customers?: number };
}

/** What a quick answer may read. */
export interface QuickContext<P> {
  readonly cube: Cube;
  readonly params: P;
  readonly scope: ResolvedScope;
  readonly extents: Extents;
  /** The rows of the analysis' own statement as if nobody had ordered: for the part of it that orders do not tell. */
  withoutOrders(): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface Analysis<P extends Shape = Shape, C extends Columns = Columns> {
  /** Folder name and word in links and the console; never renamed once released. */
  readonly id: string;
  /** One statement; may name the facts, the scoped relations and `$name` parameters. */
  readonly sql: string;
  readonly params: P;
  readonly columns: C;
  /** `aggregate`: may be shared once small cells are suppressed. `never`: holds people. */
  readonly shareable: 'aggregate' | 'never';
  readonly needs: readonly Need[];
  readonly messages: Localised<AnalysisMessages<C>>;
  /**
   * The same rows as `sql`, to the digit, from the arrays of the cube: for what moves under the user's hand. `sql` stays the definition
   * that is shown; tests/analyses/quick.test.ts holds the two against each other. `undefined`: these parameters are left to `sql`.
   */
  quick?(context: QuickContext<ValuesOf<P>>): Promise<readonly Readonly<Record<string, unknown>>[] | undefined>;
  /** The attribute that its marks stand for: choosing a mark filters by it, and the panel keeps all its marks. */
  own?(params: ValuesOf<P>): Attribute | undefined;
  /** `null`: the rows cannot be drawn (too few); the panel says `tooLittle`. */
  view(rows: readonly RowOf<C>[], context: ViewContext<ValuesOf<P>>): ChartSpec | null;
  /** `null`: nothing stands out; the title is then the question. */
  headline(rows: readonly RowOf<C>[], context: ViewContext<ValuesOf<P>>): Headline | null;
  /** One line under the chart: what the title did not say. */
  reading?(rows: readonly RowOf<C>[], context: ViewContext<ValuesOf<P>>): string | null;
  /** What is left out or uncertain in these rows, for the line under the chart. */
  footnote?(rows: readonly RowOf<C>[], context: ViewContext<ValuesOf<P>>): string | null;
}

/** An analysis whose parameter and row types no longer matter: what registries and panels hold. */
export interface AnyAnalysis extends Omit<
  Analysis,
  'own' | 'quick' | 'view' | 'headline' | 'reading' | 'footnote' | 'messages'
> {
  readonly messages: Localised<AnalysisMessages<Columns>>;
  own?(params: Readonly<Record<string, unknown>>): Attribute | undefined;
  quick?(
    context: QuickContext<Readonly<Record<string, unknown>>>,
  ): Promise<readonly Readonly<Record<string, unknown>>[] | undefined>;
  view(
    rows: readonly Record<string, unknown>[],
    context: ViewContext<Readonly<Record<string, unknown>>>,
  ): ChartSpec | null;
  headline(
    rows: readonly Record<string, unknown>[],
    context: ViewContext<Readonly<Record<string, unknown>>>,
  ): Headline | null;
  reading?(
    rows: readonly Record<string, unknown>[],
    context: ViewContext<Readonly<Record<string, unknown>>>,
  ): string | null;
  footnote?(
    rows: readonly Record<string, unknown>[],
    context: ViewContext<Readonly<Record<string, unknown>>>,
  ): string | null;
}

/** Infers the row type from `columns` and checks everything else against it. */
export function defineAnalysis<const P extends Shape, const C extends Columns>(
  analysis: Analysis<P, C>,
): Analysis<P, C> {
  return analysis;
}
