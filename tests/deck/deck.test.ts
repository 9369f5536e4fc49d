import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { questionOf } from '../../src/deck/ask.ts';
import {
  added,
  changed,
  type Deck,
  MOST_SLIDES,
  moved,
  placed,
  PARTS,
  removed,
  rescoped,
  type Slide,
} from '../../src/deck/deck.ts';
import { defaultDeck, partOf } from '../../src/deck/defaults.ts';
import { readDeck, writeDeck } from '../../src/deck/stored.ts';
import { provinceTiles } from '../../src/analyses/breakdown/tiles.ts';
import { lookOf, viewName } from '../../src/deck/views.ts';
import type { Extents } from '../../src/model/extents.ts';
import { mayLeave } from '../../src/share/may-leave.ts';
import { readLink } from '../../src/state/link.ts';

const ALL: Extents = {
  orders: 900, customers: 300, firstDay: '2023-01-01', asOf: '2024-12-21', hasItems: true, hasProvince: true, hasChannel: true,
  responses: 200, responsesWithDate: 200, responsesWithCustomer: 150, ordersWithoutCustomer: 3,
}; // prettier-ignore
const link = readLink('#/retention?v=1&range=6m&province=广东').state;
const text = (id: string, part: Slide['part'] = 'goals'): Slide => ({
  kind: 'text',
  id,
  part,
  title: id,
  note: '',
  text: '',
});
const deck: Deck = { audience: 'sales', slides: [text('a'), text('b', 'segments'), text('c', 'results')] };
const ids = ({ slides }: Deck) => slides.map(({ id }) => id).join('');

describe('a deck', () => {
  it('puts a slide behind the last one of its part', () => {
    expect(ids(added(deck, text('x', 'segments')))).toBe('abxc');
    expect(ids(added(deck, text('x', 'care')))).toBe('abxc');
    expect(ids(added(deck, text('x', 'goals')))).toBe('axbc');
  });

  it('moves slides, stops at the ends and forgets none', () => {
    expect(ids(moved(deck, 'c', -1))).toBe('acb');
    expect(ids(moved(deck, 'a', 9))).toBe('bca');
    expect(ids(moved(deck, 'zzz', 1))).toBe('abc');
    expect(ids(removed(deck, 'b'))).toBe('ac');
  });

  it('puts a slide before or after another one, wherever it came from', () => {
    expect(ids(placed(deck, 'c', 'a', false))).toBe('cab');
    expect(ids(placed(deck, 'a', 'b', true))).toBe('bac');
    expect(ids(placed(deck, 'a', 'c', false))).toBe('bac');
    expect(ids(placed(deck, 'b', 'b', true))).toBe('abc');
    expect(ids(placed(deck, 'b', 'zzz', true))).toBe('abc');
  });

  it('keeps typed words on one line and without direction marks', () => {
    const [slide] = changed(deck, 'a', { title: 'x\n\u202e<b>y</b>', note: 'one\r\ntwo' }).slides;
    expect(slide).toMatchObject({ title: 'x <b>y</b>', note: 'one\ntwo' });
  });

  it('holds at most sixty slides', () => {
    const full = { ...deck, slides: Array.from({ length: MOST_SLIDES }, (_, i) => text(`s${i}`)) };
    expect(added(full, text('x'))).toBe(full);
  });
});

