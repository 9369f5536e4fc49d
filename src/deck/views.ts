import type { AnyAnalysis } from '../analyses/analysis';
import breakdown from '../analyses/breakdown/index';
import { repeatDots, repeatHeadline } from '../analyses/breakdown/repeat';
import { provinceTiles } from '../analyses/breakdown/tiles';
import { ANALYSES } from '../analyses/registry';

type Look = Pick<AnyAnalysis, 'view' | 'headline'>;

const own = ANALYSES.get(breakdown.id);

/** Views of the same rows besides the analysis' own, as pages show them, by a name that a deck can keep. */
const LOOKS: Readonly<Record<string, Readonly<Record<string, Look>>>> = {
  [breakdown.id]: {
    repeat: { view: repeatDots as unknown as Look['view'], headline: repeatHeadline as unknown as Look['headline'] },
    ...(own && { tiles: { view: provinceTiles as unknown as Look['view'], headline: own.headline } }),
  },
};

/** How a slide draws and titles its rows. */
export const lookOf = (analysis: AnyAnalysis, view: string): Look => LOOKS[analysis.id]?.[view] ?? analysis;

/** The name of the view that a panel shows; empty for the analysis' own. */
export function viewName(analysis: string, view: unknown): string {
  const found = Object.entries(LOOKS[analysis] ?? {}).find(([, look]) => Object.is(look.view, view));
  return found?.[0] ?? '';
}
