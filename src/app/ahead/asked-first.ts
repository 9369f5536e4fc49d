import type { AnyAnalysis } from '../../analyses/analysis';
import type { Result, ResultSource } from '../../analyses/source';
import type { Columns } from '../../db/columns';
import { type Question, questionKey } from '../../share/key';

/** The same source, asked these questions before the page that will ask them is drawn: it then finds the answers made, or in the making. */
export function askedFirst(
  source: ResultSource,
  questions: readonly Question[],
): ResultSource & {
  /** Settles when all of them are answered, or cannot be. */
  told(): Promise<unknown>;
} {
  const answers = new Map(questions.map((question) => [questionKey(question), source.get(question)]));
  for (const [key, answer] of answers) answer.catch(() => answers.delete(key));
  const told = Promise.allSettled(answers.values());
  return {
    told: () => told,
    get: <C extends Columns>(
      request: Parameters<ResultSource['get']>[0],
      options: Parameters<ResultSource['get']>[1],
    ) => {
      const key = questionKey({ ...request, analysis: request.analysis as unknown as AnyAnalysis });
      const answer = answers.get(key) ?? source.get(request, options);
      return answer as Promise<Result<C>>;
    },
    preview: (request, signal, isAtRest) => source.preview?.(request, signal, isAtRest) ?? Promise.resolve(undefined),
  };
}
