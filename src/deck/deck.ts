/** The five parts of a report on customers, in the order in which they are told. */
export const PARTS = ['goals', 'segments', 'data', 'care', 'results'] as const;
export type Part = (typeof PARTS)[number];

/** Whom a deck is for; each has default slides of its own. */
export const AUDIENCES = ['executives', 'sales', 'service'] as const;
export type Audience = (typeof AUDIENCES)[number];

interface Placed {
  /** Unique within the deck. */
  readonly id: string;
  readonly part: Part;
  /** Typed by hand; empty is the finding that the rows give. */
  readonly title: string;
  /** Own words for the speaker, above the definition; may be empty. */
  readonly note: string;
}

/** The answer of one analysis: what it is asked with, as in a link. */
export interface AnalysisSlide extends Placed {
  readonly kind: 'analysis';
  readonly analysis: string;
  /** Parameters as their codecs write them. */
  readonly params: Readonly<Record<string, string>>;
  /** The scope, as the fragment of a link: `#/overview?v=1&range=…`. */
  readonly link: string;
  /** Another view of the same rows, by its name in `views.ts`; empty is the analysis' own. */
  readonly view: string;
}

/** What is loaded: orders, customers, days, answers. */
export interface DataSlide extends Placed {
  readonly kind: 'data';
  readonly link: string;
}

/** The findings of the other slides, one line per part. */
export interface SummarySlide extends Placed {
  readonly kind: 'summary';
  readonly link: string;
}

/** Words of the reader's own. */
export interface TextSlide extends Placed {
  readonly kind: 'text';
  readonly text: string;
}

export type Slide = AnalysisSlide | DataSlide | SummarySlide | TextSlide;

export interface Deck {
  readonly audience: Audience;
  readonly slides: readonly Slide[];
}

/** More than this is no deck; also what a stored one may hold. */
export const MOST_SLIDES = 60;
export const MOST_TITLE = 120;
export const MOST_TEXT = 2000;

/** One line without control or direction characters. */
export const cleanTitle = (text: string): string =>
  [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trimStart()].slice(0, MOST_TITLE).join('');

/** Several lines without control or direction characters. */
export const cleanText = (text: string): string =>
  [...text.replace(/\r\n?/g, '\n').replace(/[^\S\n]|(?!\n)[\p{Cc}\p{Cf}]/gu, ' ')].slice(0, MOST_TEXT).join('');

/** The deck with a slide after the last one of its part; unchanged when it is full. */
export function added(deck: Deck, slide: Slide): Deck {
  if (deck.slides.length >= MOST_SLIDES) return deck;
  const order = PARTS.indexOf(slide.part);
  const after = deck.slides.findLastIndex(({ part }) => PARTS.indexOf(part) <= order);
  return { ...deck, slides: deck.slides.toSpliced(after + 1, 0, slide) };
}

export const removed = (deck: Deck, id: string): Deck => ({
  ...deck,
  slides: deck.slides.filter((slide) => slide.id !== id),
});

/** One slide moved by `steps` places, stopping at the ends. */
export function moved(deck: Deck, id: string, steps: number): Deck {
  const from = deck.slides.findIndex((slide) => slide.id === id);
  const slide = deck.slides[from];
  if (!slide) return deck;
  const to = Math.min(deck.slides.length - 1, Math.max(0, from + steps));
  return { ...deck, slides: deck.slides.toSpliced(from, 1).toSpliced(to, 0, slide) };
}

/** One slide put before or after another one. */
export function placed(deck: Deck, id: string, beside: string, isAfter: boolean): Deck {
  const slide = deck.slides.find((one) => one.id === id);
  if (!slide || id === beside) return deck;
  const others = deck.slides.filter((one) => one.id !== id);
  const at = others.findIndex((one) => one.id === beside);
  return at < 0 ? deck : { ...deck, slides: others.toSpliced(isAfter ? at + 1 : at, 0, slide) };
}

export interface SlideChange {
  readonly title?: string;
  readonly note?: string;
  readonly text?: string;
  readonly part?: Part;
}

/** One slide in other words; `text` only reaches slides that are text. */
export function changed(deck: Deck, id: string, { title, note, text, part }: SlideChange): Deck {
  const slides = deck.slides.map((slide): Slide => {
    if (slide.id !== id) return slide;
    const words = {
      ...(title === undefined ? {} : { title: cleanTitle(title) }),
      ...(note === undefined ? {} : { note: cleanText(note) }),
      ...(part === undefined ? {} : { part }),
    };
    return slide.kind === 'text' && text !== undefined
      ? { ...slide, ...words, text: cleanText(text) }
      : { ...slide, ...words };
  });
  return { ...deck, slides };
}

/** Every slide that has a scope asked under another one. */
export const rescoped = (deck: Deck, link: string): Deck => ({
  ...deck,
  slides: deck.slides.map((slide) => (slide.kind === 'text' ? slide : { ...slide, link })),
});
