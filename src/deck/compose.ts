import type { AnyAnalysis, ViewContext } from '../analyses/analysis';
import type { Result } from '../analyses/source';
import type { Columns } from '../db/columns';
import type { Formatter } from '../i18n/format';
import type { Locale } from '../i18n/locale';
import { deckTexts } from '../i18n/texts/deck';
import { nameTexts, valueName } from '../i18n/texts/names';
import { refusalTexts } from '../i18n/texts/refusal';
import { shellTexts } from '../i18n/texts/shell';
import { isAttribute } from '../model/attributes';
import type { Extents } from '../model/extents';
import type { Scope } from '../model/scope';
import { previousDay } from '../state/range';
import { type Answer, countedScope, type Known, scopeOf } from './ask';
import type { ComposedSlide, DeckTable, Foot } from './composed';
import { type AnalysisSlide, type Deck, PARTS, type Slide } from './deck';
import { factsOf } from './facts';
import { type People, peopleOf } from './people';
import { tableOf } from './table';
import { withTyped } from './typed';
import { lookOf } from './views';

type Row = Readonly<Record<string, unknown>>;

/** What slides say besides their rows. */
export interface DeckContext {
  readonly locale: Locale;
  readonly format: Formatter;
  readonly extents: Extents;
  readonly known: Known;
  /** Where the numbers come from, in words. */
  readonly source: string;
}

const rowsOf = (result: Result<Columns> | null): readonly Row[] => (result?.kind === 'rows' ? result.rows : []);
const hiddenOf = (result: Result<Columns> | null) => (result?.kind === 'rows' ? (result.hidden ?? 0) : 0);

/** Days and filters of a scope in words. */
export function scopeWords({ from, to, filters }: Scope, { locale, extents, format }: DeckContext): string {
  const [first, last] = [from ?? extents.firstDay, to ?? extents.asOf];
  const chosen = Object.keys(filters)
    .filter(isAttribute)
    .map((attribute) => {
      const values = (filters[attribute] ?? []).map((value) => valueName(locale, attribute, value));
      return `${nameTexts[locale].attributes[attribute]} ${format.list(values)}`;
    });
  const days = first && last ? [shellTexts[locale].scope.until(first, previousDay(last))] : [];
  return [...days, ...(chosen.length > 0 ? chosen : [deckTexts[locale].allCustomers])].join(' · ');
}

function footOf(scope: Scope, people: People, hidden: number, inside: DeckContext): Foot {
  const { locale, extents, format, source } = inside;
  const { foot } = deckTexts[locale];
  return {
    scope: foot.scope(scopeWords(scope, inside)),
    asOf: extents.asOf ? foot.asOf(previousDay(extents.asOf)) : '',
    n: people.n > 0 ? foot.n[people.of](format.count(people.n)) : '',
    source: foot.source(source),
    hidden,
  };
}

/** For the speaker: own words, then what the number is, on whom it rests, and how it was asked. */
function notesOf(slide: Slide, analysis: AnyAnalysis | null, foot: Foot, sql: string, { locale }: DeckContext): string {
  const { notes } = deckTexts[locale];
  const text = analysis?.messages[locale];
  const parts: readonly (readonly [string, string])[] = [
    [notes.own, slide.note],
    [notes.definition, text?.method ?? ''],
    [notes.formula, text?.formula ?? ''],
    [notes.basis, text?.source ?? ''],
    ['', [foot.n, foot.scope, foot.asOf, foot.source].filter((part) => part !== '').join('\n')],
    [notes.sql, sql],
  ];
  return parts
    .filter(([, body]) => body.trim() !== '')
    .map(([name, body]) => (name === '' ? body : `${name}\n${body.trim()}`))
    .join('\n\n');
}

const shell = ({ id, part, title, note }: Slide) => ({
  id,
  part,
  title,
  finding: '',
  stake: 0,
  kicker: '',
  spec: null,
  facts: [],
  table: null,
  lines: [],
  notes: note,
});

function composeAnalysis(slide: AnalysisSlide, answer: Answer | undefined, inside: DeckContext): ComposedSlide {
  const { locale, format, extents } = inside;
  const t = deckTexts[locale];
  const { asked = null, result = null, keyFigures = null } = answer ?? {};
  const scope = asked?.scope ?? scopeOf(slide.link, extents);
  const rows = rowsOf(result);
  const people =
    rows.length > 0 ? peopleOf(slide.analysis, rows, rowsOf(keyFigures)) : ({ n: 0, of: 'orders' } as const);
  const foot = footOf(asked ? countedScope(asked) : scope, people, hiddenOf(result), inside);
  const text = asked?.analysis.messages[locale];
  const refuse = (why: keyof typeof t.refused, reason = t.refused[why]): ComposedSlide => ({
    ...shell(slide),
    kind: 'refused',
    title: slide.title || text?.question || t.refused[why],
    lines: [reason],
    foot,
    notes: notesOf(slide, asked?.analysis ?? null, foot, '', inside),
  });
  if (!asked || !result || !text) return refuse('absent');
  if (result.kind === 'missing' && result.needs.includes('history'))
    return refuse('missing', refusalTexts[locale].missing.title.history);
  if (result.kind !== 'rows') return refuse(result.kind);
  if (rows.length === 0) return refuse('small');
  const { analysis, params } = asked;
  const context: ViewContext<Row> = {
    locale,
    format,
    params,
    scope: { ...result.scope, filters: scope.filters },
    nameOf: (attribute, value) => valueName(locale, attribute, value),
  };
  const look = lookOf(analysis, slide.view);
  const headline = look.headline(rows, context);
  const finding = headline?.text ?? '';
  const facts = analysis.id === 'kpi-summary' ? factsOf(rows, format, locale) : [];
  const spec = look.view(rows, context);
  const isOwn = slide.view === '';
  const by = analysis.own?.(params);
  return {
    ...shell(slide),
    kind: facts.length > 0 ? 'facts' : spec ? 'chart' : 'table',
    title: slide.title || finding || text.question,
    finding,
    stake: headline?.stake?.money ?? 0,
    kicker: by ? `${text.kicker}${locale === 'en' ? ' · ' : '・'}${nameTexts[locale].by(by)}` : text.kicker,
    spec,
    facts,
    table: tableOf(analysis, rows, context),
    lines: [
      ...(isOwn ? [analysis.reading?.(rows, context) ?? ''] : []),
      isOwn ? text.source : '',
      analysis.footnote?.(rows, context) ?? '',
      foot.hidden > 0 ? t.foot.hidden(foot.hidden) : '',
    ].filter((line) => line !== ''),
    foot,
    notes: notesOf(slide, analysis, foot, result.sql, inside),
  };
}

