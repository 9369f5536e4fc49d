import type { ViewContext } from '../analyses/analysis';
import { drawnName } from '../analyses/keyed-rows';
import { marksOf } from '../analyses/marks';
import { isOverTime } from '../analyses/over-time';
import type { Formatter } from '../i18n/format';
import { deckWordTexts } from '../i18n/texts/deck-words';
import { valueName } from '../i18n/texts/names';
import { looksPersonal } from '../share/soften';
import { type LinkState, readLink } from '../state/link';
import { noteWords } from '../state/note-words';
import { panelName } from '../state/notes';
import type { Answer } from './ask';
import type { ComposedSlide } from './composed';
import type { Slide } from './deck';
import { type Goal, goalsOf } from './goals';

/** Notes on what the slide shows, with their places; those whose mark is left out, or that look personal, are too. */
function remarksOf(
  { notes = [] }: LinkState,
  { asked, result }: Answer,
  { spec }: ComposedSlide,
  format: Formatter,
): readonly string[] {
  if (!asked || result?.kind !== 'rows' || !spec) return [];
  const { analysis, params, scope } = asked;
  const { locale } = format;
  const panel = isOverTime(spec) ? '' : panelName(analysis.id, analysis.own?.(params));
  const months = new Set(marksOf(spec).map(({ key }) => key));
  const context: ViewContext<typeof params> = {
    locale,
    format,
    params,
    scope: { ...result.scope, filters: scope.filters },
    nameOf: (attribute, value) => valueName(locale, attribute, value),
  };
  return notes.flatMap((note) => {
    if (note.panel !== panel || looksPersonal(note.text)) return [];
    const month = note.key.slice(0, 7);
    const place =
      panel !== ''
        ? drawnName(analysis, result.rows, context, note.key)
        : months.has(month)
          ? format.month(month)
          : null;
    return place === null ? [] : [deckWordTexts[locale].note(place, noteWords(note, format))];
  });
}

function withGoals(composed: ComposedSlide, goals: readonly Goal[], format: Formatter): ComposedSlide {
  const t = deckWordTexts[format.locale];
  const judged = goals.filter(({ isAttained }) => isAttained !== null);
  const attained = judged.filter(({ isAttained }) => isAttained === true).length;
  const told = [t.heading, ...goals.map(({ name, actual, text }) => `${t.actual(name, actual)} · ${text}`)];
  return {
    ...composed,
    facts: composed.facts.map((fact) => {
      const goal = goals.find(({ name }) => name === fact.name);
      return goal ? { ...fact, goal: goal.text } : fact;
    }),
    lines: [...(judged.length > 0 ? [t.count(judged.length, attained)] : []), ...composed.lines],
    notes: `${told.join('\n')}\n\n${composed.notes}`,
  };
}

/** A slide with what was typed on the dashboard that it came from: targets beside key figures, notes beside charts. */
export function withTyped(
  composed: ComposedSlide,
  slide: Slide,
  answer: Answer | undefined,
  format: Formatter,
): ComposedSlide {
  if (slide.kind !== 'analysis' || composed.kind === 'refused' || !answer?.asked) return composed;
  const { state } = readLink(slide.link);
  const remarks = remarksOf(state, answer, composed, format);
  const noted = remarks.length > 0 ? { ...composed, lines: [...remarks, ...composed.lines] } : composed;
  if (composed.kind !== 'facts' || answer.result?.kind !== 'rows') return noted;
  const goals = goalsOf(state, answer.asked.scope.filters, answer.result.rows, format);
  return goals.length > 0 ? withGoals(noted, goals, format) : noted;
}