describe('the default decks', () => {
  it('have six slides for executives, and for everybody the five parts in their order', () => {
    expect(defaultDeck('executives', { extents: ALL, link }).slides).toHaveLength(6);
    for (const audience of ['executives', 'sales', 'service'] as const) {
      const parts = defaultDeck(audience, { extents: ALL, link }).slides.map(({ part }) => part);
      expect([...new Set(parts)], audience).toEqual(PARTS);
      expect(parts.map((part) => PARTS.indexOf(part)).toSorted(), audience).toEqual(
        parts.map((part) => PARTS.indexOf(part)),
      );
    }
  });

  it('ask only what may leave, under the filters on screen', () => {
    for (const audience of ['executives', 'sales', 'service'] as const) {
      for (const slide of defaultDeck(audience, { extents: ALL, link }).slides) {
        if (slide.kind !== 'analysis') continue;
        const asked = questionOf(slide, ALL);
        expect(asked && mayLeave(asked.analysis), slide.analysis).toBe(true);
        expect(asked?.scope).toMatchObject({ from: '2024-07-01', to: '2024-12-21', filters: { province: ['广东'] } });
        for (const [name, value] of Object.entries(slide.params)) {
          expect(ANALYSES.get(slide.analysis)?.params[name]?.parse(value), `${slide.analysis} ${name}`).toBeDefined();
        }
      }
    }
  });

  it('tell customer service about satisfaction, and leave it out where nobody was asked', () => {
    const about = (extents: Extents) =>
      defaultDeck('service', { extents, link }).slides.flatMap((slide) =>
        slide.kind === 'analysis' ? [slide.analysis] : [],
      );
    expect(about(ALL)).toEqual([
      'kpi-summary',
      'nps',
      'nps',
      'item-means',
      'csat',
      'satisfaction-by-month',
      'score-distribution',
    ]);
    expect(about({ ...ALL, responses: 0, responsesWithDate: 0, responsesWithCustomer: 0 })).toEqual(['kpi-summary']);
  });

  it('give a cohort eighteen months where twelve are on screen', () => {
    const { slides } = defaultDeck('executives', { extents: ALL, link: readLink('#/overview').state });
    expect(slides.flatMap((slide) => (slide.kind === 'text' ? [] : slide.link))).toEqual([
      '#/overview', '#/overview', '#/overview', '#/overview', '#/overview?v=1&range=18m', '#/overview',
    ]); // prettier-ignore
    expect([partOf('cohort-retention'), partOf('survey-questions')]).toEqual(['care', 'results']);
  });
});

describe('a kept deck', () => {
  it('comes back as it was', () => {
    for (const audience of ['executives', 'sales', 'service'] as const) {
      const made = rescoped(defaultDeck(audience, { extents: ALL, link }), '#/overview?v=1&range=3m');
      const titled = changed(made, made.slides[1]?.id ?? '', { title: '"><script>', note: '第一行\n第二行' });
      expect(readDeck(writeDeck(titled))).toEqual(titled);
    }
  });

  it('takes no analysis that holds people, whatever is stored', () => {
    const slide = {
      kind: 'analysis',
      id: 'x',
      part: 'segments',
      title: '',
      note: '',
      analysis: 'rfm-customers',
      params: {},
      link: '#/value',
      view: '',
    };
    expect(readDeck(JSON.stringify({ kequn: 'deck', version: 1, audience: 'sales', slides: [slide] }))?.slides).toEqual(
      [],
    );
    expect(questionOf(slide as never, ALL)).toBeNull();
  });

  it('reads whatever stands there without throwing, and gives only slides that it could have written', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant('text'),
      fc.constant('analysis'),
      fc.constant('breakdown'),
    );
    const slide = fc.record(
      {
        kind: value,
        id: value,
        part: value,
        title: value,
        note: value,
        analysis: value,
        params: fc.dictionary(fc.string(), value),
        link: value,
        text: value,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(slide, { maxLength: 5 }), (slides) => {
        const read = readDeck(JSON.stringify({ kequn: 'deck', version: 1, audience: 'x', slides }));
        expect(read && readDeck(writeDeck(read))).toEqual(read);
      }),
      { seed: 7, numRuns: 200 },
    );
    for (const bad of ['', '{', '[]', '{"kequn":"deck","version":2,"slides":[]}']) expect(readDeck(bad)).toBeNull();
  });

  it('knows the other views of a panel by name', () => {
    const breakdown = ANALYSES.get('breakdown');
    if (!breakdown) throw new Error('no such analysis');
    expect([viewName('breakdown', provinceTiles), viewName('breakdown', () => null)]).toEqual(['tiles', '']);
    expect(lookOf(breakdown, 'tiles').view).toBe(provinceTiles);
    expect(lookOf(breakdown, 'nothing')).toBe(breakdown);
  });
});
