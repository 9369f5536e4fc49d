import { isAttribute } from '../model/attributes';
import { writeLink } from '../state/link';
import type { RecentView } from '../state/recent';
import type { Session } from '../state/session.svelte';
import { dataNameOf } from './share/words';

/** What is on screen, to be found again on the start page; null for what cannot be: a snapshot, or charts whose data may still not come. */
export function latelyOf(session: Session): RecentView | null {
  const { link, loaded } = session;
  if (link.page === 'start' || !loaded || loaded.frozen || loaded.ahead) return null;
  const chosen = Object.keys(link.filters)
    .filter(isAttribute)
    .flatMap((attribute) => (link.filters[attribute] ?? []).map((value) => session.nameOf(attribute, value)));
  return { fragment: writeLink(link), page: link.page, name: dataNameOf(session), scope: session.format.list(chosen) };
}
