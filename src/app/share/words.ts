import { frozenTexts } from '../../i18n/texts/frozen';
import { pageTexts } from '../../i18n/texts/pages';
import { isAttribute } from '../../model/attributes';
import { type LinkState, readLink } from '../../state/link';
import type { Session } from '../../state/session.svelte';

/** A scope in words: range, then filters. */
export function scopeWords(session: Session, { range, filters }: LinkState): string {
  const { presets, until } = session.texts.scope;
  const chosen = Object.keys(filters)
    .filter(isAttribute)
    .map((attribute) =>
      session.format.list((filters[attribute] ?? []).map((value) => session.nameOf(attribute, value))),
    );
  return [typeof range === 'string' ? presets[range] : until(range.first, range.last), ...chosen].join(' · ');
}

/** What a saved fragment shows: page, range, filters. */
export function viewWords(session: Session, fragment: string): string {
  const { state } = readLink(fragment);
  const page = state.page === 'start' ? '' : session.texts.pages[state.page].title;
  return page === '' ? '' : `${page} · ${scopeWords(session, state)}`;
}

/** What the data on screen are called: their files, the sample, or the name that a snapshot was given. */
export function dataNameOf({ loaded, locale }: Session): string {
  if (loaded?.name === 'sample') return pageTexts[locale].sampleName;
  return loaded?.name || (loaded?.frozen ? frozenTexts[locale].name : '');
}
