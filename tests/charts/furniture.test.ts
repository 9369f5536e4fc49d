import { describe, expect, it } from 'vitest';
import { label, overlaps, spread, thin, thinned, withoutCollisions } from '../../src/charts/furniture';
import { nextMark } from '../../src/charts/keyboard';
import { diverging, sequential } from '../../src/charts/steps';
import { ticked, unitOnce } from '../../src/charts/ticks';
import { placeTooltip } from '../../src/charts/tooltip';
import { tens } from './support';

const write = String;

describe('ticked', () => {
  it('never runs past what a value can be', () => {
    const axis = { write: String, within: [-100, 100] } as const;
    for (const values of [[100], [-100], [100, 98], [-97, 100], [-60, 40]]) {
      const { scale, ticks } = ticked(values, axis, [0, 1]);
      const [low, high] = scale.domain();
      expect([low >= -100, high <= 100]).toEqual([true, true]);
      for (const { at } of ticks) expect(Math.abs(at)).toBeLessThanOrEqual(100);
    }
  });

  it('starts at zero if the axis says so, and ends on a round value', () => {
    const { scale, ticks } = ticked([34, 63.5], { write, fromZero: true }, [100, 0]);
    expect(scale.domain()).toEqual([0, 80]);
    expect(ticks.map((tick) => tick.at)).toEqual([0, 20, 40, 60, 80]);
  });

  it('has three to five ticks, quarters for a whole', () => {
    for (const high of [1, 3, 7, 12, 55, 980, 123456]) {
      expect(ticked([0, high], { write, fromZero: true }, [0, 1]).ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticked([0, high], { write, fromZero: true }, [0, 1]).ticks.length).toBeLessThanOrEqual(5);
    }
    expect(ticked([], { write, domain: [0, 100] }, [0, 1]).ticks.map((tick) => tick.at)).toEqual([0, 25, 50, 75, 100]);
  });

  it('never writes two ticks alike', () => {
    const texts = ticked([0, 2], { write: (v) => v.toFixed(0), fromZero: true }, [0, 1]).ticks.map((tick) => tick.text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('gives a single value, or none, some room', () => {
    expect(ticked([5], { write }, [0, 1]).scale.domain()).toEqual([0, 10]);
    expect(ticked([], { write }, [0, 1]).scale.domain()).toEqual([0, 1]);
  });

  it('says a short unit on the last tick, a long one over the axis', () => {
    expect(ticked([0, 80], { write, unit: '%' }, [0, 1]).ticks.at(-1)?.text).toBe('80%');
    expect(ticked([0, 80], { write, unit: '万元' }, [0, 1]).unit).toBe('万元');
  });

  it('takes a unit that the writer repeats off all ticks but the last', () => {
    expect(unitOnce(['0%', '20%', '40%'])).toEqual(['0', '20', '40%']);
    expect(unitOnce(['0', '20万', '40万'])).toEqual(['0', '20万', '40万']);
  });
});

describe('spread', () => {
  it('leaves things that are apart where they are', () => {
    expect(
      spread(
        [
          { at: 10, size: 4 },
          { at: 30, size: 4 },
        ],
        0,
        100,
      ),
    ).toEqual([10, 30]);
  });

  it('moves two at one place apart by half their size each', () => {
    expect(
      spread(
        [
          { at: 50, size: 10 },
          { at: 50, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([45, 55]);
  });

  it('keeps within the ends, in the order given', () => {
    expect(
      spread(
        [
          { at: 99, size: 10 },
          { at: 98, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([95, 85]);
  });
});

describe('labels', () => {
  const at = (x: number, text = 'abc') => label(tens, text, x, 20, { anchor: 'middle' });

  it('are thinned to every k-th until none touch', () => {
    expect(thin([at(0), at(20), at(40), at(60), at(80)], 5).map((each) => each.x)).toEqual([0, 40, 80]);
  });

  it('lets what is left say what it is part of, whichever is left out', () => {
    const months = [10, 11, 12, 1, 2, 3].map((month, i) => ({ x: 16 * i, year: month > 9 ? 2023 : 2024, month }));
    const labels = thinned(months, (kept) =>
      kept.map(({ x, year, month }, i) => label(tens, kept[i - 1]?.year === year ? `${month}` : `${year}`, x, 0)),
    );
    expect(labels.map(({ text }) => text)).toEqual(['2023', '2024']);
  });

  it('give way to earlier ones', () => {
    expect(withoutCollisions([at(50), at(60), at(100)]).map((each) => each.x)).toEqual([50, 100]);
  });

  it('are shifted to stay inside', () => {
    expect(label(tens, 'abc', 5, 20, { anchor: 'middle', within: 100 }).box.x).toBe(0);
    expect(label(tens, 'abc', 99, 20, { anchor: 'middle', within: 100 }).box.x).toBe(70);
  });

  it('touch when their boxes do', () => {
    expect(overlaps(at(0).box, at(29).box)).toBe(true);
    expect(overlaps(at(0).box, at(31).box)).toBe(false);
  });
});

describe('steps', () => {
  it('are equal from the smallest to the largest value', () => {
    const step = sequential([0, 35, 70]);
    expect([0, 9, 11, 35, 70].map(step)).toEqual(['q1', 'q1', 'q2', 'q4', 'q7']);
  });

  it('are of square roots where one value would leave the others pale', () => {
    const step = sequential([1, 4, 4, 4, 64]);
    expect([1, 4, 16, 64].map(step)).toEqual(['q1', 'q2', 'q4', 'q7']);
  });

  it('reach as far below the midpoint as above', () => {
    const step = diverging([90, 135], 100);
    expect([65, 90, 100, 135].map(step)).toEqual(['v1', 'v3', 'v4', 'v7']);
  });
});

describe('placeTooltip', () => {
  const size = { width: 100, height: 40 };
  const frame = { width: 400, height: 300 };

  it('stands off the row and the column of a cell', () => {
    expect(placeTooltip({ x: 100, y: 100, width: 20, height: 20 }, 'cell', size, frame)).toEqual({ x: 130, y: 130 });
  });

  it('turns to the left and upwards at the far corner', () => {
    expect(placeTooltip({ x: 370, y: 270, width: 20, height: 20 }, 'cell', size, frame)).toEqual({ x: 260, y: 220 });
  });

  it('stands under a row, clear of the values at its end', () => {
    const { x, y } = placeTooltip({ x: 50, y: 100, width: 300, height: 13 }, 'row', size, frame);
    expect(y).toBeGreaterThanOrEqual(113);
    expect(x + size.width).toBeLessThanOrEqual(400 - 56);
  });

  it('stands beside a column', () => {
    const { x } = placeTooltip({ x: 100, y: 100, width: 20, height: 100 }, 'column', size, frame);
    expect(x).toBeGreaterThanOrEqual(120);
  });
});

describe('nextMark', () => {
  const grid = Array.from({ length: 6 }, (_, i) => ({
    x: 50 * (i % 3),
    y: 40 * Math.floor(i / 3),
    width: 48,
    height: 38,
  }));

  it('walks in reading order with left and right', () => {
    expect(nextMark(grid, 2, 'ArrowRight')).toBe(3);
    expect(nextMark(grid, 0, 'ArrowLeft')).toBe(0);
  });

  it('goes to the cell above or below, and stays at the edges', () => {
    expect(nextMark(grid, 1, 'ArrowDown')).toBe(4);
    expect(nextMark(grid, 5, 'ArrowUp')).toBe(2);
    expect(nextMark(grid, 4, 'ArrowDown')).toBe(4);
  });

  it('goes down a list of bars however long they are', () => {
    const bars = [300, 20, 280, 5].map((width, i) => ({ x: 100, y: 26 * i, width, height: 13 }));
    expect([0, 1, 2].map((from) => nextMark(bars, from, 'ArrowDown'))).toEqual([1, 2, 3]);
    expect([3, 2, 1].map((from) => nextMark(bars, from, 'ArrowUp'))).toEqual([2, 1, 0]);
  });
});
