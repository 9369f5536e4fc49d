// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import breakdown from '../../src/analyses/breakdown/index.ts';
import kpiSummary from '../../src/analyses/kpi-summary/index.ts';
import rfmGrid from '../../src/analyses/rfm-grid/index.ts';
import type { ResultSource } from '../../src/analyses/source.ts';
import type { Attribute } from '../../src/model/attributes.ts';
import { WHOLE } from '../../src/model/selection.ts';
import { OfferedFilters } from '../../src/share/offered.ts';
import { readLink } from '../../src/state/link.ts';
import type { Loaded } from '../../src/state/loaded.ts';
import type { AskedQuery, Row } from '../../src/state/part.ts';
import { firstMarks, pointedAt, Pointing } from '../../src/state/pointing.svelte.ts';
import { Session } from '../../src/state/session.svelte.ts';

interface Question {
  readonly id: string;
  readonly filters: unknown;
  readonly signal: AbortSignal;
  readonly answer: (rows: readonly Row[] | undefined) => void;
}

/** Timers that run when told, in order. */
const timers: { work: () => void; ms: number }[] = [];
const wait = (work: () => void, ms: number) => {
  const timer = { work, ms };
  timers.push(timer);
  return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
};
const elapse = () => {
  for (const { work } of timers.splice(0)) work();
};
const frames: (() => void)[] = [];
const promises = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
/** Promises first, then the next frame. */
async function frame() {
  await promises();
  for (const each of frames.splice(0)) each();
  flushSync();
}
/** The pointer stays until it is asked for, and then until it rests. */
async function rest() {
  elapse();
  await promises();
  elapse();
  await frame();
}

let session: Session;
let pointing: Pointing;
let questions: Question[] = [];
let stop: () => void = () => undefined;

const bars = (...rows: readonly (readonly [string, number])[]): readonly Row[] =>
  rows.map(([value, revenue]) => ({ value, revenue, share_rest: null }));

function query(analysis: unknown, rows: readonly Row[], params: Row = {}): AskedQuery & { rows: readonly Row[] } {
  const asked = {
    analysis: analysis as AnyAnalysis,
    rows,
    outcome: { kind: 'ready' },
    isStale: false,
    isAway: false,
    wanted: { analysis, params, scope: { ...WHOLE, filters: session.link.filters } } as never,
    context: { locale: 'en' as const, format: session.format, params, scope: { ...WHOLE, from: '2024-01-01', to: '2025-01-01' }, nameOf: (_: Attribute, value: string) => value }, // prettier-ignore
  };
  session.asked.add(asked);
  return asked;
}
const province = { attribute: 'province', value: '江苏', place: null } as const;
const zhejiang = { ...province, value: '浙江' } as const;

beforeEach(() => {
  timers.length = 0;
  questions = [];
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work));
  session = new Session();
  session.link = readLink('#/overview').state;
  const source = {
    preview: ({ analysis, scope }: { analysis: { id: string }; scope: { filters: unknown } }, signal: AbortSignal) =>
      new Promise((resolve) =>
        questions.push({
          id: analysis.id,
          filters: scope.filters,
          signal,
          answer: (rows) => resolve(rows && { rows, scope }),
        }),
      ),
  } as unknown as ResultSource;
  session.loaded = { source, extents: {}, version: 1, name: '', notes: 0 } as unknown as Loaded;
  pointing = new Pointing(session, { ready: () => Promise.resolve(), shows: () => undefined }, wait);
  stop = pointing.follow();
  flushSync();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const channels = () => query(breakdown, bars(['天猫', 100], ['京东', 40]), { by: 'channel' });
const answer = (at: number, rows: readonly Row[]) => questions[at]?.answer(rows);

it('asks once the pointer has rested, and shows all answers in the same frame', async () => {
  const first = channels();
  const second = query(breakdown, bars(['奶粉', 60]), { by: 'category' });
  pointing.point(province);
  await frame();
  expect([questions.length, timers.map(({ ms }) => ms)]).toEqual([0, [17]]);
  await rest();
  expect(questions.map(({ filters }) => filters)).toEqual([{ province: ['江苏'] }, { province: ['江苏'] }]);
  answer(0, bars(['天猫', 25]));
  await frame();
  expect(session.part).toBeNull();
  answer(1, bars(['奶粉', 60]));
  await frame();
  const shareOf = (asked: AskedQuery, key: string) => session.part?.chart(asked, undefined)?.marks.get(key)?.share;
  expect([shareOf(first, '天猫'), shareOf(first, '京东'), shareOf(second, '奶粉')]).toEqual([0.25, 0, 1]);
});

