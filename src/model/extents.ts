import type { Day } from '../util/day';
import type { Attribute } from './attributes';

/** A question of a survey with one answer of a few: what its other answers can be split by. */
export interface Grouping {
  readonly survey: string;
  readonly question: string;
  readonly wording: string;
}

/** What orders and answers can be split by: of anything else every value is unknown. */
export interface Known {
  readonly orders: readonly Attribute[];
  readonly answers: readonly Attribute[];
  readonly groupings: readonly Grouping[];
}

/** What is loaded, in numbers: the data chip, the default range, and which needs are met. */
export interface Extents {
  readonly orders: number;
  readonly customers: number;
  /** First day seen and the first day not seen (`as_of`); null without orders. */
  readonly firstDay: Day | null;
  readonly asOf: Day | null;
  readonly hasItems: boolean;
  readonly hasProvince: boolean;
  readonly hasChannel: boolean;
  readonly responses: number;
  readonly responsesWithDate: number;
  readonly responsesWithCustomer: number;
  readonly ordersWithoutCustomer: number;
  /** Not told by snapshots of before it was; of the questions they tell the first. */
  readonly known?: Known;
}
