import type { AnyAnalysis } from '../../analyses/analysis';
import type { AskOptions, Preview, Result, ResultRequest, ResultSource } from '../../analyses/source';
import type { Shape } from '../../codec/codec';
import type { Columns } from '../../db/columns';
import { QueryError } from '../../db/errors';
import { unlessAborted } from '../../db/unless-aborted';
import { type Question, questionKey } from '../../share/key';

/**
 * Answers at once what is known, and keeps every other question until the data are there: who asks shows what is on screen as
 * updating meanwhile. Data that never come are a failure in words.
 */
export class AheadSource implements ResultSource {
  readonly #known: ResultSource;
  readonly #live: Promise<ResultSource>;
  readonly #asked = new Map<string, Question>();
  readonly #answers = new Set<Promise<unknown>>();
  #begin: () => void = () => undefined;
  /** Settles with the first question. */
  readonly begun = new Promise<void>((resolve) => (this.#begin = resolve));

  constructor(known: ResultSource, live: Promise<ResultSource>) {
    this.#known = known;
    this.#live = live;
    live.catch(() => undefined);
  }

  async preview<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    signal: AbortSignal,
    isAtRest = false,
  ): Promise<Preview<C> | undefined> {
    return this.#known.preview?.(request, signal, isAtRest);
  }

  async get<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    options: AskOptions = {},
  ): Promise<Result<C>> {
    this.#begin();
    const known = await this.#pending(this.#known.get(request, options));
    if (known.kind !== 'absent') {
      const question = { ...request, analysis: request.analysis as unknown as AnyAnalysis };
      this.#asked.set(questionKey(question), question);
      return known;
    }
    try {
      const live = await unlessAborted(this.#live, options.signal);
      return await live.get(request, options);
    } catch (cause) {
      if (cause instanceof QueryError && cause.reason === 'aborted') throw cause;
      const message = cause instanceof Error ? cause.message : String(cause);
      return { kind: 'failed', reason: 'invalid', sql: request.analysis.sql, message };
    }
  }

  async #pending<T>(answer: Promise<T>): Promise<T> {
    this.#answers.add(answer);
    try {
      return await answer;
    } finally {
      this.#answers.delete(answer);
    }
  }

  /** Settles when what is known has been told to everybody who has asked by then. */
  async told(): Promise<void> {
    while (this.#answers.size > 0) await Promise.allSettled(this.#answers);
  }

  /** What was answered from what is known: to be asked of the data before they take over. */
  get asked(): readonly Question[] {
    return [...this.#asked.values()];
  }
}
