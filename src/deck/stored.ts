import { ANALYSES } from '../analyses/registry';
import { mayLeave } from '../share/may-leave';
import { canonicalFragment } from '../state/saved';
import { AUDIENCES, cleanText, cleanTitle, type Deck, MOST_SLIDES, MOST_TEXT, PARTS, type Slide } from './deck';

export const DECK_VERSION = 1;
const MOST_CHARACTERS = 500_000;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10 * MOST_TEXT) : '');

/** The deck as it is kept in the browser. Holds no data: only what is asked, and the reader's own words. */
export const writeDeck = (deck: Deck): string => JSON.stringify({ kequn: 'deck', version: DECK_VERSION, ...deck });

/** Parameters that their analysis takes, as it writes them itself. */
function readParams(id: string, value: unknown): Record<string, string> | null {
  const analysis = ANALYSES.get(id);
  if (!analysis || !mayLeave(analysis) || !isObject(value)) return null;
  return Object.fromEntries(
    Object.entries(analysis.params).flatMap(([name, codec]) => {
      const text = value[name];
      const parsed = typeof text === 'string' ? codec.parse(text) : undefined;
      return parsed === undefined ? [] : [[name, codec.format(parsed)]];
    }),
  );
}

/** One slide that came from outside; what it cannot be is `null`. Analyses that hold people are none. */
function readSlide(value: unknown, index: number): Slide | null {
  if (!isObject(value)) return null;
  const placed = {
    id: textOf(value['id']).slice(0, 60) || `slide-${index}`,
    part: PARTS.find((part) => part === value['part']) ?? 'goals',
    title: cleanTitle(textOf(value['title'])),
    note: cleanText(textOf(value['note'])),
  };
  const link = canonicalFragment(textOf(value['link'])) ?? '#/overview';
  switch (value['kind']) {
    case 'text':
      return { kind: 'text', ...placed, text: cleanText(textOf(value['text'])) };
    case 'data':
      return { kind: 'data', ...placed, link };
    case 'summary':
      return { kind: 'summary', ...placed, link };
    case 'analysis': {
      const analysis = textOf(value['analysis']);
      const params = readParams(analysis, value['params']);
      return (
        params && { kind: 'analysis', ...placed, analysis, params, link, view: textOf(value['view']).slice(0, 40) }
      );
    }
    default:
      return null;
  }
}

/** Reads a kept deck. Never throws: `null` for what is none, and slides that cannot be read are left out. */
export function readDeck(text: string): Deck | null {
  if (text.length > MOST_CHARACTERS) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    console.info('the kept deck is no JSON', cause);
    return null;
  }
  if (!isObject(value) || value['kequn'] !== 'deck' || !Array.isArray(value['slides'])) return null;
  if (value['version'] !== DECK_VERSION) return null;
  const given: readonly unknown[] = value['slides'];
  const slides = given.slice(0, MOST_SLIDES).flatMap((one, index) => readSlide(one, index) ?? []);
  const unique = [...new Map(slides.map((slide) => [slide.id, slide])).values()];
  return { audience: AUDIENCES.find((audience) => audience === value['audience']) ?? 'executives', slides: unique };
}
