import type { AskOptions, Result, ResultRequest, ResultSource } from '../analyses/source';
import type { AnyAnalysis } from '../analyses/analysis';
import type { Shape } from '../codec/codec';
import type { Columns } from '../db/columns';
import type { Recorded } from './freeze';
import { questionKey } from './key';
import { weigh } from './weights';

/** Passes requests on and remembers what was asked and answered, and how much of each amount is one customer's. */
export class Recorder implements ResultSource {
  readonly #inner: ResultSource;
  readonly #answers = new Map<string, Recorded>();
  #waiting = 0;
  #asked = 0;

  constructor(inner: ResultSource) {
    this.#inner = inner;
  }

  async get<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    options?: AskOptions,
  ): Promise<Result<C>> {
    this.#waiting += 1;
    this.#asked += 1;
    try {
      const result = await this.#inner.get(request, options);
      const { params, scope } = request;
      const analysis: AnyAnalysis = request.analysis as unknown as AnyAnalysis;
      const weights = result.kind === 'rows' ? await weigh(this.#inner, analysis, { params, scope }, options) : null;
      this.#answers.set(questionKey({ analysis, params, scope }), { analysis, params, scope, result, weights });
      return result;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Everything asked so far has been answered; `asked` tells whether more came since. */
  get state(): { readonly waiting: number; readonly asked: number } {
    return { waiting: this.#waiting, asked: this.#asked };
  }

  get answers(): readonly Recorded[] {
    return [...this.#answers.values()];
  }
}
