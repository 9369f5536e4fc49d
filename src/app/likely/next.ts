import type { Extents } from '../../model/extents';
import { type LinkState, type Page, PAGES } from '../../state/link';
import { nextDay, previousDay, type StatedRange } from '../../state/range';
import { addDays, addMonths, type Day, monthStart } from '../../util/day';

/** Whole months moved by some; null: they are cut in the middle, or the data do not reach that far. */
function moved({ first, last }: StatedRange, by: number, { firstDay, asOf }: Extents): StatedRange | null {
  if (firstDay === null || asOf === null) return null;
  const isWhole = (day: Day, edge: Day) => day === monthStart(day) || day === edge;
  const [from, to] = [first, nextDay(last)];
  if (!isWhole(from, firstDay) || !isWhole(to, asOf)) return null;
  const start = addMonths(monthStart(from), by);
  const end = addMonths(monthStart(addDays(to, -1)), by + 1);
  if (addMonths(start, 1) <= firstDay || addMonths(end, -1) >= asOf) return null;
  return { first: start < firstDay ? firstDay : start, last: previousDay(end > asOf ? asOf : end) };
}

/**
 * What is likely looked at next, most likely first: the months beside those that were chosen by hand, then the pages beside the one on screen, as
 * `onPage` links to them. The page of the data asks nothing, and leads to the first.
 */
export function likelyNext(link: LinkState, extents: Extents, onPage: (page: Page) => LinkState): readonly LinkState[] {
  const { page, range } = link;
  const pages = PAGES.filter((each) => each !== 'data');
  const at = pages.findIndex((each) => each === page);
  const months = typeof range === 'object' && at >= 0 ? [moved(range, 1, extents), moved(range, -1, extents)] : [];
  const beside = page === 'start' ? [] : [pages[at + 1], pages[at - 1]];
  return [
    ...months.flatMap((each) => (each ? [{ ...link, range: each }] : [])),
    ...beside.flatMap((each) => (each ? [onPage(each)] : [])),
  ];
}