it('answers that are at hand already are not shown before the pointer rests', async () => {
  channels();
  pointing.point(province);
  elapse();
  await promises();
  answer(0, bars(['天猫', 25]));
  await frame();
  expect([session.part, timers.map(({ ms }) => ms)]).toEqual([null, [33]]);
  elapse();
  await frame();
  expect(session.part?.value).toBe('江苏');
});

it('asks ahead what falls to the marks beside while the pointer stays, the nearest first, and stops when it moves on', async () => {
  channels();
  const place = document.createElement('section');
  place.innerHTML = `<svg><g data-hit>${['广东', '浙江', '江苏', '四川'].map((key) => `<rect data-key="${key}" role="button" />`).join('')}</g></svg>`;
  pointing.point({ ...province, place });
  await rest();
  answer(0, bars(['天猫', 25]));
  await frame();
  elapse();
  await promises();
  expect(questions.map(({ filters }) => filters)).toEqual([{ province: ['江苏'] }, { province: ['浙江'] }]);
  answer(1, bars(['天猫', 10]));
  await frame();
  expect(questions.map(({ filters }) => filters)[2]).toEqual({ province: ['四川'] });
  expect(session.part?.value).toBe('江苏');
  pointing.point(null);
  expect(questions[2]?.signal.aborted).toBe(true);
  answer(2, []);
  await frame();
  expect(questions.length).toBe(3);
});

it('asks for marks ahead of a pointer, one after the other, until there is one or something else is done', async () => {
  channels();
  const done = new AbortController();
  const asking = pointing.ahead([province, zhejiang], done.signal);
  await promises();
  expect(questions.map(({ filters }) => filters)).toEqual([{ province: ['江苏'] }]);
  answer(0, bars(['天猫', 25]));
  await frame();
  expect([questions.length, session.part]).toEqual([2, null]);
  pointing.point(province);
  expect(questions[1]?.signal.aborted).toBe(true);
  answer(1, []);
  await asking;
  pointing.leave();
  const again = pointing.ahead([province, zhejiang], done.signal);
  await promises();
  done.abort();
  expect(questions[2]?.signal.aborted).toBe(true);
  answer(2, []);
  await again;
  expect(questions.length).toBe(3);
});

it('a pointer that crosses a mark on its way asks nothing', async () => {
  channels();
  pointing.point(province);
  pointing.point(zhejiang);
  pointing.point(null);
  await rest();
  expect([questions.length, session.part]).toEqual([0, null]);
});

it('the latest mark wins: what was asked for the one before is taken back, and its answer is not shown', async () => {
  channels();
  pointing.point(province);
  await rest();
  pointing.point(zhejiang);
  expect(questions[0]?.signal.aborted).toBe(true);
  await rest();
  answer(1, bars(['天猫', 10]));
  answer(0, bars(['天猫', 25]));
  await frame();
  expect(session.part?.value).toBe('浙江');
});

it('from mark to mark the page does not step back to the whole, and leaving returns it to that', async () => {
  channels();
  pointing.point(province);
  await rest();
  answer(0, bars(['天猫', 25]));
  await frame();
  pointing.point(null);
  pointing.point(zhejiang);
  await rest();
  expect(session.part?.value).toBe('江苏');
  answer(1, bars(['天猫', 10]));
  await frame();
  expect(session.part?.value).toBe('浙江');
  pointing.point(null);
  elapse();
  expect(session.part).toBeNull();
});

it('nothing happens while the months are under the hand, and what is shown goes when they are taken hold of', async () => {
  channels();
  session.moving = { first: '2024-01-01', last: '2024-02-29' };
  flushSync();
  pointing.point(province);
  await rest();
  expect(questions.length).toBe(0);
  session.moving = null;
  flushSync();
  pointing.point(province);
  await rest();
  answer(0, bars(['天猫', 25]));
  await frame();
  expect(session.part).not.toBeNull();
  session.moving = { first: '2024-01-01', last: '2024-02-29' };
  flushSync();
  expect(session.part).toBeNull();
});

it('a value outside the chosen ones is no part of the page, and the only chosen one is all of it', async () => {
  channels();
  const point = async (values: readonly string[]) => {
    session.link = { ...session.link, filters: { province: values } };
    flushSync();
    pointing.leave();
    const before = questions.length;
    pointing.point(province);
    await rest();
    return questions.slice(before).map(({ filters }) => filters);
  };
  expect(await point(['广东'])).toEqual([]);
  expect(await point(['江苏'])).toEqual([]);
  expect(await point(['江苏', '广东'])).toEqual([{ province: ['江苏'] }]);
});

it('panels out of sight, and those whose rows are on their way, are not asked', async () => {
  const away = channels();
  const stale = channels();
  session.asked.clear();
  session.asked.add({ ...away, isAway: true });
  session.asked.add({ ...stale, isStale: true });
  pointing.point(province);
  await rest();
  expect(questions.length).toBe(0);
});

