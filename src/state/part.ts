import type { AnyAnalysis, ViewContext } from '../analyses/analysis';
import type { MarkParts } from '../analyses/part';
import type { ResultRequest } from '../analyses/source';
import type { Shape } from '../codec/codec';
import type { Columns } from '../db/columns';
import type { Attribute } from '../model/attributes';

export type Row = Readonly<Record<string, unknown>>;

/** A query as the pointer finds it on the page. */
export interface AskedQuery {
  readonly analysis: AnyAnalysis;
  /** What it asked last, and how far that is. */
  readonly wanted: ResultRequest<Shape, Columns> | null;
  readonly outcome: { readonly kind: string };
  readonly isStale: boolean;
  /** Out of sight. */
  readonly isAway: boolean;
  readonly rows: readonly Row[];
  readonly context: ViewContext<Row> | null;
}

/** What one chart shows of a part. */
export interface ChartPart {
  readonly name: string;
  readonly marks: MarkParts;
  /** The very mark, where the chart has it too. */
  readonly key: string | null;
  /** It is the chart under the pointer. */
  readonly isSource?: boolean;
}

/** What falls to one value, as every query tells it. */
export interface PartRows {
  readonly whole: readonly Row[];
  readonly rows: readonly Row[];
  readonly chart: ChartPart;
}

/**
 * What falls to the mark under the pointer, on the whole page. Of a query that shows other rows by now it knows nothing, so that what is new is
 * never divided by what was.
 */
export class Part {
  readonly attribute: Attribute;
  readonly value: string;
  readonly #answers: ReadonlyMap<object, PartRows>;
  readonly #place: Element | null;
  readonly #label: (share: string) => string;

  constructor(
    {
      attribute,
      value,
      place,
    }: { readonly attribute: Attribute; readonly value: string; readonly place: Element | null },
    answers: ReadonlyMap<object, PartRows>,
    label: (share: string) => string,
  ) {
    this.attribute = attribute;
    this.value = value;
    this.#place = place;
    this.#answers = answers;
    this.#label = label;
  }

  #of(query: { readonly rows: readonly unknown[] }): PartRows | undefined {
    const answer = this.#answers.get(query);
    return answer?.whole === query.rows ? answer : undefined;
  }

  rows<R>(query: { readonly rows: readonly R[] }): readonly R[] | undefined {
    return this.#of(query)?.rows as readonly R[] | undefined;
  }

  /** Whether a row is one of the part, and not of the whole. */
  has(row: object): boolean {
    return [...this.#answers.values()].some(({ rows, whole }) => rows !== whole && rows.some((each) => each === row));
  }

  /** For a chart in `body`. */
  chart(query: { readonly rows: readonly unknown[] }, body: Element | undefined): ChartPart | undefined {
    const chart = this.#of(query)?.chart;
    return chart && body && this.#place?.contains(body) ? { ...chart, isSource: true } : chart;
  }

  /** "of which Jiangsu", with its share of the mark where it is one. */
  label(query: { readonly rows: readonly unknown[] }, key: string): string | undefined {
    const of = this.#of(query);
    return of && this.#label(of.chart.marks.get(key)?.text ?? '');
  }
}
