import { importTexts } from '../i18n/texts/import';
import type { ImportReport } from '../imports/api';
import type { Session } from '../state/session.svelte';

/** Says which files were skipped because what they hold is loaded already; nothing where none was. */
export function tellSkipped(
  session: Pick<Session, 'locale' | 'format' | 'say'>,
  { files }: Pick<ImportReport, 'files'>,
): void {
  const names = files.filter(({ leftOut }) => leftOut['already_loaded'] !== undefined).map(({ name }) => name);
  if (names.length > 0)
    session.say(
      () => importTexts[session.locale].skipped(session.format.list(names.slice(0, 3)), names.length),
      'info',
    );
}
