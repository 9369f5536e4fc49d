import { savedTexts } from '../../i18n/texts/saved';
import { writeLink } from '../../state/link';
import { savedView, writeSaved } from '../../state/saved';
import type { Session } from '../../state/session.svelte';
import { downloadBlob } from '../../ui/download';
import { viewWords } from './words';

/** Hands out what is on screen as a file that “My dashboards” reads. */
export function downloadView(session: Session): void {
  const { link, locale } = session;
  const view = savedView(viewWords(session, writeLink(link)), link, locale, 'one');
  downloadBlob(savedTexts[locale].fileName, new Blob([writeSaved([view])], { type: 'application/json' }));
}
