import type { DeckServices, PanelOfDeck } from '../../pages/services';
import type { Session } from '../../state/session.svelte';
import type { DeckShelf } from './shelf.svelte';

/** As in the style sheets. */
const PHONE = '(max-width: 760px)';
const NOWHERE = { getItem: () => null, setItem: () => undefined };

/** What pages and the top bar may do with the deck; everything else about it is fetched when it is first wanted. */
export class Desk implements DeckServices {
  shows = $state<'deck' | null>(null);
  /** The deck is on the stage, in place of its dialog. */
  isPresenting = $state(false);
  readonly #session: Session;
  #isFollowing = false;
  #shelf: Promise<DeckShelf> | undefined;
  #frozen: Promise<DeckShelf> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The deck of this browser; while a snapshot is shown one of its own, which nobody keeps. */
  shelf = (): Promise<DeckShelf> => {
    if (this.#session.loaded?.frozen) {
      this.#frozen ??= import('./shelf.svelte').then(({ DeckShelf: Shelf }) => new Shelf('', () => NOWHERE));
      return this.#frozen;
    }
    this.#shelf ??= import('./shelf.svelte').then(
      ({ DeckShelf: Shelf, deckKey }) => new Shelf(deckKey(document.baseURI)),
    );
    return this.#shelf;
  };

  /** On a phone that follows a snapshot there is nothing to build: the talk starts at once, and its end leads back to the page. */
  open = (): void => {
    this.shows = 'deck';
    this.#isFollowing = this.#session.loaded?.frozen !== undefined && matchMedia(PHONE).matches;
    this.isPresenting = this.#isFollowing;
  };

  present = (): void => {
    this.shows = 'deck';
    this.isPresenting = true;
  };

  endTalk = (): void => {
    this.isPresenting = false;
    if (this.#isFollowing) this.close();
  };

  close = (): void => {
    this.shows = null;
  };

  add = async ({ analysis, params, view, title }: PanelOfDeck): Promise<void> => {
    const session = this.#session;
    const [shelf, { scopeLink }, { deckDeskTexts }] = await Promise.all([
      this.shelf(),
      import('../../deck/defaults'),
      import('../../i18n/texts/deck-desk'),
    ]);
    const done = shelf.add({ analysis, params, view, link: scopeLink(session.link) });
    const slides = shelf.deck?.slides.length ?? 0;
    const text = () => {
      const t = deckDeskTexts[session.locale];
      return done === 'added' ? t.added(title, slides) : done === 'full' ? t.full(slides) : t.notAdded;
    };
    session.say(text, done === 'added' ? 'info' : 'warn');
  };
}
