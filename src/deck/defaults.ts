import { needsOf, unmetNeeds } from '../analyses/question';
import { ANALYSES } from '../analyses/registry';
import type { Extents } from '../model/extents';
import { type LinkState, writeLink } from '../state/link';
import type { Audience, Deck, Part, Slide } from './deck';

interface Planned {
  readonly part: Part;
  readonly analysis: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Cohorts need time to show whether they return. */
  readonly isLong?: boolean;
}

const goals: readonly Planned[] = [{ part: 'goals', analysis: 'kpi-summary' }];
const cohorts: Planned = {
  part: 'care',
  analysis: 'cohort-retention',
  params: { window: 'interval30', max_age: '17' },
  isLong: true,
};
const split = (by: string): Planned => ({ part: 'segments', analysis: 'breakdown', params: { by } });

/** What each audience is told, part by part. `data` is not an analysis: what is loaded. */
const PLANS: Readonly<Record<Audience, readonly (Planned | 'data')[]>> = {
  executives: [
    ...goals,
    { part: 'segments', analysis: 'rfm-segments' },
    'data',
    cohorts,
    { part: 'results', analysis: 'revenue-by-month' },
  ],
  sales: [
    ...goals,
    split('province'),
    split('channel'),
    split('category'),
    { part: 'segments', analysis: 'rfm-grid' },
    { part: 'segments', analysis: 'rfm-segments' },
    { part: 'segments', analysis: 'lorenz' },
    'data',
    cohorts,
    { part: 'care', analysis: 'retention-curves', params: { window: 'interval30', max_age: '17' }, isLong: true },
    { part: 'results', analysis: 'revenue-by-month' },
    { part: 'results', analysis: 'cross-breakdown', params: { by: 'province', across: 'category' } },
  ],
  service: [
    ...goals,
    { part: 'segments', analysis: 'nps', params: { by: 'segment' } },
    { part: 'segments', analysis: 'nps', params: { by: 'channel' } },
    'data',
    { part: 'care', analysis: 'item-means' },
    { part: 'care', analysis: 'csat', params: { by: 'channel' } },
    { part: 'results', analysis: 'satisfaction-by-month' },
    { part: 'results', analysis: 'score-distribution' },
  ],
};

/** The fragment that a slide keeps of what is on screen: time, filters and scoring, nothing of the page. */
export const scopeLink = (link: LinkState): string => writeLink({ ...link, page: 'overview', choices: {} });

const longer = (link: LinkState): LinkState => (link.range === '12m' ? { ...link, range: '18m' } : link);

/**
 * The default deck in five parts, led by a summary of its findings; six slides for executives. What the loaded data cannot answer is
 * left out.
 */
export function defaultDeck(
  audience: Audience,
  { extents, link }: { readonly extents: Extents; readonly link: LinkState },
): Deck {
  const here = scopeLink(link);
  const { rule } = link;
  const rules = { ...rule, as_of: '' };
  const slides = PLANS[audience].flatMap((planned, index): Slide[] => {
    const placed = { id: `${audience}-${index + 1}`, title: '', note: '' };
    if (planned === 'data') return [{ kind: 'data', part: 'data', ...placed, link: here }];
    const { part, analysis: id, params = {}, isLong } = planned;
    const analysis = ANALYSES.get(id);
    if (!analysis || unmetNeeds(needsOf({ analysis, params, filters: link.filters }), extents).length > 0) return [];
    const given = 'scoring' in analysis.params ? { ...rules, ...params } : params;
    const at = isLong ? scopeLink(longer(link)) : here;
    return [{ kind: 'analysis', ...placed, part, analysis: id, params: given, link: at, view: '' }];
  });
  const summary: Slide = { kind: 'summary', id: `${audience}-0`, part: 'goals', title: '', note: '', link: here };
  return { audience, slides: [summary, ...slides] };
}

/** The part that an answer stands in by default. */
export function partOf(analysis: string): Part {
  const planned = Object.values(PLANS)
    .flat()
    .find((one) => one !== 'data' && one.analysis === analysis);
  return planned && planned !== 'data' ? planned.part : 'results';
}
