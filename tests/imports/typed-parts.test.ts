import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartOutcome, type PartReaders, type PartReading, readPart } from '../../src/imports/typed/parts.ts';
import { UNFINISHED } from '../../src/imports/typed/pass.ts';
import { type Reading, readTyped, type TypedPlan } from '../../src/imports/typed/read.ts';
import { encoded } from './bytes.ts';

const KINDS: readonly Reading[] = ['key', 'word', 'moment', 'number', 'word', 'skip'];
const planOf = (readings: readonly Reading[], encoding: TypedPlan['encoding'] = 'utf-8'): TypedPlan => ({
  readings,
  start: 0,
  delimiter: 44,
  nulls: ['-', '—'],
  expected: 4,
  encoding,
});

/** Other workers as they are seen from here: what they are told and answer is copied. */
const apart: PartReading = async (part, plan, options) =>
  structuredClone(await readPart(part, structuredClone(plan), options));
const others = (points: readonly number[], read: PartReading = apart): PartReaders => ({
  points,
  readings: points.map(() => read),
  stop: () => undefined,
});
/** The same, with what they answered. */
function watched(points: readonly number[]) {
  const answers: PartOutcome[] = [];
  const beside = others(points, async (...asked) => {
    const outcome = await apart(...asked);
    answers.push(outcome);
    return outcome;
  });
  return { beside, answers };
}

type Content = string | Uint8Array<ArrayBuffer>;
const both = async (content: Content, plan: TypedPlan, points: readonly number[]) => {
  const blob = new Blob([content]);
  return [await readTyped(blob, plan), await readTyped(blob, plan, { beside: others(points) })];
};

const word = fc.constantFrom('北京', '奶粉, 一段', '镕镕', 'a', '-', '—', '', '张**', '俒\n倈', '1\nA1,x');
const cell = fc.tuple(word, fc.constantFrom('', '', '="', ' ', "'")).map(([text, wrap]) => {
  if (wrap === '="') return text.includes('\n') ? `"${text}"` : `="${text}"`;
  return /[,\n]/.test(text) ? `"${text}"` : `${wrap}${text}`;
});
const plainCell = word.map((text) => (/[,\n]/.test(text) ? `"${text}"` : text));
const time = fc.constantFrom('2026-01-02', '2026/01/02 03:04', '-', '');
const oddTime = fc.constantFrom('2026-01-02', '2026年1月2日');
const money = fc.constantFrom('1', '20.50', '-3', '-');
const oddMoney = fc.constantFrom('5', '￥5');
/** Ids that rise, fall, or come in any order and again. */
const keys = fc.tuple(fc.constantFrom(1, -1, 0), fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 40 })).map(([order, steps]) => {
  let at = 500;
  return steps.map((step) => `A${order === 0 ? 100 + ((step * 7919) % 13) : (at += order * Math.min(step, 1))}`);
}); // prettier-ignore

const files = fc
  .record({
    keys,
    isWrapped: fc.boolean(),
    isOdd: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n'),
    isEnded: fc.boolean(),
    encoding: fc.constantFrom<TypedPlan['encoding']>('utf-8', 'gb18030'),
    points: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
  })
  .chain((shape) => {
    const row = fc.tuple(
      shape.isWrapped ? cell : plainCell,
      fc.oneof({ weight: 30, arbitrary: time }, { weight: shape.isOdd ? 1 : 0, arbitrary: oddTime }),
      fc.oneof({ weight: 30, arbitrary: money }, { weight: shape.isOdd ? 1 : 0, arbitrary: oddMoney }),
      shape.isWrapped ? cell : plainCell,
      plainCell,
    );
    const { length } = shape.keys;
    return fc
      .array(row, { minLength: length, maxLength: length })
      .map((rows) => {
        const lines = rows.map((cells, at) => [shape.keys[at] ?? '', ...cells].join(','));
        const text = lines.join(shape.end) + (shape.isEnded ? shape.end : '');
        return { ...shape, points: shape.points.toSorted((a, b) => a - b), content: encoded(text, shape.encoding) };
      });
  }); // prettier-ignore

