import type { AnyAnalysis } from '../analyses/analysis';
import keyFigures from '../analyses/kpi-summary/index';
import { ANALYSES } from '../analyses/registry';
import type { Result, ResultSource } from '../analyses/source';
import { defaultsOf } from '../codec/codec';
import type { Columns } from '../db/columns';
import { QueryError } from '../db/errors';
import type { Extents } from '../model/extents';
import { type Filters, type Scope, withoutFilter } from '../model/scope';
import { freeze, frozenExtents, snapshotOf } from '../share/freeze';
import { FEWEST } from '../share/policies';
import { FrozenSource } from '../share/frozen-source';
import { mayLeave } from '../share/may-leave';
import { Recorder } from '../share/recorder';
import { readLink } from '../state/link';
import { resolveRange } from '../state/range';
import type { AnalysisSlide, Slide } from './deck';

export interface Asked {
  readonly analysis: AnyAnalysis;
  readonly params: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
}

/** What a slide was answered. */
export interface Answer {
  readonly asked: Asked | null;
  readonly result: Result<Columns> | null;
  /** Key figures of the same scope: for how many people it counts. */
  readonly keyFigures: Result<Columns> | null;
}

export interface AskOptions {
  /** Further filters that every slide is asked under: what a talk has drilled into. */
  readonly drill?: Filters;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** How much of the data says whose it is; `null` where it cannot be told, or would tell of a few. */
export interface Known {
  readonly orders: number | null;
  readonly answers: number | null;
}

export const NOTHING_KNOWN: Known = { orders: null, answers: null };

export function knownOf({ orders, ordersWithoutCustomer, responses, responsesWithCustomer }: Extents): Known {
  const share = (some: number, all: number, fewest: number) =>
    all === 0 || [some, all - some].some((n) => n > 0 && n < fewest) ? null : some / all;
  return {
    orders: share(orders - ordersWithoutCustomer, orders, FEWEST.customers),
    answers: share(responsesWithCustomer, responses, FEWEST.answers),
  };
}

/** The scope that a slide's link stands for, with the days of these data. */
export function scopeOf(link: string, extents: Extents): Scope {
  const { range, filters, rule } = readLink(link).state;
  return { ...resolveRange(range, extents), filters, rule };
}

/** A scope and what a talk has drilled into. */
export const drilledInto = (scope: Scope, drill: Filters): Scope => ({
  ...scope,
  filters: { ...scope.filters, ...drill },
});

/** What the slide asks; `null` when its analysis is unknown or holds people. */
export function questionOf(slide: AnalysisSlide, extents: Extents): Asked | null {
  const analysis = ANALYSES.get(slide.analysis);
  if (!analysis || !mayLeave(analysis)) return null;
  const params = Object.fromEntries(
    Object.entries(analysis.params).map(([name, codec]) => {
      const text = slide.params[name];
      return [name, (text === undefined ? undefined : codec.parse(text)) ?? codec.fallback];
    }),
  );
  return { analysis, params, scope: scopeOf(slide.link, extents) };
}

/** What an answer counts: a panel keeps all marks of its own attribute, whichever are chosen. */
export function countedScope({ analysis, params, scope }: Asked): Scope {
  const own = analysis.own?.(params);
  return own ? withoutFilter(scope, own) : scope;
}

export const keyFiguresAt = (scope: Scope): Asked => ({
  analysis: keyFigures as unknown as AnyAnalysis,
  params: defaultsOf(keyFigures.params),
  scope,
});

const ask = (source: ResultSource, asked: Asked, options: { readonly signal?: AbortSignal }) =>
  source.get(asked as never, options) as Promise<Result<Columns>>;

function questions(
  slides: readonly Slide[],
  extents: Extents,
  drill: Filters,
): readonly (readonly [Slide, Asked | null, Asked | null])[] {
  return slides.map((slide) => {
    if (slide.kind === 'text') return [slide, null, null];
    const plain = slide.kind === 'analysis' ? questionOf(slide, extents) : null;
    const asked = plain && { ...plain, scope: drilledInto(plain.scope, drill) };
    return [slide, asked, keyFiguresAt(asked ? countedScope(asked) : drilledInto(scopeOf(slide.link, extents), drill))];
  });
}

async function answered(
  slides: readonly Slide[],
  source: ResultSource,
  extents: Extents,
  { signal, onProgress, drill = {} }: AskOptions,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  const options = signal ? { signal } : {};
  for (const [index, [slide, asked, figures]] of questions(slides, extents, drill).entries()) {
    if (signal?.aborted) throw new QueryError('aborted', 'the deck is no longer wanted', '');
    answers.set(slide.id, {
      asked,
      result: asked && (await ask(source, asked, options)),
      keyFigures: figures && (await ask(source, figures, options)),
    });
    onProgress?.((index + 1) / slides.length);
  }
  return answers;
}

/** Answers as they are on screen: nothing leaves the page. */
export const liveAnswers = (
  slides: readonly Slide[],
  source: ResultSource,
  extents: Extents,
  options: AskOptions = {},
): Promise<ReadonlyMap<string, Answer>> => answered(slides, source, extents, options);

/** Key figures of what a talk has drilled into from a slide. */
export const drilledFigures = (
  slide: Slide,
  source: ResultSource,
  extents: Extents,
  { drill = {}, signal }: AskOptions,
): Promise<Result<Columns>> => {
  const scope = scopeOf(slide.kind === 'text' ? '#/overview' : slide.link, extents);
  return ask(source, keyFiguresAt(drilledInto(scope, drill)), signal ? { signal } : {});
};

/** What a deck may say outside of the page. */
export interface Leaving {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly extents: Extents;
  readonly known: Known;
}

/**
 * Answers that may leave: asked together, then frozen together as a snapshot is, so that rows of too few people, and those that would
 * give them away, are left out of every slide. `isFrozen`: the source is a snapshot, whose answers have passed that door already.
 */
export async function leavingAnswers(
  slides: readonly Slide[],
  source: ResultSource,
  extents: Extents,
  { isFrozen, signal, onProgress }: AskOptions & { readonly isFrozen: boolean },
): Promise<Leaving> {
  const options = signal ? { signal } : {};
  const shown = { ...options, ...(onProgress && { onProgress }) };
  if (isFrozen) return { answers: await answered(slides, source, extents, shown), extents, known: NOTHING_KNOWN };
  const recorder = new Recorder(source);
  await answered(slides, recorder, extents, shown);
  const head = { name: '', frozenAt: '', fragment: '', pages: [], isSample: false, extents };
  const frozen = new FrozenSource(snapshotOf(head, freeze(recorder.answers)));
  return {
    answers: await answered(slides, frozen, extents, options),
    extents: frozenExtents(extents),
    known: knownOf(extents),
  };
}
