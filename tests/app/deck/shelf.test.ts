// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ANALYSES } from '../../../src/analyses/registry.ts';
import { Desk } from '../../../src/app/deck/desk.svelte.ts';
import DeckSlide from '../../../src/app/deck/DeckSlide.svelte';
import { deckKey, DeckShelf } from '../../../src/app/deck/shelf.svelte.ts';
import { deckDeskTexts } from '../../../src/i18n/texts/deck-desk.ts';
import * as sessions from '../../../src/state/session.svelte.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}
const analysis = (id: string) => {
  const found = ANALYSES.get(id);
  if (!found) throw new Error(`no analysis ${id}`);
  return found;
};
const panel = (id: string, params: Record<string, unknown> = {}) => ({
  analysis: analysis(id), params, view: undefined, link: '#/overview?v=1&range=6m',
}); // prettier-ignore
function shelfOf(place: ReturnType<typeof memory>) {
  let n = 0;
  return new DeckShelf('deck', () => place, () => `id-${(n += 1)}`); // prettier-ignore
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the shelf', () => {
  it('keeps what panels ask and finds it after a reload, in the order that was chosen', () => {
    const place = memory();
    const shelf = shelfOf(place);
    expect(shelf.add(panel('breakdown', { by: 'channel' }))).toBe('added');
    expect(shelf.add(panel('kpi-summary'))).toBe('added');
    shelf.move('id-1', -5);
    shelf.change('id-1', { title: '渠道' });
    const again = shelfOf(place).deck?.slides.map((slide) => [
      slide.id,
      slide.title,
      slide.kind === 'analysis' && slide.params['by'],
    ]);
    expect(again).toEqual([['id-1', '渠道', 'channel'], ['id-2', '', undefined]]); // prettier-ignore
  });

  it('refuses panels that hold people', () => {
    const place = memory();
    const shelf = shelfOf(place);
    expect([shelf.add(panel('rfm-customers')), shelf.deck, place.kept.size]).toEqual(['people', null, 0]);
  });

  it('takes a removal back, and holds the deck where the browser keeps nothing', () => {
    const refusing = { ...memory(), setItem: () => { throw new Error('full'); } }; // prettier-ignore
    vi.spyOn(console, 'info').mockReturnValue();
    const shelf = shelfOf(refusing as never);
    shelf.add(panel('kpi-summary'));
    shelf.remove('id-1');
    expect(shelf.deck?.slides).toEqual([]);
    shelf.undo();
    expect([shelf.deck?.slides.length, shelf.isKept]).toEqual([1, false]);
  });

  it('is not the reader’s own while a snapshot is shown', async () => {
    localStorage.clear();
    const session = { loaded: { frozen: { at: '2024-12-21 09:00' } } as sessions.Loaded | null };
    const desk = new Desk(session as sessions.Session);
    const frozen = await desk.shelf();
    frozen.add(panel('kpi-summary'));
    session.loaded = null;
    const own = await desk.shelf();
    expect([frozen.deck?.slides.length, own.deck, localStorage.length]).toEqual([1, null, 0]);
  });

  it('is passed over on a phone that follows a snapshot: the talk starts at once, and its end closes it', () => {
    const narrow = (matches: boolean) => vi.stubGlobal('matchMedia', () => ({ matches }));
    const at = (frozen: boolean) =>
      new Desk({ loaded: frozen ? { frozen: { at: '2024-12-21 09:00' } } : {} } as sessions.Session);
    const opened = (isNarrow: boolean, frozen: boolean) => {
      narrow(isNarrow);
      const desk = at(frozen);
      desk.open();
      const during = desk.isPresenting;
      desk.endTalk();
      return [during, desk.shows];
    };
    expect([opened(true, true), opened(false, true), opened(true, false)]).toEqual([
      [true, null],
      [false, 'deck'],
      [false, 'deck'],
    ]);
    vi.unstubAllGlobals();
  });

  it('is another one for every path of an origin', () => {
    expect(deckKey('https://a.github.io/one/#/x')).not.toBe(deckKey('https://a.github.io/two/'));
  });
});

it.each(['zh-CN', 'en'] as const)(
  'a slide is moved with Alt and an arrow, and its title typed (%s)',
  async (locale) => {
    vi.spyOn(sessions, 'useSession').mockReturnValue({ locale } as sessions.Session);
    const t = deckDeskTexts[locale];
    const shelf = shelfOf(memory());
    for (const id of ['kpi-summary', 'breakdown', 'lorenz']) shelf.add(panel(id));
    const slide = shelf.deck?.slides[1];
    if (!slide) throw new Error('no slide');
    const onsay = vi.fn();
    render(DeckSlide, { shelf, slide, index: 1, count: 3, composed: undefined, onsay });
    const title = screen.getByRole('textbox', { name: t.slideTitle(2) });
    await fireEvent.keyDown(title, { key: 'ArrowDown', altKey: true });
    expect(shelf.deck?.slides.map(({ id }) => id)).toEqual(['id-1', 'id-3', 'id-2']);
    expect(onsay).toHaveBeenLastCalledWith(t.movedTo(t.computing, 3));
    await fireEvent.change(title, { target: { value: '<b>广东</b>' } });
    expect(shelf.deck?.slides[2]?.title).toBe('<b>广东</b>');
    await fireEvent.click(screen.getByRole('button', { name: t.remove(t.computing) }));
    expect(shelf.deck?.slides).toHaveLength(2);
  },
);
