import { rfmParams } from '../../src/analyses/rfm-params.ts';
import type { Shape } from '../../src/codec/codec.ts';
import { ATTRIBUTE_IDS } from '../../src/model/attributes.ts';
import { defaultRange, PAGE_CHOICES, PAGES } from '../../src/state/link.ts';
import { notesCodec } from '../../src/state/notes.ts';
import { rangeCodec } from '../../src/state/range.ts';
import { targetsCodec } from '../../src/state/targets.ts';
import { code, table } from './markdown.ts';

const RULE_KEYS = ['scoring', 'frequency', 'window', 'segments', 'cn8', 'r_breaks', 'f_breaks', 'm_breaks'] as const;

const rows = (prefix: string, shape: Shape) =>
  Object.entries(shape).map(([key, codec]) => [
    code(prefix + key),
    code(codec.format(codec.fallback)),
    code(codec.accepts),
  ]);

/** The generated half of docs/links.md: every parameter that a link may hold. */
export function linkReference(): string {
  const pages = PAGES.flatMap((page) => {
    const choices = rows('p.', PAGE_CHOICES[page]);
    return choices.length > 0 ? [`## On ${page}\n\n${table(['parameter', 'default', 'accepts'], choices)}\n`] : [];
  });
  const rule = Object.fromEntries(RULE_KEYS.map((key) => [key, rfmParams[key]]));
  return `
## On every page

${table(
  ['parameter', 'default', 'accepts'],
  [
    ['`range`', PAGES.map((page) => `${defaultRange(page)} (${page})`).join(', '), code(rangeCodec('12m').accepts)],
    ...ATTRIBUTE_IDS.map((attribute) => [code(attribute), '–', '`values joined by ~`']),
    ...rows('rfm.', rule),
    ['`targets`', '–', code(targetsCodec.accepts)],
    ['`notes`', '–', code(notesCodec.accepts)],
  ],
)}

${pages.join('\n')}`;
}