it('a panel of the same attribute has the very mark and is not asked; one that does not add up does not move', async () => {
  const own = query(breakdown, bars(['江苏', 30], ['浙江', 20]), { by: 'province' });
  const grid = query(rfmGrid, [{ segment: 'champions' }]);
  const refused = channels();
  pointing.point(province);
  await rest();
  expect(questions.map(({ id }) => id)).toEqual(['breakdown']);
  questions[0]?.answer(undefined);
  await frame();
  const chart = (asked: AskedQuery) => session.part?.chart(asked, undefined);
  expect(chart(own)).toMatchObject({ key: '江苏' });
  expect([chart(grid), chart(refused)]).toEqual([undefined, undefined]);
});

it('the cards move together or not at all: a number and what it is compared with are of the same', async () => {
  const kpis: readonly Row[] = [{ metric: 'revenue', value: 100 }];
  const [now, before] = [query(kpiSummary, kpis), query(kpiSummary, [...kpis])];
  pointing.point(province);
  await rest();
  answer(0, [{ metric: 'revenue', value: 25 }]);
  questions[1]?.answer(undefined);
  await frame();
  expect([session.part?.rows(now), session.part?.label(now, 'revenue')]).toEqual([undefined, undefined]);
  pointing.point(zhejiang);
  await rest();
  answer(2, [{ metric: 'revenue', value: 25 }]);
  answer(3, [{ metric: 'revenue', value: 10 }]);
  await frame();
  expect(session.part?.rows(before)).toEqual([{ metric: 'revenue', value: 10 }]);
  const [row] = session.part?.rows(now) ?? [];
  expect([session.part?.has(row ?? {}), session.part?.has(kpis[0] ?? {})]).toEqual([true, false]);
  expect(session.part?.label(now, 'revenue')).toMatch(/Zhejiang.*25%/);
});

it('what was pointed at and chosen stays until a panel has other rows, so that nothing flashes back to the whole', async () => {
  const [quick, slow] = [channels(), query(breakdown, bars(['奶粉', 60]), { by: 'category' })];
  pointing.point(province);
  await rest();
  answer(0, bars(['天猫', 25]));
  answer(1, bars(['奶粉', 6]));
  await frame();
  session.link = { ...session.link, filters: { province: ['江苏'] } };
  flushSync();
  quick.rows = bars(['天猫', 25]);
  const has = (asked: AskedQuery) => session.part?.chart(asked, undefined) !== undefined;
  expect([has(quick), has(slow)]).toEqual([false, true]);
  elapse();
  expect(session.part).toBeNull();
});

it('a snapshot shows the parts that it has results under, and does not say that what it withholds is nothing', async () => {
  const results: Record<string, { kind: string; rows?: readonly Row[]; hidden?: number }> = {
    channel: { kind: 'rows', rows: bars(['天猫', 25]), hidden: 1 },
    category: { kind: 'absent' },
  };
  const get = vi.fn(({ params }: { params: { by: string } }) => Promise.resolve(results[params.by]));
  const offered = new OfferedFilters({ by: ['province'], choices: [['江苏']] });
  const frozen = { at: '', pages: [], isVerified: false, prefix: '', offered };
  session.loaded = { ...session.loaded, source: { get }, frozen } as unknown as Loaded;
  flushSync();
  const [told, absent] = [channels(), query(breakdown, bars(['奶粉', 60]), { by: 'category' })];
  pointing.point(zhejiang);
  await rest();
  expect([get.mock.calls.length, session.part]).toEqual([0, null]);
  pointing.point(province);
  await rest();
  const marks = session.part?.chart(told, undefined)?.marks;
  expect([marks?.get('天猫')?.share, marks?.get('京东')]).toEqual([0.25, { share: null, text: '–' }]);
  expect(session.part?.chart(absent, undefined)).toBeUndefined();
});

it('another page has no part of the one before', async () => {
  channels();
  pointing.point(province);
  await rest();
  answer(0, bars(['天猫', 25]));
  await frame();
  session.link = readLink('#/value').state;
  flushSync();
  expect(session.part).toBeNull();
});

it('only a mark that can be chosen, in a panel that says what its marks stand for, is pointed at', () => {
  document.body.innerHTML = `<section data-own="province"><svg><g data-hit><rect id="a" data-key="江苏" role="button" /><rect id="b" data-key="浙江" role="img" /></g></svg></section>
    <section><svg><g data-hit><rect id="c" data-key="2024-01" role="button" /></g></svg></section>`;
  const at = (id: string) => pointedAt(document.getElementById(id));
  expect(at('a')).toMatchObject({ attribute: 'province', value: '江苏' });
  expect([at('b'), at('c'), pointedAt(null)]).toEqual([null, null, null]);
  expect(firstMarks(document).map(({ value }) => value)).toEqual(['江苏']);
});
