/**
 * What a chart is asked to draw: data and words, no pixels. One member per kind; `Chart.svelte` switches over them.
 * A `key` names a mark: it comes back when the mark is chosen. `null` is unknown, never zero.
 */
export type ChartSpec = LineSpec | BarsSpec | ColumnsSpec | TilesSpec | GridSpec | CohortSpec | DotsSpec;

export type Emphasis = 'subject' | 'context' | 'reference';
/** Writes a value of an axis or a mark. */
export type Write = (value: number) => string;

export interface Axis {
  /** Printed once, over the axis or on its last tick. */
  readonly unit?: string;
  readonly write: Write;
  /** Writes a value in full for the tooltip and for readers' aloud; `write` if absent. */
  readonly exact?: Write;
  /** Bars always start at zero; lines and dots do only if this says so. */
  readonly fromZero?: boolean;
  readonly domain?: readonly [number, number];
  /** What a value can be at all, where that has ends: the axis never runs past them. */
  readonly within?: readonly [number, number];
}

export interface XTick {
  readonly at: number;
  readonly text: string;
  readonly name?: string;
  /** What it is part of, a year: the first tick shown of each is written `long`, the others `short`, whichever are left out. */
  readonly part?: { readonly of: string; readonly long: string; readonly short: string };
}

export interface LinePoint {
  readonly x: number;
  readonly y: number | null;
  /** An unfinished period: dashed up to a hollow point, out of every comparison. */
  readonly unfinished?: boolean;
  /** Interval of `y`. */
  readonly low?: number;
  readonly high?: number;
  /** Said in the tooltip, after name and value: n, dates. */
  readonly note?: string;
  /** Chosen with this key, where points can be chosen. */
  readonly key?: string;
}

export interface LineSeries {
  readonly key: string;
  readonly name: string;
  readonly emphasis: Emphasis;
  readonly points: readonly LinePoint[];
  /** Draws the interval as a band. */
  readonly band?: boolean;
  readonly step?: boolean;
  /** Thin background lines that carry no label of their own. */
  readonly quiet?: boolean;
}

/** Lines over an ordered x. `xTicks` are all the places that may carry a label; the layout thins them. */
export interface LineSpec {
  readonly kind: 'line';
  readonly series: readonly LineSeries[];
  readonly x: {
    /** `name` is what the place is called where the number alone would say nothing: 第15期. */
    readonly ticks: readonly XTick[];
    readonly title?: string;
    readonly domain?: readonly [number, number];
  };
  readonly y: Axis;
  /** Festivals: a sunken band with its name above. */
  readonly bands?: readonly { readonly from: number; readonly to: number; readonly name: string }[];
  /** Points worth a printed label: the highest, the point that the title speaks of. */
  readonly callouts?: readonly {
    readonly x: number;
    readonly y: number;
    readonly lines: readonly string[];
    readonly drop?: boolean;
  }[];
  readonly diagonal?: string;
  readonly selectable?: boolean;
  /** The places of `x.ticks` may be chosen by dragging across them; these are. */
  readonly brush?: { readonly chosen: readonly [first: number, last: number] | null };
}

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value as printed at the end of the row. */
  readonly text: string;
  /** What it is compared with: a black tick. */
  readonly tick?: number | null;
  readonly low?: number;
  readonly high?: number;
  readonly selected?: boolean;
  /** n < 30: dashed outline and the n beside it. */
  readonly small?: string;
  /** Extra right-aligned cells, in the order of `BarsSpec.columns`. */
  readonly cells?: readonly string[];
  readonly note?: string;
}

/** Ranked horizontal bars from zero. `legend` names bar and tick, in the first row only. */
export interface BarsSpec {
  readonly kind: 'bars';
  readonly bars: readonly Bar[];
  readonly unit?: string;
  readonly legend?: { readonly bar: string; readonly tick: string };
  /** Headings: of the labels, of the bar, then one per `cells`. */
  readonly headings?: { readonly label: string; readonly bar: string; readonly cells: readonly string[] };
  /** Said under the bars: "13 more, 11.9M together". */
  readonly rest?: string;
  readonly selectable?: boolean;
  /** All bars in the accent: the whole chart is the selection. */
  readonly allSubject?: boolean;
}