describe('a file read in parts', () => {
  it('is the same as read in one go, wherever it is cut', async () => {
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(files, async ({ content, encoding, points }) => {
        const plan = planOf(KINDS, encoding);
        const { beside, answers } = watched(points);
        const read = await readTyped(new Blob([content]), plan, { beside });
        expect(read).toEqual(await readTyped(new Blob([content]), plan));
        if (read && answers.length > 0 && answers.every((answer) => typeof answer !== 'number')) cut++;
      }),
      { seed: 7, numRuns: 120 },
    );
    expect(cut).toBeGreaterThan(30);
  });

  it('keeps numbers of words in order of first appearance, and an order that straddles the cut whole', async () => {
    const content = 'A1,b,x\nA2,a,x\nA2,c,x\nA3,a,x\n';
    const { beside, answers } = watched([0.4]);
    const read = await readTyped(new Blob([content]), planOf(['key', 'word', 'skip']), { beside });
    expect(answers).toMatchObject([{ rows: 2 }]);
    expect(read?.columns).toMatchObject([{ codes: Int32Array.of(0, 1, 1, 2) }, { codes: Int32Array.of(0, 1, 2, 1) }, null]); // prettier-ignore
    expect(new TextDecoder().decode((read?.columns[0] as { words: { bytes: Uint8Array } }).words.bytes)).toBe('A1A2A3');
  });

  it('is not cut in a cell with line ends, and read in one go where that could not be seen', async () => {
    const note = `"${'not a row\n'.repeat(9)}"`;
    const rows = Array.from({ length: 20 }, (_, at) => `A${100 + at},${note}\n`).join('');
    const { beside, answers } = watched([0.51]);
    expect((await readTyped(new Blob([rows]), planOf(['key', 'word']), { beside }))?.rows).toBe(20);
    expect(answers).toMatchObject([{ isPadded: false }]);
    const [whole, parted] = await both(`A1,"x\n${'B1,b\n'.repeat(20)}"\nA2,c\n`, planOf(['key', 'word']), [0.5]);
    expect(parted).toEqual(whole);
    expect(parted?.rows).toBe(2);
  });

  it('has a column of words where one part has', async () => {
    const content = `${'A1,5,2026-01-02\n'.repeat(9)}A2,¥5,2026-01-02\nA3,5,2026年1月2日\n`;
    const [whole, parted] = await both(content, planOf(['key', 'number', 'moment']), [0.5]);
    expect(parted).toEqual(whole);
    expect(parted?.columns.map((column) => column?.kind)).toEqual(['word', 'word', 'word']);
  });

  it('is left to others for what one part holds', async () => {
    for (const last of ['A3\n', ',b\n', 'A3,"b"c\n', 'A3,"b\n']) {
      const [whole, parted] = await both(`${'A1,b\n'.repeat(9)}${last}`, planOf(['key', 'word']), [0.5]);
      expect([whole, parted]).toEqual([undefined, undefined]);
    }
  });

  it('is read in one go where another worker cannot read its part', async () => {
    const content = 'A1,b\n'.repeat(20);
    const beside = others([0.3, 0.6], () => Promise.resolve(UNFINISHED));
    expect((await readTyped(new Blob([content]), planOf(['key', 'word']), { beside }))?.rows).toBe(20);
  });

  it('tells how much of all parts is read', async () => {
    const shares: number[] = [];
    const onShare = (share: number) => shares.push(share);
    await readTyped(new Blob(['A1,b\n'.repeat(20)]), planOf(['key', 'word']), { beside: others([0.25]), onShare });
    expect(shares).toHaveLength(2);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  });

  it('stops when it is told to, though another is still reading', async () => {
    const controller = new AbortController();
    const beside = others([0.5], (_part, _plan, { signal }) => {
      const aborted = new Promise<PartOutcome>((resolve) => signal?.addEventListener('abort', () => resolve(UNFINISHED))); // prettier-ignore
      setTimeout(() => controller.abort(new Error('enough')));
      return aborted;
    });
    const reading = readTyped(new Blob(['A1,b\n'.repeat(20)]), planOf(['key', 'word']), {
      beside,
      signal: controller.signal,
    });
    await expect(reading).rejects.toThrow('enough');
  });

  it.each([
    ['a line that the engine cannot read', 'A9,', 'n'.repeat(1 << 21), undefined],
    ['a long cell of many lines', 'A9,', `"${'note\n'.repeat(1 << 18)}"`, 22],
    ['a long line that it can', 'A9,', 'n'.repeat((1 << 19) + 9), 22],
  ])('is found out to have %s', async (_, start, cells, rows) => {
    const content = `A1,b\n${start}${cells}\n${'A9,b\n'.repeat(20)}`;
    const [whole, parted] = await both(content, planOf(['key', 'word']), [0.9]);
    expect([whole?.rows, parted?.rows]).toEqual([rows, rows]);
  });
});
