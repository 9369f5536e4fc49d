import { type Answer, drilledFigures, knownOf, liveAnswers, NOTHING_KNOWN, questionOf } from '../../deck/ask';
import { composeDeck, type DeckContext } from '../../deck/compose';
import type { ComposedSlide, Fact } from '../../deck/composed';
import type { Deck, Slide } from '../../deck/deck';
import { factsOf } from '../../deck/facts';
import { slideAfter, type TalkCommand } from '../../deck/keys';
import { isAttribute } from '../../model/attributes';
import type { Filters } from '../../model/scope';
import type { Session } from '../../state/session.svelte';
import { sourceWords } from '../deck/answers.svelte';

interface Drilled {
  readonly id: string;
  readonly slide: ComposedSlide;
  readonly facts: readonly Fact[];
}

/** A talk in progress: which slide, black or not, what was drilled into. The stage and the speaker's window read the same one. */
export class Talk {
  index = $state(0);
  isBlack = $state(false);
  isLaser = $state(false);
  drill = $state.raw<Filters>({});
  startedAt = $state(Date.now());
  problem = $state('');
  #answers = $state.raw<ReadonlyMap<string, Answer> | null>(null);
  #drilled = $state.raw<Drilled | null>(null);
  readonly #session: Session;
  readonly #deck: Deck;

  constructor(session: Session, deck: Deck) {
    this.#session = session;
    this.#deck = deck;
    $effect(() => {
      const { loaded } = session;
      if (!loaded) return;
      const abort = new AbortController();
      liveAnswers(deck.slides, loaded.source, loaded.extents, { signal: abort.signal })
        .then((answers) => (this.#answers = answers))
        .catch((cause: unknown) => this.#fail(cause, abort.signal));
      return () => abort.abort();
    });
    $effect(() => {
      const [{ loaded }, slide, drill] = [session, this.#asked, this.drill];
      if (!loaded || !slide || !this.isDrilled) {
        this.#drilled = null;
        return;
      }
      const abort = new AbortController();
      this.#ask(slide, drill, abort.signal).catch((cause: unknown) => this.#fail(cause, abort.signal));
      return () => abort.abort();
    });
  }

  #fail(cause: unknown, signal: AbortSignal): void {
    if (!signal.aborted) this.problem = cause instanceof Error ? cause.message : String(cause);
  }

  async #ask(slide: Slide, drill: Filters, signal: AbortSignal): Promise<void> {
    const { loaded, format, locale } = this.#session;
    if (!loaded) return;
    const options = { drill, signal };
    const answers = await liveAnswers([slide], loaded.source, loaded.extents, options);
    const figures = await drilledFigures(slide, loaded.source, loaded.extents, options);
    if (signal.aborted) return;
    const [composed] = composeDeck({ ...this.#deck, slides: [slide] }, answers, this.#context);
    const facts = figures.kind === 'rows' ? factsOf(figures.rows, format, locale) : [];
    if (composed) this.#drilled = { id: slide.id, slide: composed, facts };
  }

  get #context(): DeckContext {
    const { locale, format, loaded } = this.#session;
    if (!loaded) throw new Error('a talk needs data');
    const { extents } = loaded;
    const known = loaded.frozen ? NOTHING_KNOWN : knownOf(extents);
    return { locale, format, extents, known, source: sourceWords(this.#session) };
  }

  /** In the language of the page. What a snapshot does not hold is left out. */
  readonly slides = $derived.by((): readonly ComposedSlide[] => {
    const answers = this.#answers;
    if (!answers || !this.#session.loaded) return [];
    const isFrozen = this.#session.loaded.frozen !== undefined;
    return composeDeck(this.#deck, answers, this.#context).filter(
      ({ id, kind }) => !isFrozen || kind !== 'refused' || answers.get(id)?.result?.kind !== 'absent',
    );
  });

  readonly isReady = $derived(this.#answers !== null);
  readonly isDrilled = $derived(Object.keys(this.drill).length > 0);
  readonly #asked = $derived.by(() => {
    const { id } = this.slides[this.index] ?? {};
    return this.#deck.slides.find((slide) => slide.id === id);
  });

  /** The slide on screen: under the filters that were drilled into, as soon as those are answered. */
  readonly current = $derived.by((): ComposedSlide | undefined => {
    const plain = this.slides[this.index];
    return plain && this.#drilled?.id === plain.id ? this.#drilled.slide : plain;
  });

  /** Key figures of what was drilled into; empty otherwise. */
  readonly facts = $derived(this.isDrilled && this.#drilled ? this.#drilled.facts : []);

  /** What was drilled into, in words. */
  readonly drilledWords = $derived(
    Object.keys(this.drill)
      .filter(isAttribute)
      .map((attribute) =>
        this.#session.format.list((this.drill[attribute] ?? []).map((value) => this.#session.nameOf(attribute, value))),
      )
      .join(' · '),
  );

  /** Whether the marks of the slide on screen can be chosen; a snapshot has no other filters than its own. */
  readonly canDrill = $derived.by(() => {
    const { loaded } = this.#session;
    const slide = this.#asked;
    if (!loaded || loaded.frozen || slide?.kind !== 'analysis') return false;
    const asked = questionOf(slide, loaded.extents);
    return asked?.analysis.own?.(asked.params) !== undefined;
  });

  /** A mark was chosen: its value becomes a filter of this talk, or is taken back. */
  choose(value: string): void {
    const { loaded } = this.#session;
    const slide = this.#asked;
    if (!loaded || slide?.kind !== 'analysis') return;
    const asked = questionOf(slide, loaded.extents);
    const own = asked?.analysis.own?.(asked.params);
    if (!own) return;
    const { [own]: chosen = [], ...others } = this.drill;
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    this.drill = next.length > 0 ? { ...others, [own]: next } : others;
  }

  /** Back to the slides as they are in the deck. */
  back(): void {
    this.drill = {};
  }

  go(index: number): void {
    this.index = Math.max(0, Math.min(this.slides.length - 1, index));
  }

  /** Moves, blacks out, points or goes back; what needs a window is left to the stage. */
  run(command: TalkCommand): void {
    if (this.isBlack) {
      this.isBlack = false;
      return;
    }
    if (command === 'black') this.isBlack = true;
    else if (command === 'laser') this.isLaser = !this.isLaser;
    else if (command === 'back' && this.isDrilled) this.back();
    else this.go(slideAfter(this.index, this.slides.length, command === 'back' ? 'previous' : command));
  }
}