/** Vertical columns over ordered categories: a distribution. */
export interface ColumnsSpec {
  readonly kind: 'columns';
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number;
    readonly text: string;
    readonly tone: 'bad' | 'neutral' | 'good' | 'subject' | 'context';
    readonly unfinished?: boolean;
    readonly selected?: boolean;
    readonly note?: string;
  }[];
  readonly y: Axis;
  /** Names over runs of columns: detractors 0–6, passives 7–8, promoters 9–10. */
  readonly groups?: readonly { readonly from: number; readonly to: number; readonly name: string }[];
  readonly selectable?: boolean;
}

/** The 34 regions of China as tiles on a grid. */
export interface TilesSpec {
  readonly kind: 'tiles';
  readonly tiles: readonly {
    readonly key: string;
    readonly value: number | null;
    readonly text: string;
    readonly selected?: boolean;
    /** What the tooltip says in place of the text. */
    readonly told?: { readonly value: string; readonly notes: readonly string[] };
  }[];
  readonly write: Write;
  /** Language of the labels on the tiles and of the names in tooltips; zh-CN if absent. */
  readonly locale?: 'zh-CN' | 'en';
  /** What a deeper colour means. */
  readonly scaleTitle: string;
  readonly selectable?: boolean;
}

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly key: string;
  /** Decides the colour; `null` draws an empty cell. */
  readonly value: number | null;
  /** Printed inside, most important first; what does not fit is left to the tooltip. */
  readonly lines: readonly string[];
  readonly selected?: boolean;
  /** Strip along the bottom: share of the cell that is selected, 0..1. */
  readonly strip?: number;
  readonly small?: boolean;
  readonly note?: string;
  /** What the tooltip says in place of the lines, which are too short to be understood by themselves. */
  readonly told?: { readonly value: string; readonly notes: readonly string[] };
}

/** A heat map. `scale` diverging runs around `midpoint`. */
export interface GridSpec {
  readonly kind: 'grid';
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly GridCell[];
  readonly scale: 'sequential' | 'diverging';
  readonly midpoint?: number;
  readonly rowTitle?: string;
  readonly columnTitle?: string;
  readonly scaleTitle?: { readonly low: string; readonly high: string };
  readonly selectable?: boolean;
}

/** The retention triangle: one row per cohort, one column per age, a weighted mean row above. */
export interface CohortSpec {
  readonly kind: 'cohorts';
  readonly rowHeading: string;
  readonly sizeHeading: string;
  readonly ages: readonly string[];
  /** The ages as they are said: period 12. */
  readonly ageNames?: readonly string[];
  /** What the numbers in the cells are, said after them: %. */
  readonly unit?: string;
  readonly mean: { readonly label: string; readonly cells: readonly (CohortCell | null)[] };
  readonly cohorts: readonly {
    readonly key: string;
    readonly label: string;
    readonly size: number;
    readonly sizeText: string;
    readonly selected?: boolean;
    /** Fewer than 30 customers: printed grey. */
    readonly small?: boolean;
    readonly cells: readonly (CohortCell | null)[];
  }[];
  readonly hatchLegend: string;
  /** A row worth a frame and a sentence. */
  readonly callout?: { readonly key: string; readonly lines: readonly string[] };
  readonly selectable?: boolean;
}

export interface CohortCell {
  readonly value: number;
  readonly text: string;
  /** Not everybody has had the whole window: hatched, out of the mean. */
  readonly unfinished: boolean;
  /** Of fewer than 30 customers: outlined with dashes, without a colour to be compared by. */
  readonly small?: boolean;
  readonly note?: string;
}

/** One dot with its interval per row. `reference` is a dotted line through all rows. */
export interface DotsSpec {
  readonly kind: 'dots';
  readonly dots: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number | null;
    readonly text: string;
    readonly low: number | null;
    readonly high: number | null;
    readonly cells: readonly string[];
    readonly level?: number;
    readonly selected?: boolean;
    readonly small?: boolean;
    readonly note?: string;
  }[];
  readonly x: Axis;
  readonly headings?: readonly string[];
  readonly reference?: { readonly value: number; readonly text: string };
  readonly selectable?: boolean;
}
