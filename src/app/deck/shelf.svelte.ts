import type { AnyAnalysis } from '../../analyses/analysis';
import {
  added,
  changed,
  type Deck,
  MOST_SLIDES,
  moved,
  placed,
  removed,
  rescoped,
  type Slide,
  type SlideChange,
} from '../../deck/deck';
import { partOf } from '../../deck/defaults';
import { readDeck, writeDeck } from '../../deck/stored';
import { viewName } from '../../deck/views';
import { mayLeave } from '../../share/may-leave';

type Place = Pick<Storage, 'getItem' | 'setItem'>;

/** Storage is shared by every page of an origin, so the key holds the path that the product is served from. */
export const deckKey = (base: string) => `kequn:${new URL('.', base).pathname}:deck`;

/** A panel's answer, as it is added. */
export interface PanelAnswer {
  readonly analysis: AnyAnalysis;
  readonly params: Readonly<Record<string, unknown>>;
  /** The drawing function where the panel does not use the analysis' own. */
  readonly view: unknown;
  readonly link: string;
}

/** A slide in the hand, with what it is called. */
export interface Dragged {
  readonly id: string;
  readonly name: string;
}

export type Added = 'added' | 'people' | 'full';

/**
 * The deck kept in this browser: what is asked and the reader's words, never data. Every change is kept at once and can be taken back;
 * where the browser keeps nothing, the deck lasts as long as the page.
 */
export class DeckShelf {
  #deck = $state.raw<Deck | null>(null);
  /** The deck before the last removal or replacement. */
  before = $state.raw<Deck | null>(null);
  isKept = $state(true);
  readonly #place: () => Place;
  readonly #key: string;
  readonly #newId: () => string;

  constructor(key: string, place: () => Place = () => localStorage, newId: () => string = () => crypto.randomUUID()) {
    this.#key = key;
    this.#place = place;
    this.#newId = newId;
    this.#deck = this.#read();
  }

  /** `null` until something was added or a default was taken. */
  get deck(): Deck | null {
    return this.#deck;
  }

  add({ analysis, params, view, link }: PanelAnswer): Added {
    if (!mayLeave(analysis)) return 'people';
    const written = Object.fromEntries(
      Object.entries(analysis.params).map(([name, codec]) => [name, codec.format(params[name] ?? codec.fallback)]),
    );
    return this.put({
      kind: 'analysis',
      id: this.#newId(),
      part: partOf(analysis.id),
      title: '',
      note: '',
      analysis: analysis.id,
      params: written,
      link,
      view: view === undefined ? '' : viewName(analysis.id, view),
    });
  }

  addText(part: Slide['part']): Added {
    return this.put({ kind: 'text', id: this.#newId(), part, title: '', note: '', text: '' });
  }

  put(slide: Slide): Added {
    const deck = this.#deck ?? { audience: 'executives', slides: [] };
    if (deck.slides.length >= MOST_SLIDES) return 'full';
    this.#keep(added(deck, slide));
    return 'added';
  }

  replace(deck: Deck): void {
    this.before = this.#deck;
    this.#keep(deck);
  }

  move(id: string, steps: number): void {
    this.#change((deck) => moved(deck, id, steps));
  }

  /** Puts a slide before or after another one, and gives its place from 1. */
  place(id: string, beside: string, isAfter: boolean): number {
    this.#change((deck) => placed(deck, id, beside, isAfter));
    return (this.#deck?.slides.findIndex((slide) => slide.id === id) ?? -1) + 1;
  }

  change(id: string, change: SlideChange): void {
    this.#change((deck) => changed(deck, id, change));
  }

  rescope(link: string): void {
    this.before = this.#deck;
    this.#change((deck) => rescoped(deck, link));
  }

  remove(id: string): void {
    this.before = this.#deck;
    this.#change((deck) => removed(deck, id));
  }

  undo(): void {
    const { before } = this;
    this.before = null;
    if (before) this.#keep(before);
  }

  #change(next: (deck: Deck) => Deck): void {
    if (this.#deck) this.#keep(next(this.#deck));
  }

  #keep(deck: Deck): void {
    this.#deck = deck;
    try {
      this.#place().setItem(this.#key, writeDeck(deck));
      this.isKept = true;
    } catch (cause) {
      console.info('the deck could not be kept', cause);
      this.isKept = false;
    }
  }

  #read(): Deck | null {
    try {
      const text = this.#place().getItem(this.#key);
      return text === null ? null : readDeck(text);
    } catch (cause) {
      console.info('the deck could not be read', cause);
      this.isKept = false;
      return null;
    }
  }
}
