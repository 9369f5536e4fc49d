import type { ChartSpec } from '../charts/spec';
import type { Unit } from '../db/columns';
import type { Part } from './deck';

export interface TableColumn {
  readonly label: string;
  readonly align: 'start' | 'end';
  readonly unit: Unit;
}

/** One cell: as it is written on a slide, and as a spreadsheet holds it. */
export interface TableCell {
  readonly text: string;
  readonly value: string | number | boolean | null;
}

/** The rows behind a slide, in words and in values. */
export interface DeckTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** One big number with its name, and what it says of itself: interval, n. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
  /** Its target, and how it stands against it. */
  readonly goal?: string;
}

/** What stands under a slide, in words. */
export interface Foot {
  readonly scope: string;
  /** Last day of the data; empty without orders. */
  readonly asOf: string;
  /** How many customers, orders or answers; empty where there is none to count. */
  readonly n: string;
  readonly source: string;
  /** Rows left out because too few people stand behind them. */
  readonly hidden: number;
}

/** A slide with everything that it says, in one language. Every writer and the screen start from these. */
export interface ComposedSlide {
  readonly id: string;
  readonly part: Part;
  readonly kind: 'chart' | 'facts' | 'table' | 'lines' | 'refused';
  readonly title: string;
  /** The finding, also where the title was typed by hand; empty where nothing stands out. */
  readonly finding: string;
  /** Money that the finding is about: the summary leads with the largest. */
  readonly stake: number;
  readonly kicker: string;
  readonly spec: ChartSpec | null;
  readonly facts: readonly Fact[];
  readonly table: DeckTable | null;
  /** Short paragraphs beside the picture, or the body of a text slide. */
  readonly lines: readonly string[];
  readonly foot: Foot;
  /** For the speaker: definition, sample, scope, SQL. */
  readonly notes: string;
}

/** The line under a slide. */
export const footLine = ({ scope, asOf, n, source }: Foot): string =>
  [scope, asOf, n, source].filter((part) => part !== '').join(' · ');
