import { type Leaving, leavingAnswers } from '../../deck/ask';
import { composeDeck, type DeckContext } from '../../deck/compose';
import type { ComposedSlide } from '../../deck/composed';
import type { Deck } from '../../deck/deck';
import { QueryError } from '../../db/errors';
import { deckTexts } from '../../i18n/texts/deck';
import { pageTexts } from '../../i18n/texts/pages';
import type { Session } from '../../state/session.svelte';

/** Where the numbers of the slides come from, in words. */
export function sourceWords(session: Session): string {
  const { sources, foot } = deckTexts[session.locale];
  const { loaded, locale } = session;
  const name = loaded?.name === 'sample' ? pageTexts[locale].sampleName : (loaded?.name ?? '');
  const frozen = loaded?.frozen ? [foot.frozen(loaded.frozen.at)] : [];
  const source = loaded?.name === 'sample' ? sources.sample : name === '' ? 'Kequn' : sources.files(name);
  return [source, ...frozen].join(' · ');
}

/** What the slides ask, without words: the same text asks the same. */
const questions = ({ slides }: Deck): string =>
  JSON.stringify(slides.map((slide) => ({ ...slide, title: '', note: '', part: '', text: '' })));

/** The deck as it may leave, kept in step with data, slides and language. Words typed by hand ask nothing anew. */
export class DeckAnswers {
  #answered = $state.raw<Leaving | null>(null);
  problem = $state('');
  isAsking = $state(false);
  readonly #session: Session;
  readonly #deck: () => Deck | null;

  constructor(session: Session, deck: () => Deck | null) {
    this.#session = session;
    this.#deck = deck;
    const asked = $derived.by(() => {
      const current = deck();
      return current ? questions(current) : '';
    });
    $effect(() => {
      const { loaded } = session;
      if (!loaded || asked === '') return;
      const { slides }: Deck = { audience: 'executives', slides: JSON.parse(asked) as Deck['slides'] };
      const controller = new AbortController();
      this.isAsking = true;
      leavingAnswers(slides, loaded.source, loaded.extents, {
        isFrozen: loaded.frozen !== undefined,
        signal: controller.signal,
      })
        .then((answered) => {
          if (controller.signal.aborted) return;
          this.#answered = answered;
          this.problem = '';
          this.isAsking = false;
        })
        .catch((cause: unknown) => {
          if (controller.signal.aborted || (cause instanceof QueryError && cause.reason === 'aborted')) return;
          this.problem = cause instanceof Error ? cause.message : String(cause);
          this.isAsking = false;
        });
      return () => controller.abort();
    });
  }

  /** In the language of the page; empty until there is a first answer. */
  readonly slides = $derived.by((): readonly ComposedSlide[] => {
    const [answered, deck] = [this.#answered, this.#deck()];
    if (!answered || !deck) return [];
    const context: DeckContext = {
      locale: this.#session.locale,
      format: this.#session.format,
      extents: answered.extents,
      known: answered.known,
      source: sourceWords(this.#session),
    };
    return composeDeck(deck, answered.answers, context);
  });
}
