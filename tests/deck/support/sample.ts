import { leavingAnswers } from '../../../src/deck/ask.ts';
import { composeDeck } from '../../../src/deck/compose.ts';
import type { ComposedSlide } from '../../../src/deck/composed.ts';
import type { Deck } from '../../../src/deck/deck.ts';
import { defaultDeck } from '../../../src/deck/defaults.ts';
import { formatter } from '../../../src/i18n/format.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { createImporter } from '../../../src/imports/importer.ts';
import type { Extents } from '../../../src/model/extents.ts';
import { generateSample } from '../../../src/model/sample/generate.ts';
import { readLink } from '../../../src/state/link.ts';
import { openBench, type TestBench } from '../../support/workspace.ts';

export interface SampleDeck {
  readonly bench: TestBench;
  readonly extents: Extents;
  /** Two audiences, and one of them once more under a scope of few people: more than thirty slides. */
  readonly deck: Deck;
  compose(deck: Deck, locale: Locale): Promise<readonly ComposedSlide[]>;
}

/** The sample data on the engine, and a long deck of it. */
export async function openSampleDeck(): Promise<SampleDeck> {
  const bench = await openBench();
  const sample = generateSample();
  const importer = createImporter(bench.workspace);
  const files = [sample.orders, sample.members, sample.survey].map(
    ({ name, text }) => new File([text], name, { type: 'text/csv' }),
  );
  await importer.load(await importer.stage(files));
  const extents = await bench.workspace.extents();
  const views = [
    ['sales', '#/overview'],
    ['service', '#/overview'],
    ['sales', '#/overview?v=1&range=3m&province=西藏~青海'],
  ] as const;
  const slides = views.flatMap(([audience, fragment], at) =>
    defaultDeck(audience, { extents, link: readLink(fragment).state }).slides.map((slide) => ({
      ...slide,
      id: `${at}-${slide.id}`,
    })),
  );
  return {
    bench,
    extents,
    deck: { audience: 'executives', slides },
    async compose(deck, locale) {
      const answered = await leavingAnswers(deck.slides, bench.source, extents, { isFrozen: false });
      return composeDeck(deck, answered.answers, {
        locale,
        format: formatter(locale),
        extents: answered.extents,
        known: answered.known,
        source: '示例数据',
      });
    },
  };
}
