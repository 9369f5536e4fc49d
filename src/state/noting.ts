import { cleanNote, MOST_NOTES, type Note } from './notes';

type Place = Pick<Note, 'panel' | 'key'>;

const isAt = (place: Place) => (note: Place) => note.panel === place.panel && note.key === place.key;

/** What stands at a place; empty: nothing. */
export const noteAt = (notes: readonly Note[], place: Place): string => notes.find(isAt(place))?.text ?? '';

/** Dates first, in their order, then panel by panel: one set of notes has one link. */
const inOrder = (a: Note, b: Note) => (`${a.panel}\n${a.key}` < `${b.panel}\n${b.key}` ? -1 : 1);

/** The notes with other words at a place; without any there when nothing is left of them. `null`: there are too many. */
export function withNote(notes: readonly Note[], { panel, key }: Place, text: string): readonly Note[] | null {
  const others = notes.filter((note) => !isAt({ panel, key })(note));
  const said = cleanNote(text);
  if (said === '') return others;
  return others.length < MOST_NOTES ? [...others, { panel, key, text: said }].toSorted(inOrder) : null;
}
