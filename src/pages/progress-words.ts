import type { Formatter } from '../i18n/format';
import type { ImportTexts } from '../i18n/texts/import';
import type { ImportProgress } from '../imports/api';
import { secondsLeft } from '../util/time-left';

/** Work that takes less than this is over before anybody wonders. */
const SOON = 3;

/**
 * What can be said of how far work on a file is, after that many seconds of its phase: the share and the time left where the share is known, else
 * how long it has taken.
 */
export function progressWords(
  { phase, share, rows }: ImportProgress,
  seconds: number,
  t: ImportTexts,
  format: Pick<Formatter, 'percent' | 'count'>,
): readonly string[] {
  const known = phase === 'facts' ? null : share;
  const left = secondsLeft(seconds * 1000, known);
  return [
    ...(known === null ? [] : [format.percent(known, 0)]),
    ...(rows === undefined ? [] : [t.rowsRead(format.count(rows))]),
    ...(left === null ? [] : [t.left(left)]),
    ...(known === null && seconds >= SOON ? [t.taken(seconds)] : []),
  ];
}
