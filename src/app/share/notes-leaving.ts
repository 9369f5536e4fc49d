import { drawnName } from '../../analyses/keyed-rows';
import { noteTexts } from '../../i18n/texts/notes';
import { pageTexts } from '../../i18n/texts/pages';
import type { Recorded } from '../../share/freeze';
import { questionKey } from '../../share/key';
import { looksPersonal } from '../../share/soften';
import { type Note, panelName } from '../../state/notes';
import type { Session } from '../../state/session.svelte';
import type { Contents } from './contents';

/** A note that could go into a snapshot, where it stands, and why it may not. */
export interface OfferedNote {
  readonly note: Note;
  readonly place: string;
  /** `hidden`: its mark stays behind. `personal`: it reads like a phone number, an e-mail address or an identity number. */
  readonly why: 'hidden' | 'personal' | null;
}

/** Where a note stands, by what the snapshot would show; `null`: nothing there leaves. */
function placeOf(
  { panel, key }: Note,
  session: Session,
  answers: readonly Recorded[],
  contents: Contents,
): string | null {
  const { format, locale } = session;
  if (panel === '') return key.length === 7 ? format.month(key) : format.day(key);
  for (const answer of answers) {
    const { analysis, params, scope, result } = answer;
    if (result.kind !== 'rows' || panelName(analysis.id, analysis.own?.(params)) !== panel) continue;
    const released = contents.frozen.results.find((one) => one.key === questionKey(answer));
    if (released?.kind !== 'rows') continue;
    const columns = Object.entries(released.columns);
    const rows = Array.from({ length: columns[0]?.[1].length ?? 0 }, (_, i) =>
      Object.fromEntries(columns.map(([name, cells]) => [name, cells[i]])),
    );
    const context = {
      locale,
      format,
      params,
      scope: { ...result.scope, filters: scope.filters },
      nameOf: (attribute: Parameters<Session['nameOf']>[0], value: string) => session.nameOf(attribute, value),
    };
    const name = drawnName(analysis, rows, context, key);
    const own = analysis.own?.(params);
    const kicker = `${analysis.messages[locale].kicker}${own ? pageTexts[locale].dot + session.names.by(own) : ''}`;
    if (name !== null) return `${kicker}${noteTexts[locale].of}${name}`;
  }
  return null;
}

/** The notes of the dashboard as the dialog lists them: what is written on a mark that stays behind does so too. */
export const notesToOffer = (
  session: Session,
  answers: readonly Recorded[],
  contents: Contents,
): readonly OfferedNote[] =>
  (session.link.notes ?? []).map((note) => {
    const place = placeOf(note, session, answers, contents);
    const why = place === null ? 'hidden' : looksPersonal(note.text) ? 'personal' : null;
    return { note, place: place ?? '', why };
  });
