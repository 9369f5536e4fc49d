import { addDays, type Day } from '../util/day';
import windows from './festivals.json';

export type FestivalId = 'spring-festival' | '618' | 'double-11';

export interface Festival {
  readonly id: FestivalId;
  /** Both inclusive. */
  readonly first: Day;
  readonly last: Day;
}

const FESTIVALS = windows as readonly Festival[];

/** Festival windows that touch `from` (inclusive) … `to` (exclusive), cut to it. Dates come from a table: lunar ones cannot be computed with Intl. */
export function festivalsWithin(from: Day, to: Day): Festival[] {
  return FESTIVALS.filter(({ first, last }) => last >= from && first < to).map(({ id, first, last }) => ({
    id,
    first: first < from ? from : first,
    last: last >= to ? addDays(to, -1) : last,
  }));
}
