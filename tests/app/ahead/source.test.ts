import { expect, it } from 'vitest';
import breakdown from '../../../src/analyses/breakdown/index.ts';
import revenueByMonth from '../../../src/analyses/revenue-by-month/index.ts';
import type { Result, ResultSource } from '../../../src/analyses/source.ts';
import { AheadSource } from '../../../src/app/ahead/source.ts';
import { defaultsOf } from '../../../src/codec/codec.ts';
import type { Columns } from '../../../src/db/columns.ts';
import { WHOLE } from '../../../src/model/scope.ts';

const empty = { kind: 'empty', scope: { ...WHOLE, from: '2024-01-01', to: '2024-02-01' } } as const;
/** Answers the analyses that it is given a name of, and nothing else. */
function sourceOf(...ids: readonly string[]) {
  const asked: string[] = [];
  const source: ResultSource = {
    get: async <C extends Columns>({
      analysis,
    }: {
      readonly analysis: { readonly id: string };
    }): Promise<Result<C>> => {
      asked.push(analysis.id);
      return ids.includes(analysis.id) ? empty : { kind: 'absent' };
    },
  };
  return { source, asked };
}
const months = { analysis: revenueByMonth, params: defaultsOf(revenueByMonth.params), scope: WHOLE };
const split = { analysis: breakdown, params: defaultsOf(breakdown.params), scope: WHOLE };

function gate() {
  let open: (source: ResultSource) => void = () => undefined;
  let refuse: (cause: unknown) => void = () => undefined;
  const live = new Promise<ResultSource>((resolve, reject) => ([open, refuse] = [resolve, reject]));
  return { live, open, refuse };
}

it('what is known is answered before there are data, everything else once there are', async () => {
  const [known, data, { live, open }] = [sourceOf('revenue-by-month'), sourceOf('breakdown'), gate()];
  const ahead = new AheadSource(known.source, live);
  expect((await ahead.get(months)).kind).toBe('empty');
  const waiting = ahead.get(split);
  expect(data.asked).toEqual([]);
  open(data.source);
  expect((await waiting).kind).toBe('empty');
  expect(data.asked).toEqual(['breakdown']);
  expect(ahead.asked.map(({ analysis }) => analysis.id)).toEqual(['revenue-by-month']);
});

it('a question that is no longer wanted leaves the queue at once and is never asked of the data', async () => {
  const [data, { live, open }] = [sourceOf('breakdown'), gate()];
  const ahead = new AheadSource(sourceOf().source, live);
  const controller = new AbortController();
  const waiting = ahead.get(split, { signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ reason: 'aborted' });
  open(data.source);
  await live;
  expect(data.asked).toEqual([]);
});

it('data that do not come are a failure in words', async () => {
  const { live, refuse } = gate();
  const waiting = new AheadSource(sourceOf().source, live).get(split);
  refuse(new Error('the sample cannot be fetched'));
  expect(await waiting).toMatchObject({ kind: 'failed', message: 'the sample cannot be fetched' });
});
