import type { Day } from '../util/day';

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
}
