import type { Formatter } from '../i18n/format';
import type { Note } from './notes';

/** What a note says beside the month that it stands on: a day of it is named. */
export function noteWords({ panel, key, text }: Note, { locale, monthShort }: Formatter): string {
  if (panel !== '' || key.length === 7) return text;
  const day = Number(key.slice(8));
  return locale === 'zh-CN' ? `${day}日 ${text}` : `${monthShort(key)} ${day}: ${text}`;
}
