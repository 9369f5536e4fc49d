import { type Codec, joined, split } from '../codec/codec';
import { isDay } from '../util/day';
import { oneLine } from '../util/one-line';

/**
 * A few words of the manager's own. On a day or month (`panel` is empty, `key` YYYY-MM or YYYY-MM-DD) they stand on every chart that shows it;
 * on a mark they stand on that mark of one panel.
 */
export interface Note {
  readonly panel: string;
  readonly key: string;
  readonly text: string;
}

/** Characters of one note, of the name of a mark, and notes of one dashboard. */
export const MOST_NOTE = 80;
const MOST_KEY = 200;
export const MOST_NOTES = 60;

const isDate = (text: string): boolean => /^\d{4}-\d\d(-\d\d)?$/.test(text) && isDay(text.length === 7 ? `${text}-01` : text); // prettier-ignore
/** Panels are called by their analysis and what it splits by: `breakdown.province`. */
export const panelName = (analysis: string, own: string | undefined): string => (own ? `${analysis}.${own}` : analysis);
export const cleanNote = (text: string): string => oneLine(text, MOST_NOTE);

/** `2024-11-11~双11大促~breakdown.province~广东~试点`: a date has one word less than a mark. */
export const notesCodec: Codec<readonly Note[]> = {
  fallback: [],
  accepts: 'day or month~note, panel~mark~note, joined by ~',
  parse(text) {
    const words = split(text);
    const notes: Note[] = [];
    for (let i = 0; i < words.length;) {
      const isPlain = isDate(words[i] ?? '');
      const [panel = '', key, said = ''] = isPlain ? ['', words[i], words[i + 1]] : words.slice(i, i + 3);
      const isSound = key !== undefined && key.length <= MOST_KEY && said !== '' && said === cleanNote(said);
      if (!isSound || (!isPlain && !/^[a-z][\w.-]{0,60}$/.test(panel))) return undefined;
      notes.push({ panel, key, text: said });
      i += isPlain ? 2 : 3;
    }
    return notes.length <= MOST_NOTES ? notes : undefined;
  },
  format: (notes) => joined(notes.flatMap(({ panel, key, text }) => (panel === '' ? [key, text] : [panel, key, text]))),
};