/** What is loaded, as a table. */
function composeData(slide: Slide, answer: Answer | undefined, scope: Scope, inside: DeckContext): ComposedSlide {
  const { locale, extents, format, known } = inside;
  const { data } = deckTexts[locale];
  const share = (part: number | null) => (part === null ? '' : format.percent(part));
  const entries: readonly (readonly [keyof typeof data.rows, string])[] = [
    ['orders', extents.orders > 0 ? format.count(extents.orders) : ''],
    ['customers', extents.customers > 0 ? format.count(extents.customers) : ''],
    ['known', share(known.orders)],
    [
      'days',
      extents.firstDay && extents.asOf
        ? shellTexts[locale].scope.until(extents.firstDay, previousDay(extents.asOf))
        : '',
    ],
    ['answers', extents.responses > 0 ? format.count(extents.responses) : ''],
    ['linked', share(known.answers)],
  ];
  const table: DeckTable = {
    columns: data.columns.map((label, i) => ({ label, align: i === 0 ? 'start' : 'end', unit: 'word' })),
    rows: entries
      .filter(([, text]) => text !== '')
      .map(([name, text]) => [data.rows[name], text].map((cell) => ({ text: cell, value: cell }))),
  };
  const people: People =
    extents.orders > 0 ? { n: extents.orders, of: 'orders' } : { n: extents.responses, of: 'answers' };
  const foot = footOf(
    { ...scope, from: null, to: null, filters: {} },
    people,
    hiddenOf(answer?.keyFigures ?? null),
    inside,
  );
  const title =
    extents.orders > 0
      ? data.title(format.count(extents.orders), format.count(extents.customers))
      : data.titleAnswers(format.count(extents.responses));
  return {
    ...shell(slide),
    kind: 'table',
    title: slide.title || title,
    table,
    lines: [data.method],
    foot: { ...foot, hidden: 0 },
    notes: notesOf(slide, null, foot, '', inside),
  };
}

function composeOne(
  slide: Slide,
  answer: Answer | undefined,
  audience: Deck['audience'],
  inside: DeckContext,
): ComposedSlide {
  const t = deckTexts[inside.locale];
  if (slide.kind === 'analysis') return composeAnalysis(slide, answer, inside);
  const scope = slide.kind === 'text' ? null : scopeOf(slide.link, inside.extents);
  if (slide.kind === 'data' && scope) return composeData(slide, answer, scope, inside);
  const figures = rowsOf(answer?.keyFigures ?? null);
  const whole: Scope = scope ?? { from: null, to: null, filters: {}, rule: scopeOf('#/overview', inside.extents).rule };
  const foot = footOf(whole, peopleOf('kpi-summary', figures, figures), 0, inside);
  const isText = slide.kind === 'text';
  return {
    ...shell(slide),
    kind: 'lines',
    title: slide.title || (isText ? t.untitled : t.name(t.audiences[audience])),
    lines: isText ? slide.text.split('\n').filter((line) => line.trim() !== '') : [],
    foot,
    notes: notesOf(slide, null, foot, '', inside),
  };
}

/** The findings of the other slides, part by part: of each part what most money depends on, else the first. */
function summaryLines(slides: readonly ComposedSlide[], locale: Locale): readonly string[] {
  const { parts } = deckTexts[locale];
  return PARTS.flatMap((part) => {
    const told = slides.filter((slide) => slide.part === part && slide.kind !== 'refused' && slide.kind !== 'lines');
    const [lead] = told.toSorted((a, b) => b.stake - a.stake);
    return lead ? [`${parts[part]}${locale === 'en' ? ': ' : '：'}${lead.title}`] : [];
  });
}

/** Slides in words and numbers, in one language; in the order of the deck. */
export function composeDeck(
  { slides, audience }: Deck,
  answers: ReadonlyMap<string, Answer>,
  context: DeckContext,
): readonly ComposedSlide[] {
  const composed = slides.map((slide) => {
    const answer = answers.get(slide.id);
    return withTyped(composeOne(slide, answer, audience, context), slide, answer, context.format);
  });
  return composed.map((each, index) =>
    slides[index]?.kind === 'summary' ? { ...each, lines: summaryLines(composed, context.locale) } : each,
  );
}
